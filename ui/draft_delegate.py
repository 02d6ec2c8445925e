"""How a draft looks in the list: its title, and below it form and time."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from models.definition_file import definitions
from models.store.drafts import Summary
from ui.drafts_model import EntryRole, Heading
from ui.moments import say_moment
from ui.row_model import Index
from ui.row_painter import FAINT, TINT, faded
from ui.theme import quiet_font

HEADING_HEIGHT, DRAFT_HEIGHT = 32, 52
PAD = 12
BAR = 3
"""The bar left of the draft that is open, in pixels."""

Ink = QPalette.ColorRole
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
        painter.drawText(rect, LOW, _elided(heading.text, QFontMetrics(font), rect))

    def _paint_draft(
        self, painter: QPainter, option: QStyleOptionViewItem, summary: Summary
    ) -> None:
        _paint_ground(painter, option)
        rect = option.rect.adjusted(PAD, 8, -PAD, -8)
        painter.setPen(option.palette.color(Ink.Text))
        title = _elided(summary.title, option.fontMetrics, rect)
        painter.drawText(rect, TOP, title)
        font = quiet_font(option.font)
        painter.setFont(font)
        painter.setPen(option.palette.color(Ink.PlaceholderText))
        detail = _elided(_detail(summary), QFontMetrics(font), rect)
        painter.drawText(rect, LOW, detail)

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
    definition = definitions().get(summary.definition)
    name = definition.name if definition else "未知表样"
    return f"{say_moment(summary.saved_at, datetime.now())} · {name}"


def _elided(text: str, metrics: QFontMetrics, rect: QRect) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    accent = option.palette.color(Ink.Highlight)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, faded(accent, TINT))
        rect = option.rect
        painter.fillRect(rect.left(), rect.top(), BAR, rect.height(), accent)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, faded(accent, FAINT))
