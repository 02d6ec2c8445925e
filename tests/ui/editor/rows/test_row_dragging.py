"""What is dragged is named, and where it lands is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.editor.rows.row_dragging import WIDEST, landing_line, tag
from ui.editor.rows.row_painter import group_button

ROW = QRect(0, 100, 600, 33)


@pytest.mark.parametrize(("mouse", "edge"), [(101, 100), (115, 100), (120, 133)])
def test_the_line_is_at_the_nearer_edge_of_the_row(mouse: int, edge: int) -> None:
    line = landing_line(ROW, QPoint(300, mouse))

    assert abs(line.center().y() - edge) <= 1
    assert line.width() == ROW.width()


def test_a_tag_is_small_however_long_the_name(qtbot: QtBot) -> None:
    view = QWidget()
    qtbot.addWidget(view)

    assert tag("很长的名称" * 99, 1, view).width() <= WIDEST
    assert tag("路灯", 12, view).width() < tag("很长的名称" * 9, 1, view).width()


@pytest.mark.parametrize(
    ("x", "takes_rows", "button"),
    [(10, True, "arrow"), (10, False, "arrow"), (300, True, ""), (590, True, "plus")],
)
def test_a_group_has_its_arrow_at_the_left_and_its_plus_at_the_right(
    x: int, takes_rows: bool, button: str
) -> None:
    assert group_button(x, 600, takes_rows=takes_rows) == button


def test_a_group_that_takes_no_rows_has_no_plus() -> None:
    assert group_button(590, 600, takes_rows=False) == ""
