"""The list of candidates is told where the caret is, wherever that is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from models.examples import examples
from models.form import FORM, Place
from tests.ui.conftest import show_active
from tests.ui.keys import compose, focused
from ui.dialogs.new_form_dialog import NewFormDialog
from ui.editor.rows.row_view import RowView
from ui.widgets.text_box import TextBox
from ui.workspace import Workspace

Go = Callable[[Workspace], None]
FAR = 4
"""Pixels that a caret may stand from the glyphs it belongs to."""


@pytest.fixture
def filled(window: Workspace) -> Workspace:
    window.begin_draft(examples()[0])
    return window


def told() -> QRect:
    """Return where the input method is told the caret is, in the window."""
    return QGuiApplication.inputMethod().cursorRectangle().toRect()


def drawn(box: TextBox) -> QRect:
    """Return where Qt draws the caret, in the window."""
    caret = box.cursorRect()
    at = box.viewport().mapTo(box.window(), caret.topLeft())
    return QRect(at, caret.size())


def tree_of(window: Workspace) -> RowView:
    tree = window.panes.editor.tree
    assert tree is not None
    return tree


def last_cell(window: Workspace) -> Place:
    session = window.draft.session
    assert session is not None
    return Place(session.form.lists[-1].rows[-1].id, "name")


def assert_near(caret: QRect, wanted: QRect) -> None:
    apart = caret.center() - wanted.center()
    assert apart.manhattanLength() <= FAR, f"{caret} instead of {wanted}"


def box_with_keyboard() -> TextBox:
    box = focused()
    assert isinstance(box, TextBox)
    return box


def go_to_field(window: Workspace) -> None:
    window.panes.editor.go_to(Place(FORM, "project_name"))


def go_to_long_field(window: Workspace) -> None:
    window.panes.editor.go_to(Place(FORM, "annual_objective"))


def go_to_cell(window: Workspace) -> None:
    tree_of(window).open(last_cell(window))


EVERY_BOX = pytest.mark.parametrize("go", [go_to_field, go_to_long_field, go_to_cell])


@EVERY_BOX
@pytest.mark.parametrize("points", [10, 18])
def test_in_every_box(filled: Workspace, go: Go, points: int) -> None:
    font = filled.frame.font()
    font.setPointSize(points)
    filled.panes.editor.setFont(font)
    go(filled)
    box = box_with_keyboard()
    compose(box, "ni'hao")

    assert_near(told(), drawn(box))
    assert told().height() >= box.fontMetrics().ascent()


@EVERY_BOX
def test_after_the_page_was_scrolled(filled: Workspace, go: Go) -> None:
    filled.frame.resize(1366, 500)
    go(filled)
    box, bar = box_with_keyboard(), filled.panes.editor.verticalScrollBar()
    before = told()

    bar.setValue(bar.value() - 40 if bar.value() else 40)

    assert told().top() != before.top()
    assert_near(told(), drawn(box))


def test_scrolling_tells_the_input_method(filled: Workspace, qtbot: QtBot) -> None:
    filled.frame.resize(1366, 500)
    go_to_field(filled)

    with qtbot.waitSignal(QGuiApplication.inputMethod().cursorRectangleChanged):
        filled.panes.editor.verticalScrollBar().setValue(40)


def test_after_a_line_appeared_above(filled: Workspace, qtbot: QtBot) -> None:
    go_to_field(filled)
    box, before = box_with_keyboard(), told()

    filled.complain("磁盘已满")
    qtbot.waitUntil(lambda: drawn(box).top() != before.top())

    assert_near(told(), drawn(box))


def test_in_a_cell_that_the_first_letter_opens(filled: Workspace, qtbot: QtBot) -> None:
    tree = tree_of(filled)
    tree.go_to(last_cell(filled))
    cell = tree.visualRect(tree.currentIndex())
    shown = QRect(tree.viewport().mapTo(tree.window(), cell.topLeft()), cell.size())
    assert shown.contains(told())

    with qtbot.waitSignal(QGuiApplication.inputMethod().cursorRectangleChanged):
        compose(tree, "ni'hao")
    box = tree.indexWidget(tree.currentIndex())
    assert isinstance(box, TextBox)

    assert focused() is tree
    assert_near(told(), drawn(box))


def test_in_the_search(filled: Workspace) -> None:
    filled.drafts_pane.start_search()
    assert_line_is_near(focused())


def test_in_a_dialog(qtbot: QtBot) -> None:
    dialog = NewFormDialog("2026", "某某局", None)
    qtbot.addWidget(dialog)
    show_active(qtbot, dialog)
    line = dialog.findChildren(QLineEdit)[-1]
    line.setFocus()

    assert_line_is_near(line)


def assert_line_is_near(line: QWidget) -> None:
    assert isinstance(line, QLineEdit)
    caret = line.cursorRect()
    at = line.mapTo(line.window(), QPoint(0, 0))

    assert_near(told(), caret.translated(at))
