"""What fcitx says becomes what Qt shows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from pytestqt.qtbot import QtBot

from ui.input.fcitx_events import forwarded_key, preedit_event
from ui.input.fcitx_messages import PRESS, RELEASE, Piece, Preedit, formatted, plain

UNDERLINED, BARE, MARKED = 0, 1 << 3, 1 << 4


@pytest.mark.parametrize(
    ("text", "bytes_before", "caret"),
    [
        ("ni hao", 6, 6),
        ("你好 ma", 3, 1),
        ("你好 ma", 7, 3),
        ("𠮷好", 4, 2),
        ("你好", 4, 1),
        ("你好", 99, 2),
        ("你好", -1, -1),
        ("", 0, 0),
    ],
)
def test_bytes_before_the_caret_become_characters(
    text: str, bytes_before: int, caret: int
) -> None:
    assert plain(text, bytes_before).caret == caret


def test_pieces_keep_their_looks_and_empty_ones_go() -> None:
    preedit = formatted([("你好", MARKED | BARE), ("", 0), (" ma", UNDERLINED)], 0)

    marked = Piece("你好", is_underlined=False, is_marked=True)
    assert preedit.pieces == (marked, Piece(" ma"))
    assert preedit.text == "你好 ma"


def test_each_piece_is_formatted_where_it_stands(qtbot: QtBot) -> None:
    event = preedit_event(Preedit((Piece("𠮷"), Piece("ma", is_marked=True)), 3))

    assert event.preeditString() == "𠮷ma"
    assert [(each.start, each.length) for each in event.attributes()] == [
        (0, 2),
        (2, 2),
        (3, 1),
    ]


def test_a_caret_that_fcitx_hides_is_hidden() -> None:
    *_, caret = preedit_event(Preedit((), -1)).attributes()

    assert caret.type == QInputMethodEvent.AttributeType.Cursor
    assert (caret.start, caret.length) == (0, 0)


@pytest.mark.parametrize(
    ("symbol", "key", "text"),
    [
        (0xFF0D, Qt.Key.Key_Return, ""),
        (0xFF08, Qt.Key.Key_Backspace, ""),
        (ord("a"), Qt.Key.Key_A, "a"),
        (0x0100_4F60, ord("你"), "你"),
        (0xFFE1, 0, ""),
    ],
)
def test_keys_come_back(symbol: int, key: int, text: str) -> None:
    event = forwarded_key(symbol, 0, PRESS)

    assert (int(event.key()), event.text()) == (int(key), text)
    assert event.type() == QEvent.Type.KeyPress


def test_modifiers_and_releases_come_back() -> None:
    event = forwarded_key(ord("a"), 1 << 2, RELEASE)

    assert event.modifiers() == Qt.KeyboardModifier.ControlModifier
    assert event.type() == QEvent.Type.KeyRelease
