"""docs/definition.md has every key of a form's file, and no other."""

from __future__ import annotations

import re
import tomllib
from dataclasses import MISSING, Field, fields
from functools import cache
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

import pytest

from models.definitions import definition as values
from models.definitions.definition_file import read_definition
from models.definitions.entry import Blank, Count, Name
from models.form import Form
from printing.compose import compose
from tests.models.definitions.test_definition_file import read

PAGE = Path(__file__).resolve().parents[3] / "docs" / "definition.md"

TABLES: dict[str, tuple[type, ...]] = {
    "The head": (values.Definition,),
    "`[[fields]]`": (values.Field,),
    "`[[lines]]` and `[[feet]]`": (values.TextLine,),
    "`[[blocks]]`": (
        values.LineBlock,
        values.SideBlock,
        values.Grid,
        values.ListBlock,
        values.IndicatorBlock,
    ),
    "`columns`": (values.Column,),
    "`cells`": (values.GridCell,),
    "`[[blocks.levels]]`": (values.FirstLevel,),
    "`second_levels`": (values.SecondLevel,),
    "`[[sums]]`": (values.Sum,),
    "`[weights]`": (values.WeightPolicy,),
    "`[page]`": (values.PageStyle,),
}
MADE = {"`[[blocks]]`": {"side_column"}}
"""What the reader makes of other keys."""
MORE = {"`[[blocks]]`": {"kind"}, "`cells`": {"label"}, "`[page]`": {"orientation"}}
"""Keys that only say how to make something."""
KINDS = {
    str: "text",
    Name: "text",
    Blank: "text",
    float: "number",
    bool: "true or false",
    int: "whole number",
    Count: "whole number from 1",
    tuple[str, ...]: "texts",
    tuple[int, ...]: "whole numbers from 1",
}
WORKED_OUT = {
    *(("`columns`", key) for key in ("width", "least", "most")),
    *(("`[page]`", key) for key in ("width", "height")),
}
GIVEN = {("`columns`", "key"), ("The head", "version"), ("`[[blocks]]`", "side")}
"""Where the reader's default is not the dataclass's, or it reads a table."""

SMALL = """
    id = "try_2026"
    form = "project_form"
    name = "试用表"
    title = "试用表"
    """


@cache
def rows(heading: str) -> dict[str, tuple[str, str, str]]:
    """Return kind, default and example of each key under a heading."""
    part = PAGE.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1]
    part = part.split("\n## ")[0]
    found = re.findall(r"(?m)^\| `(\w+)` \| (.*?) \| (.*?) \|.*?\| `(.*)` \|$", part)
    return {key: (kind, default, example) for key, kind, default, example in found}


def known(heading: str) -> dict[str, tuple[Field[object], object]]:
    """Return the fields under a heading, with their kinds."""
    return {
        each.name: (each, get_type_hints(owner, include_extras=True)[each.name])
        for owner in TABLES[heading]
        for each in fields(owner)
    }


@pytest.mark.parametrize("heading", TABLES)
def test_every_key_has_a_line_and_every_line_a_key(heading: str) -> None:
    keys = known(heading).keys() - MADE.get(heading, set())

    assert rows(heading).keys() == keys | MORE.get(heading, set())


@pytest.mark.parametrize("heading", TABLES)
def test_kind_and_default_are_those_of_the_dataclass(heading: str) -> None:
    for key, (field, kind) in known(heading).items():
        if key not in rows(heading) or (heading, key) in GIVEN | WORKED_OUT:
            continue
        said, default, _ = rows(heading)[key]
        if get_origin(kind) is Literal:
            assert said == f"one of {', '.join(get_args(kind))}", key
        elif kind in KINDS:
            assert said == KINDS[kind], key
        else:
            continue
        assert default == in_words(field.default), key


def in_words(default: object) -> str:
    """Return a default as the page has it."""
    if default is MISSING:
        return "needed"
    if isinstance(default, bool):
        return str(default).lower()
    if isinstance(default, str):
        kinds = "text", "field", "centre", "bundled"
        return default if default in kinds else f'"{default}"'
    return "none" if default == () else f"{default:g}"


@pytest.mark.parametrize("heading", [*TABLES, "`[[blocks.rows]]`"])
def test_each_example_is_an_example_of_its_key(heading: str) -> None:
    for key, (*_, example) in rows(heading).items():
        assert list(tomllib.loads(example)) == [key]


def test_the_whole_form_can_be_read_and_printed(tmp_path: Path) -> None:
    text = PAGE.read_text(encoding="utf-8")
    (whole,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    path = tmp_path / "试用.toml"
    path.write_text(whole, encoding="utf-8")
    made = read_definition(path)

    assert made.id == "try_2027"
    assert len(compose(Form(made.id), made).pages) == 1


def test_examples_of_a_page_are_read(tmp_path: Path) -> None:
    lines = "\n".join(example for *_, example in rows("`[page]`").values())

    assert read(tmp_path, SMALL, f"[page]\n{lines}").page.annex_mark == "附件1"


def test_examples_of_a_field_are_read(tmp_path: Path) -> None:
    lines = "\n".join(example for *_, example in rows("`[[fields]]`").values())

    assert read(tmp_path, SMALL, f"[[fields]]\n{lines}").field("project_name").outcome
