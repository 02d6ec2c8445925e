"""Tells the input method where the caret is, for its list of candidates."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QTransform
from PySide6.QtWidgets import QApplication, QWidget

Query = Qt.InputMethodQuery

RECTANGLES = (Query.ImCursorRectangle, Query.ImAnchorRectangle)


def place_for_input(widget: QWidget) -> None:
    """Say where a widget lies in its window, before its caret is asked for.

    Qt does so only when the widget itself moves, not when it is carried
    along: by a page that scrolls, or a line that appears above.
    """
    if widget.hasFocus():
        at = widget.mapTo(widget.window(), QPoint(0, 0))
        transform = QTransform.fromTranslate(at.x(), at.y())
        QGuiApplication.inputMethod().setInputItemTransform(transform)


def moved(rectangle: object, by: QPoint) -> QRect:
    """Return a caret from elsewhere in a widget, in whole pixels.

    Views of Qt pass on the carets of their editors in whole pixels alone.
    """
    assert isinstance(rectangle, (QRect, QRectF))
    return QRectF(rectangle).translated(by).toAlignedRect()


def tell_caret() -> None:
    """Have the input method look where the caret is now."""
    if QApplication.focusWidget() is not None:
        QGuiApplication.inputMethod().update(Query.ImCursorRectangle)
