"""What a clerk does with keyboard and input method."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def press(
    widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER
) -> None:
    """Press a key and let it go."""
    QTest.keyClick(widget, key, modifier)


def type_keys(widget: QWidget, keys: str) -> None:
    """Press the key of each letter."""
    QTest.keyClicks(widget, keys)


def compose(widget: QWidget, begun: str, chosen: str = "") -> None:
    """Begin a word in an input method, or choose one."""
    event = QInputMethodEvent(begun, [])
    if chosen:
        event.setCommitString(chosen)
    QApplication.sendEvent(widget, event)


def write(widget: QWidget, text: str) -> None:
    """Type Chinese as a clerk does: begun in Latin letters, then chosen."""
    compose(widget, "pin'yin")
    compose(widget, "", text)


def focused() -> QWidget:
    """Return the widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
