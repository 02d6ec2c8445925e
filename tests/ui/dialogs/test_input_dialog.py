"""The check of the input method is read, tried and copied by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextBrowser,
)
from pytestqt.qtbot import QtBot

from tests.ui.conftest import show_active
from tests.ui.input.test_input_method import FIVE, found
from tests.ui.keys import focused, press, type_keys, write
from ui.dialogs.input_dialog import InputDialog, check_now
from ui.input.input_method import choose
from ui.input.input_report import Check
from ui.workspace import Workspace

Q = Qt.Key


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[InputDialog]:
    start = found(FIVE, "XMODIFIERS=<b>fcitx</b>")
    dialog = InputDialog(Check(start, choose(start), start, "xcb"), None)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    show_active(qtbot, dialog)
    yield dialog


def answer(dialog: InputDialog) -> str:
    return dialog.findChildren(QLabel)[-1].text()


def test_the_keyboard_is_where_chinese_is_tried(dialog: InputDialog) -> None:
    line = focused()
    assert isinstance(line, QLineEdit)

    write(line, "你好")
    assert "输入正常" in answer(dialog)

    line.clear()
    type_keys(line, "nihao")
    assert "字母" in answer(dialog)


def test_enter_in_the_line_does_nothing_else(dialog: InputDialog) -> None:
    press(focused(), Q.Key_Return)

    assert dialog.isVisible()


def test_the_result_is_copied_by_keyboard(dialog: InputDialog) -> None:
    press(focused(), Q.Key_Tab)
    button = focused()
    assert isinstance(button, QPushButton)
    press(button, Q.Key_Space)

    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("输入法检测")
    assert "org.fcitx.Fcitx5" in copied
    assert "已经复制" in answer(dialog)
    QGuiApplication.clipboard().clear()


def test_what_is_told_can_be_chosen_and_is_no_markup(dialog: InputDialog) -> None:
    (shown,) = dialog.findChildren(QTextBrowser)
    press(focused(), Q.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert focused() is shown

    shown.selectAll()
    assert "<b>fcitx</b>" in shown.textCursor().selectedText()


def test_escape_closes_it(dialog: InputDialog) -> None:
    press(focused(), Q.Key_Escape)

    assert not dialog.isVisible()


def test_the_help_menu_opens_it_beside_the_window(
    window: Workspace, qtbot: QtBot
) -> None:
    window.actions_by_name["input_check"].trigger()

    (dialog,) = window.frame.findChildren(InputDialog)
    assert dialog.isVisible()
    assert not dialog.isModal()
    dialog.close()


def test_an_application_of_qt_alone_is_looked_at_as_it_is(qapp: QApplication) -> None:
    assert check_now().choice.way in ("left", "asked")
