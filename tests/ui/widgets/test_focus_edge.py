"""The line along a pane that has the keyboard is whole."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import show_active
from ui.widgets.focus_edge import FocusEdge


def test_no_scroll_bar_stands_before_the_edge(qtbot: QtBot) -> None:
    pane, page = QScrollArea(), QWidget()
    qtbot.addWidget(pane)
    page.setMinimumHeight(2000)
    edge = FocusEdge(pane)
    pane.setWidget(page)
    pane.resize(300, 200)
    show_active(qtbot, pane)
    pane.setFocus()
    pane.resize(320, 220)

    bar = pane.verticalScrollBar().parentWidget()
    qtbot.waitUntil(edge.isVisible)
    assert bar is not None
    assert pane.children().index(edge) > pane.children().index(bar)
