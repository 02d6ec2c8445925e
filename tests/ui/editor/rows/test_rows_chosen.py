"""A frame is around one cell; rows are chosen by number, or several."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.edits import SetText
from models.form import Form, Place
from tests.pictures import tree
from tests.ui.conftest import Clerk
from tests.ui.keys import focused, press
from ui.editor.rows.row_painter import GUTTER
from ui.editor.rows.row_view import RowView
from ui.workspace import Workspace

Key, Held = Qt.Key, Qt.KeyboardModifier
LAMPS = tree(
    """
    amount_unit: 万元
    budget_year: 2026
    quantity
      路灯 | target=40 | unit=盏 | sign=≥ | note=统一安排
      灯杆 | target=41 | unit=根 | sign==
      电缆 | target=42 | unit=米 | sign=≤
    quality
      完好率 | target=95 | unit=% | sign=≥
    """
)
NAMES = ["路灯", "灯杆", "电缆", "完好率"]
COMMANDS = (
    "undo", "redo", "add_below", "add_above", "duplicate", "remove", "clear", "fill",
    "move_up", "move_down", "next_finding", "last_finding", "fix", "cut", "copy",
    "confirm", "expand",
)  # fmt: skip
HELD = {Key.Key_Control: Held.ControlModifier, Key.Key_Shift: Held.ShiftModifier}


@pytest.fixture
def office(window: Workspace, clerk: Clerk) -> Iterator[Workspace]:
    window.open_draft(window.store.create(LAMPS))
    yield window


def rows_of(window: Workspace) -> RowView:
    view = window.panes.editor.tree
    assert view is not None
    return view


def form_of(window: Workspace) -> Form:
    assert window.draft.session is not None
    return window.draft.session.form


def names(window: Workspace) -> list[str]:
    return [row.cells["name"] for row in rows_of(window).rows.shown_rows()]


def click(
    window: Workspace,
    place: Place,
    held: Qt.KeyboardModifier = Held.NoModifier,
) -> None:
    """Click on a cell."""
    view = rows_of(window)
    where = view.visualRect(view.rows.index_of(place)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, held, where)


def click_number(window: Workspace, row_id: int) -> None:
    """Click on the number of a row."""
    view = rows_of(window)
    row = view.visualRect(view.rows.index_of(Place(row_id, "name")))
    where = QPoint(GUTTER // 2, row.center().y())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)


def hold(window: Workspace, key: Qt.Key) -> None:
    QTest.keyPress(window.frame.windowHandle(), key, HELD[key])
    assert QGuiApplication.keyboardModifiers() == HELD[key]


def let_go(window: Workspace, key: Qt.Key) -> None:
    QTest.keyRelease(window.frame.windowHandle(), key)


def assert_frame_is_chosen(window: Workspace) -> None:
    """Fail unless the row with the frame, and no other, is chosen."""
    view = rows_of(window)
    selected = [index.row() for index in view.selectionModel().selectedRows()]
    current = view.currentIndex()
    assert selected == ([current.row()] if current.isValid() else [])
    frame = view.rows.row_id_at(current)
    assert view.choice.rows() == (() if frame is None else (frame,))


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(COMMANDS), st.sampled_from(sorted(HELD))), max_size=6
    )
)
@example(steps=[("add_below", Key.Key_Control), ("undo", Key.Key_Control)])
@example(steps=[("next_finding", Key.Key_Control), ("fix", Key.Key_Control)])
def test_after_every_command_the_row_with_the_frame_is_chosen(
    office: Workspace, steps: list[tuple[str, Qt.Key]]
) -> None:
    office.open_draft(office.store.create(LAMPS))
    office.panes.editor.go_to(Place(2, "target"))
    for name, key in steps:
        hold(office, key)
        office.actions_by_name[name].trigger()
        let_go(office, key)

        assert_frame_is_chosen(office)


@pytest.mark.parametrize("held", [Key.Key_Control, Key.Key_Shift])
def test_going_to_a_group_chooses_no_row(office: Workspace, held: Qt.Key) -> None:
    office.panes.editor.go_to(Place(1, "name"))
    hold(office, held)
    office.panes.editor.go_to_list("timeliness")
    let_go(office, held)

    assert rows_of(office).choice.rows() == ()


def test_a_new_row_that_is_given_up_is_the_one_that_goes(office: Workspace) -> None:
    click(office, Place(2, "name"))
    press(focused(), Key.Key_Return, Held.ControlModifier)
    press(focused(), Key.Key_Escape)
    press(focused(), Key.Key_Delete, Held.ControlModifier)

    assert form_of(office) == LAMPS


def test_del_empties_the_cell_with_the_frame(office: Workspace) -> None:
    click(office, Place(2, "target"))
    press(focused(), Key.Key_Delete)

    assert form_of(office).text(Place(2, "target")) == ""
    assert names(office) == NAMES
    office.actions_by_name["undo"].trigger()
    assert form_of(office) == LAMPS


def test_del_in_an_empty_cell_says_how_a_row_is_taken_out(office: Workspace) -> None:
    click(office, Place(2, "note"))
    press(focused(), Key.Key_Delete)

    assert form_of(office) == LAMPS
    assert "Ctrl+Del" in office.frame.statusBar().currentMessage()


def test_copy_and_cut_take_the_cell_with_the_frame(office: Workspace) -> None:
    click(office, Place(2, "target"))
    press(focused(), Key.Key_C, Held.ControlModifier)
    assert QGuiApplication.clipboard().text() == "41"

    click(office, Place(3, "unit"))
    press(focused(), Key.Key_X, Held.ControlModifier)
    assert QGuiApplication.clipboard().text() == "米"
    assert form_of(office).text(Place(3, "unit")) == ""
    assert names(office) == NAMES


@pytest.mark.parametrize("text", ["甲", "甲\n乙", '"甲"', '5"', "甲 乙", '"', "0.50"])
def test_a_cell_that_was_copied_is_the_same_where_it_is_pasted(
    office: Workspace, text: str
) -> None:
    assert office.draft.session is not None
    office.draft.session.perform(SetText(Place(1, "name"), text))
    click(office, Place(1, "name"))
    press(focused(), Key.Key_C, Held.ControlModifier)
    click(office, Place(3, "name"))
    press(focused(), Key.Key_V, Held.ControlModifier)

    assert form_of(office).text(Place(3, "name")) == text
    assert len(names(office)) == len(NAMES)


def test_a_phrase_pasted_on_a_group_is_in_sight(office: Workspace) -> None:
    rows_of(office).collapseAll()
    office.panes.editor.go_to_list("social_cost")
    QGuiApplication.clipboard().setText("减少停电")
    press(focused(), Key.Key_V, Held.ControlModifier)

    view = rows_of(office)
    place = view.rows.place_at(view.currentIndex())
    assert place is not None
    assert form_of(office).text(place) == "减少停电"
    assert not view.visualRect(view.currentIndex()).isEmpty()


def test_an_empty_cell_leaves_the_clipboard_alone(office: Workspace) -> None:
    QGuiApplication.clipboard().setText("先前")
    click(office, Place(2, "note"))
    press(focused(), Key.Key_X, Held.ControlModifier)

    assert QGuiApplication.clipboard().text() == "先前"
    assert not office.actions_by_name["undo"].isEnabled()


def test_a_row_chosen_by_its_number_is_copied_and_removed_whole(
    office: Workspace,
) -> None:
    click_number(office, 2)
    press(focused(), Key.Key_C, Held.ControlModifier)
    assert QGuiApplication.clipboard().text().split("\t")[0] == "灯杆"

    press(focused(), Key.Key_Delete)
    assert names(office) == ["路灯", "电缆", "完好率"]
    office.actions_by_name["undo"].trigger()
    assert form_of(office) == LAMPS


def test_left_of_the_first_cell_the_keyboard_chooses_the_row(
    office: Workspace,
) -> None:
    click(office, Place(2, "name"))
    press(focused(), Key.Key_Left)
    assert rows_of(office).choice.are_rows

    press(focused(), Key.Key_Right)
    assert not rows_of(office).choice.are_rows
    press(focused(), Key.Key_Left)
    press(focused(), Key.Key_Delete)
    assert names(office) == ["路灯", "电缆", "完好率"]


def test_a_click_on_a_cell_means_the_cell_again(office: Workspace) -> None:
    click_number(office, 2)
    click(office, Place(2, "name"))
    press(focused(), Key.Key_Delete)

    assert names(office) == ["路灯", "", "电缆", "完好率"]


def test_several_rows_go_together(office: Workspace) -> None:
    click(office, Place(1, "name"))
    press(focused(), Key.Key_Down, Held.ShiftModifier)
    press(focused(), Key.Key_Delete)

    assert names(office) == ["电缆", "完好率"]
    office.actions_by_name["undo"].trigger()
    assert form_of(office) == LAMPS


def test_a_row_that_is_let_go_of_does_not_go(office: Workspace) -> None:
    for place in (Place(1, "name"), Place(2, "name"), Place(3, "name")):
        click(office, place, Held.ControlModifier)
    click(office, Place(3, "name"), Held.ControlModifier)
    press(focused(), Key.Key_Delete)

    assert names(office) == ["电缆", "完好率"]


def test_shift_goes_on_from_the_frame_wherever_the_last_click_was(
    office: Workspace,
) -> None:
    click(office, Place(1, "name"))
    office.panes.editor.go_to(Place(3, "name"))
    click(office, Place(4, "name"), Held.ShiftModifier)

    assert rows_of(office).choice.rows() == (3, 4)


def test_taking_a_row_out_is_told_and_taken_back_there(office: Workspace) -> None:
    click(office, Place(2, "target"))
    press(focused(), Key.Key_Delete, Held.ControlModifier)
    offer = office.panes.editor.offered
    assert offer.text == "已删除 1 条指标"
    assert office.panes.editor.rect().contains(offer.geometry())

    (button,) = offer.buttons
    button.setFocus()
    press(button, Key.Key_Space)
    assert form_of(office) == LAMPS
    assert isinstance(focused(), RowView)
    assert offer.text == ""


def test_the_frame_stays_in_its_column_when_its_row_goes(office: Workspace) -> None:
    for row in (3, 2):
        click(office, Place(row, "unit"))
        office.actions_by_name["remove"].trigger()

        view = rows_of(office)
        assert view.rows.place_at(view.currentIndex()) == Place(row - 1, "unit")


def test_the_offer_goes_with_the_next_change(office: Workspace) -> None:
    office.panes.editor.go_to(Place(2, "target"))
    office.actions_by_name["remove"].trigger()
    office.actions_by_name["clear"].trigger()

    assert office.panes.editor.offered.text == ""


def test_a_cell_open_to_edit_loses_its_row_to_the_same_key(office: Workspace) -> None:
    office.panes.editor.open(Place(2, "target"))
    press(focused(), Key.Key_Delete, Held.ControlModifier)

    assert names(office) == ["路灯", "电缆", "完好率"]


def test_ctrl_d_repeats_the_cell_above_past_levels(office: Workspace) -> None:
    for row in (2, 3, 4):
        click(office, Place(row, "note"))
        press(focused(), Key.Key_D, Held.ControlModifier)

    notes = [row.cells["note"] for row in form_of(office).all_rows()]
    assert notes == ["统一安排"] * 4
    for _ in range(3):
        office.actions_by_name["undo"].trigger()
    assert form_of(office) == LAMPS


@pytest.mark.parametrize("place", [Place(1, "name"), Place(3, "note")])
def test_nothing_above_overwrites_nothing(office: Workspace, place: Place) -> None:
    click(office, place)
    press(focused(), Key.Key_D, Held.ControlModifier)

    assert form_of(office) == LAMPS
    assert "没有内容可以照填" in office.frame.statusBar().currentMessage()


def test_ctrl_d_doubles_rows_that_are_chosen(office: Workspace) -> None:
    click_number(office, 1)
    click(office, Place(2, "name"), Held.ControlModifier)
    press(focused(), Key.Key_D, Held.ControlModifier)

    assert names(office) == ["路灯", "灯杆", "路灯", "灯杆", "电缆", "完好率"]
    assert rows_of(office).choice.rows() == (5, 6)
    office.actions_by_name["undo"].trigger()
    assert form_of(office) == LAMPS


def test_commands_without_a_cell_do_nothing(office: Workspace) -> None:
    office.panes.editor.go_to_list("timeliness")
    for name in ("clear", "remove", "fill", "duplicate", "cut", "copy"):
        office.actions_by_name[name].trigger()

    assert form_of(office) == LAMPS


def test_the_letter_a_click_is_followed_by_writes_the_cell_anew(
    office: Workspace,
) -> None:
    click(office, Place(2, "unit"))
    click(office, Place(2, "target"))
    QApplication.processEvents()
    QTest.keyClicks(focused(), "9")

    assert form_of(office).text(Place(2, "target")) == "9"
