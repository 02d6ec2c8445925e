"""Office files hold what only sheets of other offices have."""

from __future__ import annotations

from dataclasses import replace

from models.cells import Cells
from models.definitions.definition import TextLine
from models.filled_form import FilledForm
from models.form import Form
from printing.compose import setting_for
from printing.office.docx import write_docx
from printing.office.spread import spread
from tests.derived import GOALS, LINES, TREE, with_blocks
from tests.printing.office.word_file import drawn, opened
from tests.printing.office.word_schema import faults

FIELDS = Cells(budget_year="2026", total_score="95", annual_objective="建路\n建桥")
MARK = TextLine(left="报编号：{total_score}")
DEFINITION = replace(with_blocks(GOALS, LINES, TREE), top_lines=(MARK,))
FORM = FilledForm(Form(DEFINITION.id, fields=FIELDS), DEFINITION)


def test_lines_stand_above_and_between_in_a_word_file() -> None:
    word = opened(write_docx(FORM))
    body = word.parts["word/document.xml"]

    assert word.lines[:3] == ["报编号：95", "2026年自评表", "二、指标表→单位：95"]
    assert len(word.tables) == 2
    assert list(faults(body)) == []


def test_totals_are_rows_of_the_tree_in_a_word_file() -> None:
    _, tree = opened(write_docx(FORM)).tables

    assert drawn(tree).splitlines()[-2:] == [
        "↑ | 小计 | ← | ← |  | 60",
        "总分 | ← | ← | ← | ← | 95",
    ]


def test_lines_between_tables_take_rows_of_a_spreadsheet() -> None:
    table = spread(FORM.form, setting_for(FORM.form, DEFINITION))
    rows = {cell.text: cell.row for cell in table.cells if cell.style != "cell"}

    assert rows == {"报编号：95": 0, "2026年自评表": 1, "二、指标表": 5, "单位：95": 5}
    assert table.heads == (range(6, 7),)


def test_cells_of_a_spreadsheet_cover_each_place_once() -> None:
    table = spread(FORM.form, setting_for(FORM.form, DEFINITION))
    covered = [
        (row, column)
        for cell in table.cells
        for row in cell.rows
        for column in cell.columns
    ]

    assert len(covered) == len(set(covered)) == table.rows * len(table.widths)
