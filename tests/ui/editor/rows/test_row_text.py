"""Rows go to other programs and come back, as tables do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData

from models.cells import Cells
from models.definitions.definition_file import definitions
from models.form import Row
from models.reading.files.tabbed import tabbed_rows
from models.reading.unreadable import Unfit
from tests.pictures import tree
from ui.editor.rows.row_text import (
    CELLS_MIME,
    Copied,
    pack_cells,
    to_html,
    to_tsv,
    unpack_cells,
)
from ui.widgets.text_room import LIMIT

COLUMNS = definitions()["project_form_2026"].columns_of("quantity")
TASKS = definitions()["department_form_2026"].columns_of("main_tasks")
FORM = tree(
    """
    quantity
      甲 | target=1
      乙 | target=2
    """
)


@given(st.lists(st.lists(st.text("甲 \"\n<&1", min_size=1), min_size=1, max_size=3)))
def test_what_is_copied_out_comes_back(table: list[list[str]]) -> None:
    rows = [
        Row(number, Cells(dict(zip(("name", "target", "unit"), cells))))
        for number, cells in enumerate(table)
    ]
    columns = COLUMNS[:3]

    back = tabbed_rows(to_tsv(rows, columns))

    kept = [[row.cells[each.key].strip() for each in columns] for row in rows]
    assert back == kept


def test_word_gets_a_table_in_which_user_text_is_text() -> None:
    row = Row(1, Cells(name="<b>&"))

    assert "<td>&lt;b&gt;&amp;</td>" in to_html([row], COLUMNS)


def test_rows_copied_here_come_back_whole() -> None:
    rows = FORM.rows("quantity")

    copied = unpack_cells(pack_cells(rows, COLUMNS), COLUMNS)

    assert copied == Copied(tuple(row.cells for row in rows), ())


def test_rows_come_back_as_text_boxes_would_have_taken_them() -> None:
    data = pack_cells([Row(1, Cells(name="甲\0\ud800乙\u2028丙"))], COLUMNS)

    copied = unpack_cells(data, COLUMNS)
    assert copied is not None
    assert copied.rows[0]["name"] == "甲乙\n丙"


def test_a_text_too_long_for_a_box_is_refused() -> None:
    data = pack_cells([Row(1, Cells(name="长" * (LIMIT + 1)))], COLUMNS)

    with pytest.raises(Unfit, match="一格有 20001 字，一格最多 20000 字"):
        unpack_cells(data, COLUMNS)


def test_texts_whose_columns_are_not_there_are_not_forgotten() -> None:
    of_department = definitions()["department_form_2026"].columns_of("quantity")
    data = pack_cells([Row(1, Cells(name="甲", explanation="依据"))], of_department)

    copied = unpack_cells(data, COLUMNS)
    assert copied == Copied((Cells(name="甲"),), ("依据",))


def test_rows_of_another_kind_of_table_come_as_text() -> None:
    data = pack_cells(FORM.rows("quantity"), COLUMNS)

    assert unpack_cells(data, TASKS) is None


@pytest.mark.parametrize(
    "told", [b"", b"5", b"[1]", b"\x80\x04.", b'[["a"]]', b"[" * 100_000]
)
def test_foreign_rows_are_no_rows(told: bytes) -> None:
    data = QMimeData()
    data.setData(CELLS_MIME, told)

    assert unpack_cells(data, COLUMNS) is None
