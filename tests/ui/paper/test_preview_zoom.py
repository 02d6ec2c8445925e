"""The paper is as large as the clerk wants, and stays under the cursor."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QSize, QSizeF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.form import Place
from tests.ui.papers import LONG_FORM, laid_out, middle_of, scroll_of, shown
from ui.paper.paper_stack import GAP, PaperStack
from ui.paper.preview import Preview
from ui.paper.zoom import (
    LEAST,
    MOST,
    Fit,
    Zoom,
    fitting_scale,
    next_step,
    previous_step,
)

A4 = QSizeF(841.89, 595.28)
BAR = 14
CTRL = Qt.KeyboardModifier.ControlModifier
rooms = st.builds(QSize, st.integers(120, 2000), st.integers(120, 2000))
fits = st.sampled_from([Fit.WIDTH, Fit.PAGE])


@pytest.fixture
def preview(qtbot: QtBot) -> Preview:
    return shown(qtbot, laid_out(LONG_FORM))


def turn_wheel(preview: Preview, at: QPointF, notches: int) -> None:
    """Turn the wheel over the paper with Ctrl held down."""
    event = QWheelEvent(
        at,
        preview.viewport().mapToGlobal(at),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        CTRL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(preview.viewport(), event)


@given(rooms, fits, st.integers(1, 5))
def test_what_fits_needs_no_bar_across(room: QSize, fit: Fit, pages: int) -> None:
    sizes = [A4] * pages
    scale = fitting_scale(fit, sizes, room, BAR, GAP)

    stack = PaperStack(sizes, scale, room, BAR)
    assert stack.size.width() <= stack.view.width() + 1


@given(rooms)
def test_a_whole_page_is_wholly_in_view(room: QSize) -> None:
    scale = fitting_scale(Fit.PAGE, [A4], room, BAR, GAP)

    paper = A4 * scale
    assert paper.width() <= room.width() - 2 * GAP + 1
    assert paper.height() <= room.height() - 2 * GAP + 1


@given(rooms, st.floats(LEAST, MOST), st.floats(LEAST, MOST), st.integers(0, 9000))
def test_an_anchor_is_found_again(
    room: QSize, scale: float, other: float, y: int
) -> None:
    before, after = (PaperStack([A4] * 3, each, room) for each in (scale, other))
    at = QPoint(before.rects[0].left() + 7, min(y, before.size.height()))

    back = before.found(after.anchor(after.found(before.anchor(at))))
    assert (back - at).manhattanLength() <= 2 * scale / other + 2


def test_steps_go_up_and_down_the_same_way() -> None:
    assert next_step(1.0) == 1.1
    assert previous_step(next_step(1.0)) == 1.0
    assert (previous_step(LEAST), next_step(MOST)) == (LEAST, MOST)


def test_it_begins_as_wide_as_the_view(preview: Preview) -> None:
    paper = preview.sheet.pages[0].width * preview.zoom * preview.logicalDpiX() / 72

    assert paper == pytest.approx(preview.viewport().width() - 2 * GAP, abs=1)


def test_it_stays_as_wide_when_the_window_grows(preview: Preview) -> None:
    before = preview.zoom
    preview.resize(900, 560)

    assert preview.zoom == pytest.approx(before * 1.3, rel=0.05)


def test_a_chosen_zoom_outlives_the_size_of_the_window(preview: Preview) -> None:
    preview.set_zoom(1.25)
    preview.resize(900, 560)

    assert preview.zoom == 1.25


def test_the_zoom_is_told(qtbot: QtBot, preview: Preview) -> None:
    with qtbot.waitSignal(preview.zoom_changed) as told:
        preview.set_zoom(2)

    assert told.args == [2.0]


def test_the_same_zoom_is_not_told_again(qtbot: QtBot, preview: Preview) -> None:
    preview.set_zoom(2)
    with qtbot.assertNotEmitted(preview.zoom_changed):
        preview.set_zoom(2)


def test_the_wheel_zooms_around_the_cursor(preview: Preview) -> None:
    preview.verticalScrollBar().setValue(200)
    place = Place(15, "name")
    at = middle_of(preview, place)
    turn_wheel(preview, at, notches=6)

    moved = middle_of(preview, place) - at
    assert preview.zoom > 1
    assert moved.manhattanLength() <= 3


@pytest.mark.parametrize(
    ("key", "zoom"), [(Qt.Key.Key_Plus, 1.1), (Qt.Key.Key_Minus, 0.9)]
)
def test_keys_zoom_by_steps(preview: Preview, key: Qt.Key, zoom: float) -> None:
    preview.set_zoom(1)
    QTest.keyClick(preview, key, CTRL)

    assert preview.zoom == zoom


def test_keys_go_to_either_end(preview: Preview) -> None:
    bar = preview.verticalScrollBar()
    ends = []
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home):
        QTest.keyClick(preview, key)
        ends.append(bar.value())

    assert ends == [bar.maximum(), 0]


def test_the_zoom_has_limits(preview: Preview) -> None:
    preview.set_zoom(99)
    most = preview.zoom
    preview.set_zoom(0)

    assert (most, preview.zoom) == (MOST, LEAST)


def test_the_top_of_the_paper_shows_first(preview: Preview) -> None:
    assert scroll_of(preview) == QPointF(0, 0)


def test_a_factor_is_one_of_the_real_size_whatever_the_room() -> None:
    for room in (QSize(100, 100), QSize(3000, 3000)):
        assert Zoom(Fit.NONE, 1.5).scale([A4], room, BAR, GAP, full=2.0) == 3.0


def test_a_fit_of_no_page_shows_nothing_larger_than_real() -> None:
    assert Zoom(Fit.WIDTH).scale([], QSize(999, 999), BAR, GAP, full=2.0) == 2.0


@given(rooms, fits)
def test_a_fit_stays_between_the_least_and_the_most(room: QSize, fit: Fit) -> None:
    scale = Zoom(fit).scale([A4], room, BAR, GAP, full=2.0)

    assert 2 * LEAST <= scale <= 2 * MOST
