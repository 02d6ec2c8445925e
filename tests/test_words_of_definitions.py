"""What stands in a definition is spelt there, and in no code."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from models import keys
from models.definitions.definition import Definition, Grid, ListBlock
from models.definitions.definition_file import definitions

ROOT = Path(__file__).resolve().parents[1]
CODE = ("models", "printing", "ui")
HOME = "models/keys.py"

ELSEWHERE = {
    "models/place_names.py": {"绩效指标"},
    "models/program_version.py": {"name"},
    "models/reading/files/workbook/ods_file.py": {"name"},
    "models/reading/files/workbook/ods_looks.py": {"name"},
    "models/reading/files/workbook/xlsx_file.py": {"name"},
    "models/store/backup_writing.py": {"name"},
    "models/store/draft_faults.py": {"name"},
    "printing/fonts/subset.py": {"name"},
    "ui/paper/glyphs.py": {"name"},
    # Words of the language, by which labels are told from texts.
    "models/definitions/label_words.py": {"总分", "其他"},
    "models/definitions/labels.py": {"年度"},
    "models/reading/recognition/line_labels.py": {"年度"},
    # Of sheets and dialogs of our own, for forms that print no such label.
    "printing/office/lists/indicator_list.py": {"一级指标", "二级指标"},
    "ui/dialogs/new_form_dialog.py": {"年度"},
}
"""Words that mean something else here: an attribute of XML, a table of a
font, a key of TOML, a reason why nothing can be written."""


def keys_of(definition: Definition) -> Iterator[str]:
    """Yield all keys of a definition that a form or a sheet may have."""
    yield definition.form
    yield from (each.key for each in definition.fields)
    for block in definition.tables:
        for column in block.columns:
            yield from (column.key, column.band, *column.join)
        if isinstance(block, ListBlock):
            yield block.list
    for tree in definition.indicator_blocks:
        yield from (each.key for each in tree.levels)
        yield from (second.key for _, second in tree.second_levels())


def labels_of(definition: Definition) -> Iterator[str]:
    """Yield all that a definition prints: labels, heads, names of levels."""
    yield from (each.label for each in definition.fields)
    for block in definition.tables:
        for column in block.columns:
            yield from (column.label, column.group)
        if isinstance(block, Grid):
            yield from (cell.text for row in block.rows for cell in row)
        else:
            yield block.side
    for tree in definition.indicator_blocks:
        yield from (each.name for each in tree.levels)
        yield from (second.name for _, second in tree.second_levels())
        yield from (name for _, name in tree.band_names)


@cache
def words() -> frozenset[str]:
    """Return the keys and labels of all definitions."""
    found: set[str] = set()
    for each in definitions().values():
        found.update(keys_of(each), labels_of(each))
    # A dash, a number of points: nothing by which a label is known.
    return frozenset(word for word in found if word.strip("—0123456789"))


def spelt_in(code: str) -> set[str]:
    """Return the words of definitions that a module has as texts."""
    tree = ast.parse(code)
    no_words = set(map(id, _docstrings(tree))) | set(map(id, _kinds(tree)))
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and id(node) not in no_words
        if isinstance(node.value, str) and node.value in words()
    }


def _docstrings(tree: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def _kinds(tree: ast.Module) -> Iterator[ast.expr]:
    """Yield the texts that are kinds of texts: sign, target, unit, phone."""
    for node in ast.walk(tree):
        match node:
            case ast.Subscript(ast.Name("Literal"), inner):
                yield from _parts(inner)
            case ast.AnnAssign(annotation=said, value=ast.expr() as inner):
                if "TextKind" in ast.unparse(said):
                    yield from _parts(inner)
            case ast.Compare(ast.Attribute(_, "kind"), _, [inner]):
                yield from _parts(inner)


def _parts(node: ast.expr) -> Iterator[ast.expr]:
    return (each for each in ast.walk(node) if isinstance(each, ast.expr))


@pytest.mark.parametrize("layer", CODE)
def test_no_code_spells_what_a_definition_has(layer: str) -> None:
    found = {}
    for path in sorted((ROOT / layer).rglob("*.py")):
        name = str(path.relative_to(ROOT))
        spelt = spelt_in(path.read_text(encoding="utf-8"))
        if name != HOME and spelt != ELSEWHERE.get(name, set()):
            found[name] = spelt ^ ELSEWHERE.get(name, set())

    assert found == {}


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('text = row.cells["unit"]', {"unit"}),
        ('if key == "project_name": pass', {"project_name"}),
        ('LABEL = "产出指标"', {"产出指标"}),
        ('if column.kind == "unit": pass', set()),
        ('NEVER: tuple[TextKind, ...] = ("sign", "phone")', set()),
        ('"""unit"""', set()),
    ],
)
def test_a_spelt_word_is_found(code: str, found: set[str]) -> None:
    assert spelt_in(code) == found


def test_a_key_is_called_what_it_is() -> None:
    spelt = {name: key for name, key in vars(keys).items() if name.isupper()}

    assert spelt == {key.upper(): key for key in spelt.values()}


def test_unit_alone_is_the_unit_of_measure() -> None:
    named = [
        str(path.relative_to(ROOT))
        for layer in CODE
        for path in sorted((ROOT / layer).rglob("*.py"))
        if path.relative_to(ROOT).as_posix() != HOME
        and _assigns(ast.parse(path.read_text(encoding="utf-8")), "UNIT")
    ]

    assert named == []


def _assigns(tree: ast.Module, name: str) -> bool:
    return any(
        isinstance(node, ast.Name) and node.id == name
        for statement in tree.body
        if isinstance(statement, ast.Assign | ast.AnnAssign)
        for node in ast.walk(statement)
        if isinstance(getattr(node, "ctx", None), ast.Store)
    )
