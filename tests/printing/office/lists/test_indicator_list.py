"""The indicators as a plain list, for other programs."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.cells import Cells
from models.definitions.definition_file import definitions
from models.filled_form import FilledForm
from models.form import Form, Row
from models.reading.files.text_grid import text_grid
from models.rules.subject import Subject
from models.values.csv_guard import guarded, unguarded
from printing.office.lists.indicator_list import indicator_list
from printing.office.lists.list_csv import write_list_csv
from printing.office.lists.list_xlsx import write_list_xlsx
from printing.office.notices import list_csv_notices, list_xlsx_notices
from printing.wrap import printable_text
from tests.pictures import tree
from tests.printing.office.spreadsheet import Spreadsheet, opened, rows_of
from tests.printing.paper import Sample, samples

LAMPS = """
    annual_objective: 更换路灯
    quantity
      路灯数量 | sign== | target=40 | unit=盏
      灯杆数量 | sign=≥ | target=10 | unit=根 | note=合用
    economic_cost
      更换成本 | sign=≤ | target=-5 | unit=万元
    """
PROJECT = "project_form_2026"
SECOND_SHEET = "xl/worksheets/sheet2.xml"


def lines(form: Form) -> list[list[str]]:
    """Return the lines of the CSV of a form."""
    data = write_list_csv(FilledForm(form, definitions()[form.definition]))
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def spreadsheet(form: Form) -> Spreadsheet:
    """Return the list of a form as a spreadsheet, taken apart."""
    return opened(write_list_xlsx(FilledForm(form, definitions()[form.definition])))


def one(key: str, text: str) -> str:
    """Return what a line of the CSV says where an indicator has a text."""
    row = Row(1, Cells({"name": "名称", key: text}))
    head, line = lines(Form("project_form_2026").with_rows("quantity", (row,)))
    labels = {"name": "三级指标", "sign": "指标值类型", "target": "指标值", "note": "备注"}
    return line[head.index(labels[key])]


def test_each_indicator_has_a_line_with_its_levels() -> None:
    sound = tree(LAMPS.replace("-5", "5"))

    assert lines(sound) == [
        ["一级指标", "二级指标", "三级指标", "指标值", "度量单位", "指标值类型", "备注"],
        ["产出指标", "数量指标", "路灯数量", "40", "盏", "=", ""],
        ["产出指标", "数量指标", "灯杆数量", "10", "根", "≥", "合用"],
        ["成本指标", "经济成本指标", "更换成本", "5", "万元", "≤", ""],
    ]


def test_what_the_fiscal_system_refuses_stands_in_a_last_column() -> None:
    head, *rows = lines(tree(LAMPS))

    assert head[-1] == "需要修改的值"
    assert [row[-1] for row in rows] == [
        "",
        "",
        "指标值：指标值“-5”里有系统不收的“-”，请改写，如“至”",
    ]


def test_columns_that_the_sheet_joins_are_apart() -> None:
    drawing = "quality\n  合格率 | sign=≥ | target=95 | unit=% | points=90"
    head, line = lines(tree(drawing, "self_evaluation_2026"))

    assert head[3:6] == ["指标值类型", "指标值", "度量单位"]
    assert line[3:6] == ["≥", "95", "%"]


def test_trees_side_by_side_follow_each_other() -> None:
    form = tree("annual.quality\n  甲\nlong_term.quality\n  乙", "national_project_form")

    assert [line[:4] for line in lines(form)] == [
        ["目标期间", "一级指标", "二级指标", "三级指标"],
        ["中期", "产出指标", "质量指标", "乙"],
        ["年度", "产出指标", "质量指标", "甲"],
    ]


@given(samples())
def test_every_text_of_the_indicators_is_in_the_list(sample: Sample) -> None:
    listed = indicator_list(FilledForm(sample.form, sample.definition))
    keys = [column.key for column in listed.columns]
    indicators = list(Subject(sample.form, sample.definition).indicators())

    assert len(listed.rows) == len(indicators)
    for row, each in zip(listed.rows, indicators):
        assert Cells(dict(zip(keys, row.texts))).items() >= each.row.cells.items()


@given(samples())
def test_any_list_comes_back_from_its_csv(sample: Sample) -> None:
    listed = indicator_list(FilledForm(sample.form, sample.definition))
    found = lines(sample.form)[1:]

    for row, line in zip(listed.rows, found, strict=True):
        back = [unguarded(each) for each in line[: len(row.texts)]]
        assert back == list(map(printable_text, row.texts))


def test_the_csv_is_what_office_programs_on_windows_take() -> None:
    data = write_list_csv(FilledForm(tree(LAMPS), definitions()["project_form_2026"]))

    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == 4


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("sign", "=", "="),
        ("sign", "=1+1", "'=1+1"),
        ("target", "-5", "-5"),
        ("target", "+5", "+5"),
        ("target", "-5+cmd", "'-5+cmd"),
        ("name", "-5", "'-5"),
        ("name", "@SUM(A1)", "'@SUM(A1)"),
        ("name", "＝1", "'＝1"),
        ("note", "甲,“乙”\n\"丙\"", "甲,“乙”\n\"丙\""),
        ("note", "\t=1", "' =1"),
        ("note", "\r=1", "'\n=1"),
        ("note", "\n甲", "'\n甲"),
        ("note", " =1", "' =1"),
        ("note", "\xa0=1", "'\xa0=1"),
        ("note", "\u3000＋1", "'\u3000＋1"),
        ("note", "－1", "'－1"),
        ("note", "＠甲", "'＠甲"),
        ("note", "+8610", "'+8610"),
        ("note", "'=1", "''=1"),
        ("note", "'甲", "'甲"),
        ("note", "甲=1", "甲=1"),
    ],
)
def test_no_text_is_a_formula(key: str, text: str, said: str) -> None:
    assert one(key, text) == said


@given(st.text(st.characters(codec="utf-8")) | st.from_regex(r"['\s]*[=+@-].*"))
def test_what_was_guarded_is_read_as_it_was(text: str) -> None:
    assert unguarded(guarded(text)) == text


def test_marks_against_formulas_are_told() -> None:
    form, definition = tree("quantity\n  -5 | note=+8610"), definitions()[PROJECT]

    told = list_csv_notices(FilledForm(form, definition))
    assert told[0].startswith("有 2 处文字以 = + - @ 开头，前面加了“'”")
    assert not list_xlsx_notices(FilledForm(form, definition))[0].startswith("有 2 处")


def test_our_own_csv_is_read_back_without_its_marks() -> None:
    form = tree("quantity\n" + "  -5号灯 | note=＝甲\n" * 3)
    data = write_list_csv(FilledForm(form, definitions()[PROJECT]))
    grid = text_grid(data.decode("utf-8-sig"), ".csv")

    texts = [cell.text for row in grid.rows for cell in row.cells]
    assert texts.count("-5号灯") == texts.count("＝甲") == 3


def test_the_spreadsheet_has_numbers_and_texts() -> None:
    cells = spreadsheet(tree(LAMPS)).cells()

    assert [cells[1, column].kind for column in range(6)] == [*"sssn", "s", "s"]
    assert cells[3, 3].text == "-5"


def test_rows_are_as_high_as_their_texts() -> None:
    long = LAMPS.replace("路灯数量", "路灯" * 60)
    heights = [height for _, height in rows_of(spreadsheet(tree(long)).sheet())]

    # 120 characters of 11 points in a column of 80 mm, at 1.45 a line.
    assert heights[1] >= 120 / 20 * 11 * 1.45
    assert heights[2] == heights[0]


def test_the_second_sheet_says_what_is_to_be_mended() -> None:
    cells = spreadsheet(tree(LAMPS)).cells(SECOND_SHEET)

    assert cells[0, 0].text == "位置"
    assert cells[1, 0].text == "成本指标 › 经济成本指标 第1条 › 指标值"


def test_a_sound_list_has_one_sheet() -> None:
    assert SECOND_SHEET not in spreadsheet(tree(LAMPS.replace("-5", "5"))).parts


def test_what_is_refused_is_told() -> None:
    form, definition = tree(LAMPS), definitions()["project_form_2026"]

    assert list_csv_notices(FilledForm(form, definition)) == (
        "财政系统不收：成本指标 › 经济成本指标 第1条 › 指标值："
        "指标值“-5”里有系统不收的“-”，请改写，如“至”",
    )


def test_of_many_faults_the_first_are_told() -> None:
    form = tree("annual_objective: 目标\nquantity\n" + "  数量\n" * 30)
    told = list_xlsx_notices(FilledForm(form, definitions()["project_form_2026"]))

    # Each lacks target, unit and sign.
    assert len(told) == 21
    assert told[-1] == "财政系统不收的还有 70 处，请修改后再导出。"


def test_an_empty_list_is_told() -> None:
    form = tree("annual_objective: 目标")

    assert list_csv_notices(FilledForm(form, definitions()["project_form_2026"])) == (
        "这份表没有填绩效指标。",
    )


def test_the_same_list_gives_the_same_bytes() -> None:
    definition = definitions()["project_form_2026"]
    filled = FilledForm(tree(LAMPS), definition)
    first, second = (write_list_xlsx(filled) for _ in range(2))

    assert first == second
