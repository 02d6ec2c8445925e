"""How far an area has scrolled is one point, and its bars reach the ends."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QAbstractScrollArea
from pytestqt.qtbot import QtBot

from ui.paper.scrolled import LINE, Scrolled


def area_of(qtbot: QtBot) -> tuple[QAbstractScrollArea, Scrolled]:
    """Return an area of 100 by 200 pixels over a whole of 400 by 1000."""
    area = QAbstractScrollArea()
    qtbot.addWidget(area)
    scrolled = Scrolled(area)
    scrolled.fit(QSize(400, 1000), QSize(100, 200))
    return area, scrolled


def test_the_corner_goes_where_it_is_put(qtbot: QtBot) -> None:
    _, scrolled = area_of(qtbot)
    scrolled.to(QPoint(30, 70))

    assert scrolled.offset == QPoint(30, 70)


def test_nothing_is_scrolled_past_its_ends(qtbot: QtBot) -> None:
    _, scrolled = area_of(qtbot)
    scrolled.to(QPoint(-5, 9999))

    assert scrolled.offset == QPoint(0, 800)


def test_the_foot_is_the_last_view_and_the_top_the_first(qtbot: QtBot) -> None:
    _, scrolled = area_of(qtbot)
    scrolled.to_foot()
    assert scrolled.offset.y() == 800
    scrolled.to_top()
    assert scrolled.offset.y() == 0


def test_a_page_of_scrolling_leaves_a_line_in_sight(qtbot: QtBot) -> None:
    area, _ = area_of(qtbot)

    assert area.verticalScrollBar().pageStep() == 200 - LINE
    assert area.verticalScrollBar().singleStep() == LINE
