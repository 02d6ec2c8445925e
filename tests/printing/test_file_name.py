"""Exported files get names that every system takes."""

from __future__ import annotations

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.cells import Cells
from models.definitions.definition_file import definitions
from models.filled_form import FilledForm
from models.form import Form
from printing.file_name import export_file_name, numbered

DEFINITION = definitions()["project_form_2026"]
DEVICES = {"CON", "PRN", "AUX", "NUL", "COM1", "LPT9"}


def named(unit: str = "", project: str = "", year: str = "") -> str:
    """Return the name of the PDF of a form with these fields."""
    fields = Cells(reporting_unit=unit, project_name=project, budget_year=year)
    filled = FilledForm(Form(DEFINITION.id, 1, fields), DEFINITION)
    return export_file_name(filled, ".pdf")


def test_a_name_says_who_what_and_when() -> None:
    name = named("某县教育局", "校舍维修", "2026")

    assert name == "某县教育局_校舍维修_2026年_项目支出绩效目标表.pdf"


def test_an_empty_form_is_named_after_its_kind() -> None:
    assert named() == "项目支出绩效目标表.pdf"


def test_the_department_stands_in_for_the_unit() -> None:
    department = definitions()["department_form_2026"]
    form = Form(department.id, 1, Cells(department_name="某局"))
    name = export_file_name(FilledForm(form, department), ".json")

    assert name == "某局_部门整体支出绩效目标表.json"


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("a/b", "a b"),
        ("..", ""),
        ("../../etc", "etc"),
        ("C:\\x", "C x"),
        ('甲"乙"', "甲 乙"),
        ("国货&国用", "国货&国用"),
        ("末尾有点。.", "末尾有点。"),
        ("-o", "o"),
        ("两\n行", "两 行"),
        ("甲\u202egpj.乙", "甲gpj.乙"),
        ("零\u200b宽", "零宽"),
        ("半个\ud800", "半个"),
        ("𠮷林", "𠮷林"),
    ],
)
def test_what_some_system_refuses_is_left_out(typed: str, part: str) -> None:
    assert named(unit=typed) == "_".join(filter(None, [part, named()]))


@pytest.mark.parametrize("unit", ["CON.甲", "con.", "Lpt9.x", "COM¹.x"])
def test_a_device_of_windows_is_never_named(unit: str) -> None:
    assert named(unit=unit).split(".")[0].strip().upper() not in DEVICES


def test_the_longest_part_is_cut_first() -> None:
    name = named("某局", "长" * 300, "2026")

    assert name.startswith("某局_长长")
    assert name.endswith("长_2026年_项目支出绩效目标表.pdf")
    assert 198 <= len(name.encode()) <= 200


@given(*[st.text(max_size=120)] * 3)
def test_whatever_is_typed_the_name_is_legal(
    unit: str, project: str, year: str
) -> None:
    name = named(unit, project, year)

    assert len(name.encode()) <= 200
    assert not {category(each) for each in name} & {"Cc", "Cf", "Cs"}
    assert not set(name) & set('\\/:*?"<>|\0')
    assert name[0] not in " .-~"
    assert name.split(".")[0].strip().upper() not in DEVICES


def test_taken_names_are_numbered() -> None:
    assert [numbered("某.局.pdf", number) for number in (1, 2, 3)] == [
        "某.局.pdf",
        "某.局-2.pdf",
        "某.局-3.pdf",
    ]


@pytest.mark.parametrize(
    ("name", "second"),
    [
        ("路灯.pdf", "路灯-2.pdf"),
        ("full", "full-2"),
        (".hidden", ".hidden-2"),
        (".hidden.pdf", ".hidden-2.pdf"),
        ("a.b.c.pdf", "a.b.c-2.pdf"),
        ("a.", "a-2."),
    ],
)
def test_the_number_stands_behind_the_name(name: str, second: str) -> None:
    assert numbered(name, 1) == name
    assert numbered(name, 2) == second
