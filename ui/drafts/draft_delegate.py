"""How a draft looks in the list: its title, and below it form and time."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from models.store.drafts import Summary
from ui.drafts.drafts_model import (
    NO_UNIT,
    EntryRole,
    Heading,
    form_name,
    names_form,
    year_in_words,
)
from ui.drafts.saved_times import say_moment
from ui.widgets.indexes import Index
from ui.widgets.severity import FAINT, TINT, faded
from ui.widgets.theme import Ink, quiet_font

HEADING_HEIGHT, DRAFT_HEIGHT = 32, 52
PAD, GAP = 12, 8
BAR = 3
"""The bar left of the draft that is open, in pixels."""

LOW_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
LOW = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class DraftDelegate(QStyledItemDelegate):
    """Paints drafts and the headings over them."""

    def _paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, heading: Heading
    ) -> None:
        font = quiet_font(option.font)
        painter.setFont(font)
        painter.setPen(option.palette.color(Ink.PlaceholderText))
        rect = option.rect.adjusted(PAD, 0, -PAD, -6)
        _paint_beside_year(painter, rect, heading.unit, heading.year)

    def _paint_draft(
        self, painter: QPainter, option: QStyleOptionViewItem, summary: Summary
    ) -> None:
        _paint_ground(painter, option)
        rect = option.rect.adjusted(PAD, 8, -PAD, -8)
        painter.setPen(option.palette.color(Ink.Text))
        title = elided(_name(summary), option.fontMetrics, rect.width())
        painter.drawText(rect, TOP, title)
        font = quiet_font(option.font)
        painter.setFont(font)
        painter.setPen(option.palette.color(Ink.PlaceholderText))
        # The heading says the year of the others.
        year = year_in_words(summary) if summary.is_example else ""
        _paint_beside_year(painter, rect, _detail(summary), year)

    # Overrides of Qt, which keep Qt's names.

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        painter.save()
        entry = index.data(EntryRole.ENTRY)
        if isinstance(entry, Heading):
            self._paint_heading(painter, option, entry)
        else:
            self._paint_draft(painter, option, entry)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        is_heading = isinstance(index.data(EntryRole.ENTRY), Heading)
        return QSize(0, HEADING_HEIGHT if is_heading else DRAFT_HEIGHT)


def _detail(summary: Summary) -> str:
    if summary.fault:
        return "打不开"
    name = form_name(summary) or "未知表样"
    if names_form(summary):
        name = summary.reporting_unit or NO_UNIT
    return f"{say_moment(summary.saved_at, datetime.now())} · {name}"


def _name(summary: Summary) -> str:
    """Return the title without the year, which stands at the right edge."""
    is_sheet = names_form(summary)
    return summary.title.removeprefix(year_in_words(summary) * is_sheet)


def elided(text: str, metrics: QFontMetrics, width: int) -> str:
    """Return a text that fits: what tells drafts apart stands at its ends."""
    return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)


def _paint_beside_year(painter: QPainter, rect: QRect, text: str, year: str) -> None:
    """Paint a text at the left, and at the right a year that is never cut."""
    metrics = painter.fontMetrics()
    painter.drawText(rect, LOW_RIGHT, year)
    taken = metrics.horizontalAdvance(year) + GAP if year else 0
    painter.drawText(rect, LOW, elided(text, metrics, rect.width() - taken))


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    accent = option.palette.color(Ink.Highlight)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, faded(accent, TINT))
        rect = option.rect
        painter.fillRect(rect.left(), rect.top(), BAR, rect.height(), accent)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, faded(accent, FAINT))
