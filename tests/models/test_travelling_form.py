"""A form of somebody else's sheet is handed on, and opens by itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.cells import Cells
from models.definitions.own_definition import filled_by, that_travels
from models.form import Form, Row
from models.form_data import form_to_data
from models.form_file import write_form_file
from models.next_year import next_year
from models.reading.own_file import read_own
from models.reading.unreadable import Unfit
from models.store.drafts import Drafts
from tests.derived import GOALS, LINES, TREE, with_blocks

SHEET = that_travels(with_blocks(GOALS, LINES, TREE))
FORM = filled_by(SHEET, Cells(budget_year="2026", total_score="95")).with_rows(
    "quantity_again", (Row(1, Cells(name="装灯", target="2026")),)
)


def as_json(form: Form) -> bytes:
    """Return what export writes as JSON."""
    return json.dumps(form_to_data(form)).encode()


@pytest.mark.parametrize("suffix", [".jibiao", ".json"])
def test_a_file_of_it_is_read_by_what_it_carries(suffix: str) -> None:
    data = as_json(FORM) if suffix == ".json" else write_form_file(FORM)
    read = read_own(data, suffix)

    assert read.form == FORM
    assert read.definition is SHEET


def test_a_file_with_a_faulty_definition_is_told() -> None:
    data = as_json(FORM).replace(b"[[fields]]", b"[[felder]]")

    with pytest.raises(Unfit, match="本程序没有，请升级程序"):
        read_own(data, ".json")


def test_a_draft_of_it_opens_from_what_it_carries(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    draft_id = drafts.create(FORM)
    (summary,) = Drafts(tmp_path).summaries()

    assert Drafts(tmp_path).open(draft_id).form == FORM
    assert (summary.title, summary.form_name) == ("2026年自评表", "自评表")


def test_next_years_form_carries_it_on() -> None:
    following = next_year(FORM, SHEET)

    assert following.own_definition == FORM.own_definition
    assert following.fields["budget_year"] == "2027"
    assert "project_name" not in following.fields
