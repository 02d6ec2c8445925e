"""The few dialogs speak Chinese, plainly, and take no for an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QListWidget,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from models.definitions.definition_file import definitions
from tests.ui.keys import press
from ui.dialogs.dialogs import Dialogs
from ui.dialogs.new_form_dialog import NewFormDialog
from ui.widgets.theme import LIGHT, style_sheet


@pytest.fixture
def dialogs(qtbot: QtBot) -> Dialogs:
    parent = QWidget()
    qtbot.addWidget(parent)
    return Dialogs(parent)


@pytest.fixture
def is_dressed(qapp: QApplication) -> Iterator[None]:
    qapp.setStyleSheet(style_sheet(LIGHT))
    yield
    qapp.setStyleSheet("")


@pytest.mark.usefixtures("is_dressed")
def test_the_kinds_of_form_stand_one_below_the_other(qtbot: QtBot) -> None:
    dialog = NewFormDialog("2026", "某局", None)
    qtbot.addWidget(dialog)
    dialog.show()
    (kinds,) = dialog.findChildren(QListWidget)
    rows = [kinds.visualItemRect(kinds.item(at)) for at in range(kinds.count())]

    for above, below in pairwise(rows):
        assert above.bottom() < below.top()


def answer(act: Callable[[QDialog], object]) -> list[QDialog]:
    """Do something to the next dialog, once it is asked."""
    seen: list[QDialog] = []

    def do() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        seen.append(dialog)
        act(dialog)

    QTimer.singleShot(0, do)
    return seen


def press_button(text: str) -> Callable[[QDialog], object]:
    def act(dialog: QDialog) -> None:
        buttons = {each.text(): each for each in dialog.findChildren(QPushButton)}
        buttons[text].click()

    return act


@pytest.mark.parametrize(
    ("button", "what"),
    [("再试一次", "save"), ("不保存", "discard"), ("取消", "cancel")],
)
def test_unsaved_changes_have_three_answers(
    dialogs: Dialogs, button: str, what: str
) -> None:
    answer(press_button(button))

    assert dialogs.ask_about_unsaved("磁盘已满") == what


def test_escape_keeps_unsaved_changes(dialogs: Dialogs) -> None:
    answer(lambda dialog: press(dialog, Qt.Key.Key_Escape))

    assert dialogs.ask_about_unsaved("磁盘已满") == "cancel"


def test_user_text_in_a_message_is_text(dialogs: Dialogs) -> None:
    formats: list[Qt.TextFormat] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        formats.append(dialog.textFormat())
        press_button("知道了")(dialog)

    answer(look)
    dialogs.tell("<b>标题", "<img src='/etc/passwd'>")

    assert formats == [Qt.TextFormat.PlainText]


def test_a_list_is_told_line_by_line(dialogs: Dialogs) -> None:
    seen = answer(press_button("知道了"))

    dialogs.tell_list("读入结果", "请核对", ["一", "<b>二"])

    assert len(seen) == 1


def test_a_new_form_has_kind_year_and_unit(qtbot: QtBot) -> None:
    dialog = NewFormDialog("2027", "某局", None)
    qtbot.addWidget(dialog)

    assert dialog.answer.definition is definitions()["project_form_2026"]
    assert (dialog.answer.year, dialog.answer.unit) == ("2027", "某局")


def test_no_new_form_is_an_answer_too(dialogs: Dialogs) -> None:
    answer(press_button("取消"))

    assert dialogs.ask_new_form("2027", "某局") is None
