"""The paper tells what is clicked, and shows what it is told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from models.edits import Insert, SetText, apply
from models.form import FORM as FIELDS
from models.form import Form, Place, Row
from printing.page import Sheet
from tests.ui.papers import (
    BOOKS,
    DAYS,
    FORM,
    LONG_FORM,
    laid_out,
    marked,
    middle_of,
    scroll_of,
    shown,
    stack_of,
)
from ui.paper.margin_signs import OUT
from ui.paper.preview import Preview
from ui.widgets.severity import SEVERITY_INK

TARGET = Place(BOOKS, "target")
LEFT_BUTTON = Qt.MouseButton.LeftButton


@pytest.fixture
def preview(qtbot: QtBot) -> Preview:
    return shown(qtbot, laid_out())


def click(preview: Preview, at: QPointF) -> None:
    QTest.mouseClick(preview.viewport(), LEFT_BUTTON, pos=at.toPoint())


def hover(preview: Preview, at: QPointF) -> None:
    """Move the cursor over the paper, without the desktop's help."""
    none, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    everywhere = preview.viewport().mapToGlobal(at)
    moved = QEvent.Type.MouseMove
    event = QMouseEvent(moved, at, everywhere, none, none, no_key)
    QApplication.sendEvent(preview.viewport(), event)


def mark_beside(preview: Preview, place: Place) -> QPointF:
    """Return the middle of the mark of a row, left of its table."""
    page = preview.sheet.pages[0]
    left = stack_of(preview).from_page(0, QPointF(page.strips[0].x, 0)).x()
    return QPointF(left - OUT, middle_of(preview, place).y())


def test_a_click_tells_the_place(qtbot: QtBot, preview: Preview) -> None:
    with qtbot.waitSignal(preview.place_clicked) as told:
        click(preview, middle_of(preview, TARGET))

    assert told.args == [TARGET]


def test_a_double_click_tells_the_place(qtbot: QtBot, preview: Preview) -> None:
    at = middle_of(preview, TARGET).toPoint()
    with qtbot.waitSignal(preview.place_double_clicked) as told:
        QTest.mouseDClick(preview.viewport(), LEFT_BUTTON, pos=at)

    assert told.args == [TARGET]


def test_a_field_is_clicked_like_a_cell(qtbot: QtBot, preview: Preview) -> None:
    place = Place(FIELDS, "annual_budget")
    with qtbot.waitSignal(preview.place_clicked) as told:
        click(preview, middle_of(preview, place))

    assert told.args == [place]


def test_a_click_beside_the_paper_tells_nothing(
    qtbot: QtBot, preview: Preview
) -> None:
    with qtbot.assertNotEmitted(preview.place_clicked):
        click(preview, QPointF(3, 3))


def test_the_cursor_is_a_hand_over_a_cell(preview: Preview) -> None:
    shapes = []
    for at in (middle_of(preview, TARGET), QPointF(3, 3)):
        hover(preview, at)
        shapes.append(preview.viewport().cursor().shape())

    hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
    assert shapes == [hand, arrow]


def test_a_finding_is_marked_in_the_margin(preview: Preview) -> None:
    preview.set_findings({TARGET: marked("error")})

    image = preview.viewport().grab().toImage()
    at = mark_beside(preview, TARGET).toPoint()
    assert image.pixelColor(at) == SEVERITY_INK["error"]


def test_the_gravest_finding_of_a_row_is_marked(preview: Preview) -> None:
    other = Place(BOOKS, "unit")
    preview.set_findings({other: marked("warning"), TARGET: marked("error")})

    mark = preview.sign_at(mark_beside(preview, TARGET))
    assert mark and (mark.severity, mark.place) == ("error", TARGET)


def test_a_click_on_a_mark_tells_its_place(qtbot: QtBot, preview: Preview) -> None:
    preview.set_findings({TARGET: marked("hint")})
    with qtbot.waitSignal(preview.place_clicked) as told:
        click(preview, mark_beside(preview, TARGET))

    assert told.args == [TARGET]


def test_the_tinted_cell_is_tinted(qtbot: QtBot, preview: Preview) -> None:
    preview.highlight(TARGET)
    corner = middle_of(preview, TARGET).toPoint() - QPoint(0, 6)

    def is_tinted() -> bool:
        return preview.viewport().grab().toImage().pixelColor(corner).lightness() < 250

    qtbot.waitUntil(is_tinted)
    preview.highlight(None)
    assert not is_tinted()


def test_a_hidden_cell_is_scrolled_to(qtbot: QtBot) -> None:
    preview = shown(qtbot, laid_out(LONG_FORM))
    last = Place(80, "name")
    preview.highlight(last)

    def is_seen() -> bool:
        at = middle_of(preview, last).toPoint()
        return preview.viewport().rect().contains(at)

    qtbot.waitUntil(is_seen)


def test_a_cell_in_view_is_not_scrolled_to(qtbot: QtBot) -> None:
    preview = shown(qtbot, laid_out(LONG_FORM))
    preview.verticalScrollBar().setValue(40)
    preview.highlight(Place(3, "name"))

    assert scroll_of(preview).y() == 40


def test_a_new_layout_keeps_scroll_and_zoom(qtbot: QtBot) -> None:
    sheet = laid_out(LONG_FORM)
    preview = shown(qtbot, sheet)
    preview.set_zoom(1.5)
    preview.verticalScrollBar().setValue(333)
    form, _ = apply(LONG_FORM, SetText(Place(20, "target"), "22"))
    preview.show_sheet(laid_out(form, sheet))

    assert (preview.zoom, scroll_of(preview).y()) == (1.5, 333)


def test_scroll_stays_where_pages_are_added(qtbot: QtBot) -> None:
    preview = shown(qtbot, laid_out(LONG_FORM))
    preview.verticalScrollBar().setValue(100)
    preview.show_sheet(laid_out(longer(LONG_FORM)))

    assert scroll_of(preview).y() == 100


def longer(form: Form) -> Form:
    """Return the form with forty more rows at its end."""
    for _ in range(40):
        row = Row(form.next_id())
        form, _ = apply(form, Insert("quantity", len(form.rows("quantity")), row))
    return form


def test_it_tells_the_page_in_the_middle(qtbot: QtBot) -> None:
    preview = shown(qtbot, laid_out(LONG_FORM))
    pages = len(preview.sheet.pages)
    with qtbot.waitSignal(preview.page_changed) as told:
        preview.go_to_end()

    assert told.args == [pages, pages]
    assert preview.page_shown == pages


def test_without_a_sheet_there_is_no_page(qtbot: QtBot) -> None:
    preview = shown(qtbot, Sheet(()))
    preview.highlight(TARGET)
    preview.set_findings({TARGET: marked("error")})
    click(preview, QPointF(50, 50))

    assert preview.page_shown == 0


def test_it_has_a_name_for_those_who_cannot_see(preview: Preview) -> None:
    assert preview.accessibleName() == "纸面预览"
    assert preview.accessibleDescription() == "第 1 页，共 1 页"


def test_rows_are_told_apart(preview: Preview) -> None:
    found = [
        preview.box_at(middle_of(preview, Place(row, "name"))) for row in (BOOKS, DAYS)
    ]

    assert [box and box.places for box in found] == [
        (Place(BOOKS, "name"),),
        (Place(DAYS, "name"),),
    ]


def test_a_blank_row_tells_its_list(qtbot: QtBot, preview: Preview) -> None:
    page = preview.sheet.pages[0]
    blank = next(box for box in page.boxes() if box.list_key and not box.places)
    at = stack_of(preview).from_page(
        0, QPointF(blank.x + blank.width / 2, blank.y + blank.height / 2)
    )
    with qtbot.waitSignal(preview.blank_clicked) as told:
        click(preview, at - scroll_of(preview))

    assert told.args == [blank.list_key]


def test_the_form_of_these_tests_is_one_page() -> None:
    assert len(laid_out(FORM).pages) == 1


def tip(preview: Preview, at: QPointF) -> str:
    """Return what is said where the mouse rests."""
    where = at.toPoint()
    screen = preview.viewport().mapToGlobal(where)
    QApplication.sendEvent(
        preview.viewport(), QHelpEvent(QEvent.Type.ToolTip, where, screen)
    )
    return QToolTip.text()


def test_a_mark_says_all_that_was_found_in_its_row(preview: Preview) -> None:
    other = Place(BOOKS, "unit")
    preview.set_findings(
        {other: marked("warning", "单位<b>"), TARGET: marked("error", "不是数")}
    )

    assert tip(preview, mark_beside(preview, TARGET)) == "<qt>不是数<br>单位&lt;b&gt;</qt>"


def test_beside_the_marks_nothing_is_said(preview: Preview) -> None:
    preview.set_findings({TARGET: marked("error", "不是数")})

    assert tip(preview, QPointF(3, 3)) == ""
