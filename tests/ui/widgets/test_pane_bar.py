"""The bar of a pane says its title whole, and as it was typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.widgets.pane_bar import PaneBar


def test_a_title_is_text_and_its_tool_tip_too(qtbot: QtBot) -> None:
    bar = PaneBar()
    qtbot.addWidget(bar)
    bar.say("<img src='/etc/passwd'>&")
    title = bar.findChild(QLabel)

    assert isinstance(title, QLabel)
    assert title.textFormat() is Qt.TextFormat.PlainText
    assert title.text() == "<img src='/etc/passwd'>&"
    assert title.toolTip() == "<qt>&lt;img src='/etc/passwd'>&amp;</qt>"
