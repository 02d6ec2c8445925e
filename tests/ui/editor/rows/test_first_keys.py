"""The first keys pressed anywhere change what is meant, and nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.definitions.definition_file import definitions
from models.form import FORM, Form, Place
from tests.pictures import tree
from tests.ui.conftest import Clerk
from tests.ui.keys import focused, press, type_keys
from ui.drafts.draft_list import DraftList
from ui.editor.editor_pane import EditorPane
from ui.editor.field_boxes import FieldBox
from ui.widgets.text_box import TextBox
from ui.workspace import Workspace

Key, Held = Qt.Key, Qt.KeyboardModifier
BUDGET, NAME = Place(FORM, "annual_budget"), Place(FORM, "project_name")
ROAD = tree(
    """
    amount_unit: 万元
    annual_budget: 50
    budget_year: 2026
    project_name: 更换路灯
    annual_objective: 换完全部路灯
    reporting_unit: 某局
    quantity
      路灯 | target=40 | unit=盏 | sign=≥
    """
)


def form_of(window: Workspace) -> Form:
    assert window.draft.session is not None
    return window.draft.session.form


def open_form(window: Workspace, form: Form = ROAD) -> str:
    draft_id = window.store.create(form)
    window.open_draft(draft_id)
    return draft_id


def box() -> TextBox:
    found = focused()
    assert isinstance(found, TextBox)
    return found


def chosen() -> str:
    return box().textCursor().selectedText()


@pytest.mark.parametrize("key", [Key.Key_Tab, Key.Key_Return])
def test_the_next_field_is_written_anew(window: Workspace, key: Qt.Key) -> None:
    open_form(window)
    window.panes.editor.go_to(NAME)
    press(focused(), key)
    type_keys(focused(), "9")

    assert form_of(window).text(BUDGET) == "9"


def test_backtab_chooses_the_text_it_goes_back_to(window: Workspace) -> None:
    open_form(window)
    window.panes.editor.go_to(BUDGET)
    press(focused(), Key.Key_Backtab, Held.ShiftModifier)

    assert chosen() == "更换路灯"


def test_a_field_that_was_left_shows_nothing_chosen(window: Workspace) -> None:
    open_form(window)
    window.panes.editor.go_to(NAME)
    left = box()
    press(left, Key.Key_Tab)

    assert not left.textCursor().hasSelection()


def test_a_long_text_that_is_gone_to_is_gone_on_with(window: Workspace) -> None:
    open_form(window)
    window.panes.editor.go_to(Place(FORM, "annual_objective"))
    type_keys(focused(), "9")

    assert form_of(window).text(Place(FORM, "annual_objective")) == "换完全部路灯9"


@pytest.mark.parametrize("key", [Key.Key_Tab, Key.Key_Return])
def test_the_next_cell_is_written_anew(window: Workspace, key: Qt.Key) -> None:
    open_form(window)
    window.panes.editor.open(Place(1, "name"))
    press(focused(), key)
    type_keys(focused(), "9")

    assert form_of(window).text(Place(1, "target")) == "9"


def test_enter_on_a_cell_chooses_its_text(window: Workspace) -> None:
    open_form(window)
    window.panes.editor.go_to(Place(1, "target"))
    press(focused(), Key.Key_Return)

    assert chosen() == "40"


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Return, Key.Key_Backspace])
def test_no_key_changes_a_draft_that_was_just_opened(
    window: Workspace, key: Qt.Key
) -> None:
    open_form(window)
    press(focused(), key)
    type_keys(focused(), "9")

    assert form_of(window) == ROAD


def test_the_first_tab_after_opening_leads_to_the_first_field(
    window: Workspace,
) -> None:
    open_form(window)
    assert isinstance(focused(), EditorPane)
    press(focused(), Key.Key_Tab)

    assert chosen() == "2026"


def test_the_list_of_drafts_keeps_the_keyboard(window: Workspace) -> None:
    first = open_form(window)
    open_form(window)
    (drafts,) = (
        each
        for each in window.drafts_pane.findChildren(DraftList)
        if each.drafts.index_of(first).isValid()
    )
    drafts.setFocus()
    drafts.mark(first)
    press(drafts, Key.Key_Return)

    assert window.draft.session is not None
    assert window.draft.session.draft_id == first
    assert focused() is drafts


def test_a_new_form_begins_at_its_first_empty_field(
    window: Workspace, clerk: Clerk
) -> None:
    clerk.new_form = ("project_form_2026", "2026", "某局")
    window.actions_by_name["new"].trigger()
    field = box()

    assert isinstance(field, FieldBox)
    assert field.place == NAME


@pytest.mark.parametrize("kind", sorted(definitions()))
def test_every_new_form_begins_in_an_empty_field(
    window: Workspace, clerk: Clerk, kind: str
) -> None:
    clerk.new_form = (kind, "2026", "某局")
    window.actions_by_name["new"].trigger()

    assert box().text() == ""


def test_after_undo_the_cursor_stands_where_the_change_was(
    window: Workspace,
) -> None:
    open_form(window)
    window.panes.editor.go_to(BUDGET)
    box().put_cursor_at_end()
    type_keys(focused(), "75")
    press(focused(), Key.Key_Home)
    window.actions_by_name["undo"].trigger()
    assert form_of(window) == ROAD
    assert box().textCursor().position() == 2

    window.actions_by_name["redo"].trigger()
    assert box().textCursor().position() == 4


@pytest.mark.parametrize("held", [Held.ControlModifier, Held.NoModifier])
def test_a_row_goes_in_above_an_open_cell_without_a_line_break(
    window: Workspace, held: Qt.KeyboardModifier
) -> None:
    open_form(window)
    window.panes.editor.open(Place(1, "name"))
    press(focused(), Key.Key_Return, held | Held.ShiftModifier)
    QApplication.processEvents()

    names = [row.cells["name"] for row in form_of(window).rows("quantity")]
    is_break = held == Held.NoModifier
    assert names == (["路灯\n"] if is_break else ["", "路灯"])


def test_columns_are_as_they_were_after_undo(window: Workspace) -> None:
    open_form(window)
    view = window.panes.editor.tree
    assert view is not None
    before = [view.extent.cell_width(each) for each in range(5)]
    window.panes.editor.open(Place(1, "unit"))
    press(focused(), Key.Key_A, Held.ControlModifier)
    type_keys(focused(), "123456789012")
    assert view.extent.cell_width(2) > before[2]

    window.actions_by_name["undo"].trigger()
    assert [view.extent.cell_width(each) for each in range(5)] == before


def test_ctrl_enter_in_a_long_field_adds_a_row_and_no_line(window: Workspace) -> None:
    open_form(window)
    window.panes.editor.go_to(Place(FORM, "annual_objective"))
    press(focused(), Key.Key_Return, Held.ControlModifier)

    assert form_of(window).text(Place(FORM, "annual_objective")) == "换完全部路灯"
    assert len(form_of(window).rows("quantity")) == 2
