"""How a finding looks: a sign, the place, the sentence, a word to click."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from models.edits import NoteLastYear, Remove
from models.findings import Finding
from ui.editor.rows.wrapped_text import WrappedText
from ui.findings.findings_model import FindingRole
from ui.widgets.icons import paint_icon
from ui.widgets.indexes import Index
from ui.widgets.severity import FAINT, SEVERITY_INK, TINT, faded
from ui.widgets.theme import Ink

FIX, CONFIRM, DELETE = "修正", "都沿用", "删除"
FIX_WIDTH = 56
PAD_X, PAD_Y = 12, 6
ICON = 16
TEXT_LEFT = PAD_X + ICON + 8

LEFT = Qt.AlignmentFlag.AlignLeft


class FindingDelegate(QStyledItemDelegate):
    """Paints findings, whose sentences may take several lines."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._text = WrappedText(view.font())

    def fix_rect(self, rect: QRect) -> QRect:
        """Return where in a row the word is that puts things right."""
        return QRect(rect.right() - FIX_WIDTH, rect.top(), FIX_WIDTH, rect.height())

    def _sentence(self, finding: Finding) -> str:
        return "　".join(filter(None, (finding.where, finding.message)))

    def text_width(self, finding: Finding) -> int:
        """Return the room for a sentence, in pixels."""
        fix = FIX_WIDTH if finding.fix is not None else 0
        return self._view.viewport().width() - TEXT_LEFT - fix - PAD_X

    # Overrides of Qt, which keep Qt's names.

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        finding: Finding = index.data(FindingRole.FINDING)
        rect, palette = option.rect, option.palette
        painter.save()
        _paint_ground(painter, option)
        square = QRect(rect.left() + PAD_X, rect.top() + PAD_Y + 2, ICON, ICON)
        paint_icon(painter, square, sign_of(finding), ink_of(finding, palette))
        painter.setPen(palette.color(Ink.Text))
        width = self.text_width(finding)
        room = QRect(TEXT_LEFT, rect.top() + PAD_Y, width, rect.height())
        self._text.paint(painter, room, self._sentence(finding), LEFT)
        if finding.fix is not None:
            painter.setPen(palette.color(Ink.Link))
            top = self.fix_rect(rect).adjusted(0, PAD_Y, 0, 0)
            painter.drawText(top, Qt.AlignmentFlag.AlignHCenter, _fix_word(finding))
        painter.setPen(palette.color(Ink.Midlight))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        finding: Finding = index.data(FindingRole.FINDING)
        width = self.text_width(finding)
        height = self._text.height(self._sentence(finding), width)
        return QSize(0, height + 2 * PAD_Y + 1)


def sign_of(finding: Finding) -> str:
    """Return the icon of a finding, whose shape says how grave it is."""
    return "unfilled" if finding.is_missing else finding.severity


def ink_of(finding: Finding, palette: QPalette) -> QColor:
    """Return the colour of that icon; what is missing is no fault yet."""
    quiet = palette.color(Ink.PlaceholderText)
    return quiet if finding.is_missing else SEVERITY_INK[finding.severity]


def _fix_word(finding: Finding) -> str:
    match finding.fix:
        case NoteLastYear():
            return CONFIRM
        case Remove():
            return DELETE
    return FIX


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    accent = option.palette.color(Ink.Highlight)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, faded(accent, TINT))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, faded(accent, FAINT))
