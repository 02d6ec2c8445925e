"""Rows go to other programs and come back, as tables do."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData

from models.cells import Cells
from models.definition_file import definitions
from models.edits import apply
from models.form import Form, Row
from tests.pictures import assert_looks_like, tree
from ui.moves import END
from ui.row_text import (
    CELLS_MIME,
    MOST_LINES,
    pack_cells,
    paste_rows,
    paste_table,
    read_tsv,
    to_html,
    to_tsv,
    unpack_cells,
)
from ui.text_box import LIMIT

COLUMNS = definitions()["project_form_2026"].columns_of("quantity")
TASKS = definitions()["department_form_2026"].columns_of("main_tasks")
FORM = tree(
    """
    quantity
      甲 | target=1
      乙 | target=2
    """
)


def pasted(table: Sequence[Sequence[str]], position: int, first: int = 0) -> Form:
    lines = [list(cells) for cells in table]
    edit = paste_table(FORM, ("quantity", position), COLUMNS[first:], lines)
    assert edit is not None
    form, undo = apply(FORM, edit)
    assert apply(form, undo)[0] == FORM
    return form


def test_a_table_is_written_over_the_cells_and_on_into_new_rows() -> None:
    assert_looks_like(
        pasted([["丙", "3"], ["丁", "4"]], 1),
        """
        quantity
          甲 | target=1
          丙 | target=3
          丁 | target=4
        """,
    )


def test_a_table_begins_in_the_column_with_the_keyboard() -> None:
    assert_looks_like(
        pasted([["9", "台"]], 0, first=1),
        """
        quantity
          甲 | target=9 | unit=台
          乙 | target=2
        """,
    )


def test_a_table_under_a_level_is_added_to_it() -> None:
    assert len(pasted([["丙"], ["丁"]], END).rows("quantity")) == 4


def test_cells_past_the_last_column_are_left_out() -> None:
    assert pasted([["丙", "1", "台", "≥", "注", "多", "余"]], 0) == pasted(
        [["丙", "1", "台", "≥", "注"]], 0
    )


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("甲\t1\r\n乙\t2\r\n", [["甲", "1"], ["乙", "2"]]),
        ('"两\n行"\t"引""号"', [["两\n行", '引"号']]),
        ("只有一格", [["只有一格"]]),
        ("a\rb", [["a"], ["b"]]),
        ("\t\t", [["", "", ""]]),
        ("\ud800甲\0", [["甲"]]),
        ("", []),
    ],
)
def test_tables_of_other_programs_are_read(
    text: str, table: list[list[str]]
) -> None:
    assert read_tsv(text).table == table


def test_line_ends_in_cells_are_those_of_text_boxes() -> None:
    assert read_tsv('"甲\r\n乙"\t丙\u2028丁\t戊\u2029己').table == [
        ["甲\n乙", "丙\n丁", "戊\n己"]
    ]


def test_an_endless_table_is_cut() -> None:
    assert len(read_tsv("甲\n" * 200_000).table) == MOST_LINES


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("甲\t1", ""),
        ("甲\0\t1", "有无法保存和打印的字符，已经去掉"),
        ("长" * (LIMIT + 1), "一格最多 20000 字，多出的没有放入"),
        ("长" * LIMIT, ""),
        ("甲\n" * MOST_LINES, ""),
        ("甲\n" * (MOST_LINES + 1), "表格太长，只放入了前 1000 行"),
    ],
)
def test_what_is_left_out_of_a_table_is_said(text: str, said: str) -> None:
    assert read_tsv(text).notice == said


def test_a_cell_no_table_has_is_refused() -> None:
    with pytest.raises(ValueError):
        read_tsv('"' + "长" * 200_000)


@given(st.lists(st.lists(st.text("甲 \"\t\n<&1", min_size=1), min_size=1, max_size=3)))
def test_what_is_copied_out_comes_back(table: list[list[str]]) -> None:
    rows = [
        Row(number, Cells(dict(zip(("name", "target", "unit"), cells))))
        for number, cells in enumerate(table)
    ]
    columns = COLUMNS[:3]

    back = read_tsv(to_tsv(rows, columns)).table

    kept = [[row.cells[each.key].strip() for each in columns] for row in rows]
    while kept and not any(kept[-1]):
        kept.pop()
    assert [[*cells, "", "", ""][:3] for cells in back][: len(kept)] == kept


def test_word_gets_a_table_in_which_user_text_is_text() -> None:
    row = Row(1, Cells(name="<b>&"))

    assert "<td>&lt;b&gt;&amp;</td>" in to_html([row], COLUMNS)


def test_rows_copied_here_come_back_whole() -> None:
    rows = FORM.rows("quantity")

    cells = unpack_cells(pack_cells(rows, COLUMNS), COLUMNS)

    edit = paste_rows(FORM, ("quantity", 0), cells)
    assert edit is not None
    names = [row.cells["name"] for row in apply(FORM, edit)[0].rows("quantity")]
    assert names == ["甲", "甲", "乙", "乙"]


def test_rows_come_back_as_text_boxes_would_have_taken_them() -> None:
    cells = Cells(name="甲\0\ud800乙\u2028丙", target="长" * (LIMIT + 1))
    data = pack_cells([Row(1, cells)], COLUMNS)

    (back,) = unpack_cells(data, COLUMNS)
    assert (back["name"], len(back["target"])) == ("甲乙\n丙", LIMIT)


def test_rows_of_another_kind_of_table_come_as_text() -> None:
    data = pack_cells(FORM.rows("quantity"), COLUMNS)

    assert unpack_cells(data, TASKS) == []


@pytest.mark.parametrize(
    "told", [b"", b"5", b"[1]", b"\x80\x04.", b'[["a"]]', b"[" * 100_000]
)
def test_foreign_rows_are_no_rows(told: bytes) -> None:
    data = QMimeData()
    data.setData(CELLS_MIME, told)

    assert unpack_cells(data, COLUMNS) == []
