"""The keyboard is always somewhere, and a key does something there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from models.cells import Cells
from models.definitions.definition_file import definitions
from models.form import FORM, Form, Place, Row
from tests.pictures import tree
from tests.ui.keys import compose, focused, press, type_keys
from ui.editor.editor_pane import EditorPane
from ui.editor.field_boxes import FieldBox
from ui.editor.rows.row_view import RowView
from ui.paper.place_boxes import rect_of
from ui.widgets.text_box import TextBox
from ui.workspace import Workspace

Key, Held = Qt.Key, Qt.KeyboardModifier
DEPARTMENT = "department_form_2026"
ROAD = tree(
    """
    budget_year: 2026
    quantity
      路灯 | target=40 | unit=盏 | sign=≥ | note=安排
      灯杆 | target=41 | unit=根 | sign=≥ | note=安排
    """
)
FULL_CIRCLE = 60
"""Steps that surely lead through the whole window."""


def form_of(window: Workspace) -> Form:
    assert window.draft.session is not None
    return window.draft.session.form


def open_form(window: Workspace, form: Form) -> None:
    window.open_draft(window.store.create(form))


def view_of(window: Workspace, list_key: str) -> RowView:
    view = window.panes.editor.view_of(list_key)
    assert view is not None
    return view


def looks(widget: QWidget) -> QImage:
    """Return a widget with what is around it."""
    return (widget.parentWidget() or widget).grab().toImage()


def shows_keyboard(widget: QWidget) -> bool:
    """Return whether one sees that a widget has the keyboard."""
    with_it = looks(widget)
    widget.clearFocus()
    without = looks(widget)
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    return widget.isVisible() and with_it != without


@pytest.mark.parametrize("key", [Key.Key_Tab, Key.Key_Backtab])
@pytest.mark.parametrize("kind", sorted(definitions()))
def test_the_keyboard_is_seen_wherever_it_goes_and_comes_round(
    window: Workspace, kind: str, key: Qt.Key
) -> None:
    open_form(window, Form(kind))
    window.panes.findings_bar.unfold(is_open=True)
    held = Held.ShiftModifier if key == Key.Key_Backtab else Held.NoModifier
    been: list[QWidget] = []
    while len(been) < FULL_CIRCLE and focused() not in been:
        been.append(focused())
        assert shows_keyboard(focused()), type(focused())
        press(focused(), key, held)

    assert focused() is been[0]
    fields = {each.place.key for each in been if isinstance(each, FieldBox)}
    assert fields == {each.key for each in definitions()[kind].fields}
    assert {type(each) for each in been} >= {EditorPane, RowView}


def test_tab_leads_through_filled_rows_and_on_and_changes_nothing(
    window: Workspace,
) -> None:
    open_form(window, ROAD)
    window.panes.editor.go_to(Place(1, "name"))
    for _ in range(5 * 2 + 1):
        press(focused(), Key.Key_Tab)

    view = view_of(window, "quantity")
    assert focused() is not view and not view.isAncestorOf(focused())
    assert form_of(window) == ROAD
    assert not window.actions_by_name["undo"].isEnabled()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Down])
def test_an_empty_table_begins_a_row(window: Workspace, key: Qt.Key) -> None:
    open_form(window, Form(DEPARTMENT))
    view_of(window, "main_tasks").setFocus(Qt.FocusReason.TabFocusReason)
    press(focused(), key)
    type_keys(focused(), "a")

    (row,) = form_of(window).rows("main_tasks")
    assert row.cells["task_name"] == "a"


@pytest.mark.parametrize("list_key", ["main_tasks", "quantity"])
def test_what_is_typed_where_there_is_no_row_is_in_a_new_one(
    window: Workspace, list_key: str
) -> None:
    open_form(window, Form(DEPARTMENT))
    window.panes.editor.go_to_list(list_key)
    type_keys(focused(), "a")
    type_keys(focused(), "b")

    (row,) = form_of(window).rows(list_key)
    assert list(row.cells.values()) == ["ab"]
    assert isinstance(focused(), TextBox)
    assert_in_sight(window, focused())
    for _ in range(2):
        window.actions_by_name["undo"].trigger()
    assert form_of(window) == Form(DEPARTMENT)


def assert_in_sight(window: Workspace, widget: QWidget) -> None:
    pane = window.panes.editor.viewport()
    top = widget.mapTo(pane, widget.rect().topLeft()).y()
    assert 0 <= top and top + widget.height() <= pane.height()


@pytest.mark.parametrize("list_key", ["main_tasks", "quantity"])
def test_a_word_composed_where_there_is_no_row_is_in_a_new_one(
    window: Workspace, list_key: str
) -> None:
    open_form(window, Form(DEPARTMENT))
    window.panes.editor.go_to_list(list_key)
    view = focused()
    assert view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    compose(view, "xun")
    compose(view, "", "巡检")

    (row,) = form_of(window).rows(list_key)
    assert list(row.cells.values()) == ["巡检"]


def test_a_row_typed_onto_a_closed_first_level_is_in_sight(window: Workspace) -> None:
    open_form(window, ROAD)
    view = view_of(window, "quantity")
    view.collapseAll()
    window.panes.editor.go_to(Place(1, "name"))
    view.collapseAll()
    view.choice.choose(view.rows.group_index("social_benefit").parent())
    type_keys(view, "a")

    assert len(form_of(window).rows("economic_benefit")) == 1
    assert_in_sight(window, focused())


def test_nothing_is_begun_in_a_form_that_is_only_shown(window: Workspace) -> None:
    open_form(window, Form(DEPARTMENT))
    assert window.draft.session is not None
    window.draft.session.can_change = False
    window.panes.show(window.draft.session)
    for list_key in ("main_tasks", "quantity"):
        window.panes.editor.go_to_list(list_key)
        press(focused(), Key.Key_Return)
        type_keys(focused(), "a")
        compose(focused(), "", "巡检")

    assert form_of(window) == Form(DEPARTMENT)


def test_end_and_home_lead_to_the_last_and_the_first_row(window: Workspace) -> None:
    open_form(window, ROAD)
    view = view_of(window, "quantity")
    window.panes.editor.go_to(Place(1, "target"))
    press(view, Key.Key_End)
    assert view.rows.place_at(view.currentIndex()) == Place(2, "target")

    press(view, Key.Key_Home)
    assert view.rows.place_at(view.currentIndex()) == Place(1, "target")


def test_tab_in_the_last_cell_begins_a_row(window: Workspace) -> None:
    open_form(window, ROAD)
    window.panes.editor.open(Place(2, "note"))
    press(focused(), Key.Key_Tab)
    type_keys(focused(), "a")

    names = [row.cells["name"] for row in form_of(window).rows("quantity")]
    assert names == ["路灯", "灯杆", "a"]


def test_a_row_that_tab_began_goes_when_tab_leaves_it_empty(
    window: Workspace,
) -> None:
    open_form(window, ROAD)
    view = view_of(window, "quantity")
    window.panes.editor.open(Place(2, "note"))
    press(focused(), Key.Key_Tab)
    assert len(form_of(window).rows("quantity")) == 3
    press(focused(), Key.Key_Tab)

    assert form_of(window) == ROAD
    assert not view.isAncestorOf(focused())


def test_the_frame_goes_to_the_group_when_its_only_row_goes(
    window: Workspace,
) -> None:
    open_form(window, ROAD)
    window.panes.editor.go_to_list("quality")
    type_keys(focused(), "a")
    for name in ("undo", "undo", "redo", "undo"):
        window.actions_by_name[name].trigger()
        view = view_of(window, "quality")
        assert focused() is view
        assert view.currentIndex().isValid()

    assert view.currentIndex() == view.rows.group_index("quality")
    assert form_of(window) == ROAD


def test_a_table_is_filled_with_tab_alone(window: Workspace) -> None:
    open_form(window, Form(DEPARTMENT))
    window.panes.editor.go_to_list("main_tasks")
    for letter in "abcdef":
        type_keys(focused(), letter)
        press(focused(), Key.Key_Tab)
    press(focused(), Key.Key_Tab)

    cells = [row.cells for row in form_of(window).rows("main_tasks")]
    rows = [each["task_name"] + each["task_content"] for each in cells]
    assert rows == ["ab", "cd", "ef"]
    field = focused()
    assert isinstance(field, FieldBox)
    assert field.place.key == "total_funds"


def test_tab_leaves_a_last_row_in_which_nothing_stands(window: Workspace) -> None:
    blank = Form("project_form_2026").with_rows("quantity", (Row(1, Cells()),))
    open_form(window, blank)
    window.panes.editor.open(Place(1, "note"))
    press(focused(), Key.Key_Tab)

    assert not view_of(window, "quantity").isAncestorOf(focused())
    assert len(form_of(window).rows("quantity")) == 1


def blank_cell(window: Workspace, list_key: str, number: int) -> QPointF:
    """Return where a cell of a list's blank row is seen on the paper."""
    preview = window.panes.paper.preview
    boxes = [
        each for each in preview.sheet.pages[0].boxes() if each.list_key == list_key
    ]
    rect = rect_of(sorted(boxes, key=lambda box: box.x)[number])
    seen = preview._stack.rect_from_page(0, rect).translated(-preview._scrolled.offset)
    return QPointF(seen.center())


def tinted(window: Workspace) -> list[QRectF]:
    """Return the boxes on the paper that are tinted, in points."""
    preview = window.panes.paper.preview
    return [rect for _, rect in preview._rects_of(preview._cell)]


@pytest.mark.parametrize("list_key", ["quality", "social_cost"])
@pytest.mark.parametrize(("number", "key"), [(0, "name"), (1, "target"), (2, "unit")])
def test_two_clicks_on_a_blank_cell_of_the_paper_open_it_in_the_tree(
    window: Workspace, list_key: str, number: int, key: str
) -> None:
    open_form(window, ROAD)
    where = blank_cell(window, list_key, number).toPoint()
    viewport = window.panes.paper.preview.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=where)
    assert isinstance(focused(), TextBox)
    assert_in_sight(window, focused())
    assert len(tinted(window)) == 1
    type_keys(focused(), "7")

    (row,) = form_of(window).rows(list_key)
    assert dict(row.cells) == {key: "7"}


def test_a_click_on_a_blank_row_moves_the_tint_there_and_shows_the_group(
    window: Workspace,
) -> None:
    open_form(window, ROAD)
    window.panes.editor.go_to(Place(1, "name"))
    preview, view = window.panes.paper.preview, view_of(window, "quality")
    where = blank_cell(window, "social_cost", 0)
    QTest.mouseClick(
        preview.viewport(), Qt.MouseButton.LeftButton, pos=where.toPoint()
    )

    assert len(tinted(window)) == 5
    box = preview.box_at(where)
    assert box is not None and rect_of(box) in tinted(window)
    group = view.current_rect()
    top = view.mapTo(window.panes.editor.viewport(), group.topLeft()).y()
    assert 0 <= top <= window.panes.editor.viewport().height() - group.height()


def test_a_group_with_rows_leaves_no_tint_where_the_keyboard_was(
    window: Workspace,
) -> None:
    open_form(window, ROAD)
    window.panes.editor.go_to(Place(FORM, "project_name"))
    window.panes.editor.go_to_list("quantity")

    assert tinted(window) == []
