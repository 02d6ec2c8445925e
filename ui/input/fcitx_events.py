"""Turns what fcitx says into events of Qt."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPalette, QTextCharFormat
from PySide6.QtWidgets import QApplication

from ui.input.fcitx_messages import RELEASE, Piece, Preedit

Attribute = QInputMethodEvent.Attribute
Type = QInputMethodEvent.AttributeType

MODIFIERS = {
    1 << 0: Qt.KeyboardModifier.ShiftModifier,
    1 << 2: Qt.KeyboardModifier.ControlModifier,
    1 << 3: Qt.KeyboardModifier.AltModifier,
}
"""Of X's bits."""

SYMBOLS = {
    0xFF08: Qt.Key.Key_Backspace,
    0xFF09: Qt.Key.Key_Tab,
    0xFF0D: Qt.Key.Key_Return,
    0xFF1B: Qt.Key.Key_Escape,
    0xFF50: Qt.Key.Key_Home,
    0xFF51: Qt.Key.Key_Left,
    0xFF52: Qt.Key.Key_Up,
    0xFF53: Qt.Key.Key_Right,
    0xFF54: Qt.Key.Key_Down,
    0xFF55: Qt.Key.Key_PageUp,
    0xFF56: Qt.Key.Key_PageDown,
    0xFF57: Qt.Key.Key_End,
    0xFF8D: Qt.Key.Key_Enter,
    0xFFFF: Qt.Key.Key_Delete,
}
"""X's names of keys (keysymdef.h) without a letter on them."""

LATIN = range(0x20, 0x100)
"""Symbols that are the characters themselves."""

UNICODE = 0x0100_0000
"""What X adds to the number of any other character."""


def preedit_event(preedit: Preedit) -> QInputMethodEvent:
    """Return the event that shows what is being composed."""
    attributes, start = [], 0
    for piece in preedit.pieces:
        length = len(piece.text.encode("utf-16-le")) // 2
        shown = _text_format(piece)
        attributes.append(Attribute(Type.TextFormat, start, length, shown))
        start += length
    # A caret of no width is one that is not shown.
    is_shown = int(preedit.caret >= 0)
    attributes.append(Attribute(Type.Cursor, max(0, preedit.caret), is_shown, None))
    return QInputMethodEvent(preedit.text, attributes)


def forwarded_key(symbol: int, state: int, kind: int) -> QKeyEvent:
    """Return a key that fcitx gives back."""
    event = QEvent.Type.KeyRelease if kind == RELEASE else QEvent.Type.KeyPress
    modifiers = Qt.KeyboardModifier.NoModifier
    for bit, modifier in MODIFIERS.items():
        if state & bit:
            modifiers |= modifier
    text = _letter(symbol)
    key = SYMBOLS.get(symbol, ord(text.upper()[:1]) if text else 0)
    return QKeyEvent(event, key, modifiers, text)


def _letter(symbol: int) -> str:
    if symbol in LATIN:
        return chr(symbol)
    return chr(symbol - UNICODE) if UNICODE < symbol <= UNICODE + 0x10FFFF else ""


def _text_format(piece: Piece) -> QTextCharFormat:
    shown = QTextCharFormat()
    shown.setFontUnderline(piece.is_underlined)
    if piece.is_marked:
        colours = QApplication.palette()
        shown.setBackground(colours.brush(QPalette.ColorRole.Highlight))
        shown.setForeground(colours.brush(QPalette.ColorRole.HighlightedText))
    return shown
