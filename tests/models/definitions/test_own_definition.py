"""A form opens by the definition that it carries, wherever it goes."""

from __future__ import annotations

import ast
from dataclasses import asdict, replace

import pytest

from models.cells import Cells
from models.definitions.definition_file import DefinitionMissing, definitions
from models.definitions.entry import DefinitionFaulty
from models.definitions.own_definition import (
    definition_of,
    filled_by,
    text_of,
    that_travels,
)
from models.form import Form
from models.form_data import form_from_data, form_to_data
from tests.derived import GOALS, LINES, TREE, with_blocks
from tests.source_code import LAYERS, ROOT, modules, tree_of

SHEET = that_travels(with_blocks(GOALS, LINES, TREE))
FORM = filled_by(SHEET, Cells(budget_year="2026"))


def test_a_form_of_ours_carries_nothing() -> None:
    own = definitions()["project_form_2026"]

    assert filled_by(own, Cells()).own_definition == ""
    assert definition_of(filled_by(own, Cells())) is own


def test_equal_definitions_are_one() -> None:
    assert that_travels(with_blocks(GOALS, LINES, TREE)) is SHEET
    assert definition_of(FORM) is SHEET


def test_a_form_opens_by_what_it_carries() -> None:
    again = form_from_data(form_to_data(FORM))

    assert again == FORM
    assert asdict(definition_of(again)) == asdict(SHEET)


def test_one_of_the_program_goes_before_what_is_carried() -> None:
    posing = Form("project_form_2026", own_definition=text_of(SHEET))

    assert definition_of(posing) is definitions()["project_form_2026"]


@pytest.mark.parametrize(
    "carried",
    [
        "",
        "id = 1",
        "[" * 100_000,
        text_of(SHEET) + "\nlater_key = 1",
        text_of(SHEET).replace(SHEET.id, "another"),
        "#" * 600_000,
    ],
    ids=["nothing", "faulty", "deep", "newer", "another", "long"],
)
def test_what_cannot_be_read_is_missing(carried: str) -> None:
    with pytest.raises(DefinitionMissing, match=f"“{SHEET.id}”不在这台电脑上"):
        definition_of(replace(FORM, own_definition=carried))


def test_a_definition_beyond_the_limits_does_not_travel() -> None:
    (grid,) = with_blocks(GOALS).tables
    endless = replace(with_blocks(GOALS), blocks=(grid,) * 101)

    with pytest.raises(DefinitionFaulty, match="“blocks”有 101 组，太多了"):
        that_travels(endless)


def test_a_definition_is_only_looked_up_in_one_place() -> None:
    found = [
        str(path.relative_to(ROOT))
        for layer in LAYERS
        for path in modules(layer)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute | ast.Subscript)
        if ast.unparse(node.value) == "definitions()"
        if ".values" not in ast.unparse(node)
    ]

    # Which kinds there are for a new form, and what the list calls one.
    assert sorted(found) == [
        "models/definitions/own_definition.py",
        "ui/dialogs/new_form_dialog.py",
        "ui/drafts/drafts_model.py",
    ]
