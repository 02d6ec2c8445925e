"""Columns are wide enough for their numbers, and share the rest."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QTreeView
from pytestqt.qtbot import QtBot

from models.form import Form
from tests.pictures import tree
from tests.ui.forms import TREE
from ui.editor.rows.row_extent import EMPTY_HEIGHT, RowExtent, least_width
from ui.editor.rows.row_steps import RowSteps
from ui.editor.rows.tree_model import TreeModel

LAMPS = tree(
    """
    quantity
      路灯 | target=40
    """
)
NAME, _, TARGET = TREE.columns[2:]


def ten_each(text: str) -> int:
    """Return the width of a text in a face of ten pixels to the letter."""
    return 10 * len(text)


def extent_of(form: Form, qtbot: QtBot) -> tuple[QTreeView, RowExtent]:
    view, rows = QTreeView(), TreeModel(TREE, form)
    qtbot.addWidget(view)
    view.setModel(rows)
    view.resize(600, 400)
    return view, RowExtent(view, rows, RowSteps(view, rows))


@pytest.mark.parametrize(
    ("texts", "width"),
    [
        ([], 48),
        (["40"], 48),
        (["40", "12345678"], 80 + 18),
        (["1234567890123456"], 128),
    ],
)
def test_a_number_is_not_parted_unless_it_is_very_long(
    texts: list[str], width: int
) -> None:
    assert least_width(TARGET, texts, ten_each) == width


def test_words_may_be_parted_however_long_they_are() -> None:
    assert least_width(NAME, ["很长的名称" * 9], ten_each) == 72


def test_columns_fill_the_room_beside_the_numbers_of_rows(qtbot: QtBot) -> None:
    view, extent = extent_of(LAMPS, qtbot)
    extent.fit_columns()

    cells = extent.cell_rects(top=5, height=20)
    assert cells[0].left() == 36
    assert cells[-1].right() + 1 == view.viewport().width()
    assert {(cell.top(), cell.height()) for cell in cells} == {(5, 20)}


def test_the_head_stays_in_sight_until_the_view_ends(qtbot: QtBot) -> None:
    view, extent = extent_of(LAMPS, qtbot)
    places = []
    for scrolled in (-20, 100, 1000):
        extent.stick(scrolled)
        places.append(view.header().y())

    assert places == [0, 100, 400 - view.header().height()]


def test_a_view_is_as_high_as_the_rows_that_it_shows(qtbot: QtBot) -> None:
    view, extent = extent_of(LAMPS, qtbot)
    extent.fit_height()
    closed = view.height()
    view.expandAll()
    extent.fit_height()

    assert view.height() > closed > EMPTY_HEIGHT
