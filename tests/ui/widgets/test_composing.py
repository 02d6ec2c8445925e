"""Half a word is never sent off, moved away from or lost with its row."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from models.examples import examples
from models.form import FORM, Form, Place
from tests.ui.conftest import show_active
from tests.ui.keys import compose, focused, press
from ui.dialogs.dialogs import Dialogs
from ui.dialogs.new_form_dialog import NewFormDialog
from ui.widgets.text_box import TextBox
from ui.workspace import Workspace

NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ENDING = [
    (Qt.Key.Key_Return, NONE),
    (Qt.Key.Key_Return, CTRL),
    (Qt.Key.Key_Tab, NONE),
    (Qt.Key.Key_Backtab, SHIFT),
    (Qt.Key.Key_Down, NONE),
    (Qt.Key.Key_Down, CTRL),
    (Qt.Key.Key_Delete, NONE),
    (Qt.Key.Key_Escape, NONE),
]
NAMES = [f"{modifier.name}+{key.name}" for key, modifier in ENDING]
every_key = pytest.mark.parametrize(("key", "modifier"), ENDING, ids=NAMES)


@pytest.fixture
def filled(window: Workspace) -> Workspace:
    """Return a window with an example open."""
    window.begin_draft(examples()[0])
    return window


def form_of(window: Workspace) -> Form:
    session = window.draft.session
    assert session is not None
    return session.form


def first_cell(window: Workspace) -> Place:
    return Place(form_of(window).lists[0].rows[0].id, "name")


def open_cell(window: Workspace) -> TextBox:
    tree = window.panes.editor.tree
    assert tree is not None
    tree.open(first_cell(window))
    box = focused()
    assert isinstance(box, TextBox)
    return box


def press_in_window(
    widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    """Press a key as the system does, which asks shortcuts first."""
    window = widget.window().windowHandle()
    assert window is not None
    QTest.keyClick(window, key, modifier)


def assert_keeps_a_word(
    filled: Workspace,
    box: TextBox,
    place: Place,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
) -> None:
    """Fail unless a key ends nothing while a word is composed in a box."""
    box.restore("甲")
    before = form_of(filled)

    compose(box, "ni'hao")
    press_in_window(box, key, modifier)
    assert form_of(filled) == before
    assert focused() is box

    compose(box, "", "你好")
    assert form_of(filled).text(place) == "甲你好"


@every_key
def test_in_a_field(
    filled: Workspace, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    place = Place(FORM, "project_name")
    filled.panes.editor.go_to(place)
    box = focused()
    assert isinstance(box, TextBox)
    assert_keeps_a_word(filled, box, place, key, modifier)


@every_key
def test_in_an_open_cell(
    filled: Workspace, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    place, box = first_cell(filled), open_cell(filled)
    assert_keeps_a_word(filled, box, place, key, modifier)


@every_key
def test_in_a_cell_that_the_first_letter_opened(
    filled: Workspace, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    place, tree = first_cell(filled), filled.panes.editor.tree
    assert tree is not None
    tree.go_to(place)

    compose(tree, "n")
    before = form_of(filled)
    press_in_window(tree, key, modifier)
    assert form_of(filled) == before
    assert tree.currentIndex() == tree.rows.index_of(place)

    compose(focused(), "ni'hao")
    compose(focused(), "", "你好")
    assert form_of(filled).text(place) == "你好"


@every_key
def test_in_the_search(
    filled: Workspace, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    filled.drafts_pane.start_search()
    line, before = focused(), form_of(filled)
    assert isinstance(line, QLineEdit)

    compose(line, "ni'hao")
    press_in_window(line, key, modifier)
    assert form_of(filled) == before
    assert focused() is line

    compose(line, "", "你好")
    assert line.text() == "你好"


def new_form(parent: QWidget) -> QDialog:
    return NewFormDialog("2026", "", parent)


def new_file(parent: QWidget) -> QDialog:
    return Dialogs(parent)._file_dialog("保存", "保存", "*.pdf")


@every_key
@pytest.mark.parametrize("make", [new_form, new_file])
def test_in_a_dialog(
    qtbot: QtBot,
    make: Callable[[QWidget], QDialog],
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = make(parent)
    show_active(qtbot, dialog)
    line = dialog.findChildren(QLineEdit)[-1]
    line.setFocus()
    line.clear()

    compose(line, "ni'hao")
    press_in_window(line, key, modifier)
    assert dialog.isVisible()
    assert line.hasFocus()

    compose(line, "", "你好")
    assert line.text() == "你好"


def test_escape_drops_what_a_dead_daemon_left(filled: Workspace) -> None:
    box = open_cell(filled)
    compose(box, "ni'hao")

    press(box, Qt.Key.Key_Escape)
    assert not box.is_composing

    press(box, Qt.Key.Key_Escape)
    assert not box.isVisible()


def test_a_click_ends_composing(filled: Workspace) -> None:
    box = open_cell(filled)
    box.restore("甲乙丙")
    compose(box, "ni'hao")

    QTest.mouseClick(box.viewport(), Qt.MouseButton.LeftButton)
    assert not box.is_composing


def test_enter_ends_as_ever_once_a_word_is_chosen(filled: Workspace) -> None:
    box = open_cell(filled)
    compose(box, "ni'hao")
    compose(box, "", "你好")

    press(box, Qt.Key.Key_Return)
    assert not box.isVisible()
