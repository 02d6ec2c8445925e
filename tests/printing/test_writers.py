"""Every kind of file that a form can be exported as."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from models.cells import Cells
from models.definitions.definition_file import definitions
from models.filled_form import FilledForm
from models.form import Form
from models.next_year import next_year
from printing.commands.run import USAGE
from printing.writers import WRITERS, Drawn, ExportOptions, draw
from tests.pictures import tree
from tests.strategies import forms

ROOT = Path(__file__).resolve().parents[2]
STEM = "某县住建局_更换路灯_2026年_项目支出绩效目标表"
LAMPS = tree("""
    budget_year: 2026
    reporting_unit: 某县住建局
    amount_unit: 万元
    project_name: 更换路灯
    annual_objective: 换灯
    quantity
      路灯数量 | sign=≥ | target=4-5 | unit=盏
    """)
ODD = tree("project_name: 更换\x01路灯")


def drawn(form: Form, name: str) -> Drawn:
    """Return a form as a file of one kind."""
    filled = FilledForm(form, definitions()[form.definition])
    return draw(filled, ExportOptions(name))


@pytest.mark.parametrize(
    ("name", "ending", "start"),
    [
        ("pdf", ".pdf", b"%PDF-"),
        ("docx", ".docx", b"PK\x03\x04"),
        ("xlsx", ".xlsx", b"PK\x03\x04"),
        ("list.xlsx", "_绩效指标.xlsx", b"PK\x03\x04"),
        ("list.csv", "_绩效指标.csv", b"\xef\xbb\xbf"),
        ("jibiao", ".jibiao", b'{"sha256":"'),
        ("json", ".json", b"{"),
    ],
)
def test_each_kind_has_its_name_and_its_bytes(
    name: str, ending: str, start: bytes
) -> None:
    made = drawn(LAMPS, name)

    assert made.name == f"{STEM}{ending}"
    assert made.data.startswith(start)


@pytest.mark.parametrize("name", WRITERS)
def test_each_format_is_told_wherever_formats_are_named(name: str) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert name in USAGE
    assert f"`{name}`" in readme


@pytest.mark.parametrize("name", WRITERS)
@given(form=forms())
def test_whatever_was_typed_can_be_exported(name: str, form: Form) -> None:
    made = drawn(form, name)

    assert made.data == drawn(form, name).data


@pytest.mark.parametrize("name", WRITERS)
def test_a_blank_form_can_be_exported(name: str) -> None:
    for definition in definitions().values():
        assert drawn(Form(definition.id), name).data


@pytest.mark.parametrize("name", ["docx", "xlsx"])
def test_a_definition_without_tables_can_be_exported(name: str) -> None:
    plain = replace(definitions()["project_form_2026"], blocks=())

    assert draw(FilledForm(LAMPS, plain), ExportOptions(name)).data


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("docx", ["有 1 个看不见的字符写不进文件，已略去。"]),
        ("xlsx", ["有 1 个看不见的字符写不进文件，已略去。"]),
        ("jibiao", []),
    ],
)
def test_what_a_file_cannot_hold_is_told(name: str, told: list[str]) -> None:
    assert list(drawn(ODD, name).notices) == told


@pytest.mark.parametrize("name", ["pdf", "docx", "xlsx", "list.xlsx", "list.csv"])
def test_no_file_to_read_shows_the_last_year(name: str) -> None:
    form = next_year(LAMPS, definitions()[LAMPS.definition])
    rows = tuple(replace(each, last_year=Cells()) for each in form.rows("quantity"))
    plain = replace(form, last_year=Cells()).with_rows("quantity", rows)
    assert form != plain

    assert drawn(form, name) == drawn(plain, name)


@pytest.mark.parametrize("name", ["list.xlsx", "list.csv"])
def test_what_the_fiscal_system_refuses_is_told(name: str) -> None:
    (told,) = drawn(LAMPS, name).notices

    assert told.startswith("财政系统不收：产出指标 › 数量指标 第1条 › 指标值：")
