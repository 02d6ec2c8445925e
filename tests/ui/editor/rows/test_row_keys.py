"""What a key does depends on where the keyboard stands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from ui.editor.rows.row_keys import Standing, key_act

Key, Held = Qt.Key, Qt.KeyboardModifier
CELL = Standing(is_cell=True)
FIRST_CELL = Standing(is_cell=True, is_first=True)
LAST_CELL = Standing(is_cell=True, is_at_end=True)
GROUP = Standing(is_group=True, is_first=True)
ROWS = Standing(is_cell=True, is_first=True, are_rows=True)
NOWHERE = Standing()
EMPTY = Standing(is_empty=True)


def act(
    standing: Standing,
    key: Qt.Key,
    text: str = "",
    held: Qt.KeyboardModifier = Held.NoModifier,
) -> str:
    return key_act(QKeyEvent(QEvent.Type.KeyPress, key, held, text), standing).name


@pytest.mark.parametrize(
    ("standing", "key", "name"),
    [
        (CELL, Key.Key_Return, "ENTER"),
        (GROUP, Key.Key_Enter, "ENTER"),
        (NOWHERE, Key.Key_Return, "MOVE"),
        (EMPTY, Key.Key_Return, "ADD_FIRST"),
        (EMPTY, Key.Key_Down, "ADD_FIRST"),
        (CELL, Key.Key_Down, "MOVE"),
        (CELL, Key.Key_Tab, "MOVE"),
        (LAST_CELL, Key.Key_Tab, "PASS_END"),
        (LAST_CELL, Key.Key_Backtab, "MOVE"),
        (GROUP, Key.Key_Left, "TURN_GROUP"),
        (GROUP, Key.Key_Right, "TURN_GROUP"),
        (CELL, Key.Key_Left, "MOVE"),
        (FIRST_CELL, Key.Key_Left, "MEAN_ROW"),
        (FIRST_CELL, Key.Key_Right, "MOVE"),
        (ROWS, Key.Key_Left, "MOVE"),
        (ROWS, Key.Key_Right, "MEAN_CELL"),
        (ROWS, Key.Key_Escape, "MEAN_CELL"),
        (CELL, Key.Key_Escape, "MOVE"),
        (CELL, Key.Key_F2, "MOVE"),
    ],
)
def test_a_key_by_itself(standing: Standing, key: Qt.Key, name: str) -> None:
    assert act(standing, key) == name


@pytest.mark.parametrize(
    ("text", "held", "name"),
    [
        ("a", Held.NoModifier, "TYPE"),
        ("A", Held.ShiftModifier, "TYPE"),
        ("7", Held.KeypadModifier, "TYPE"),
        ("a", Held.ControlModifier, "MOVE"),
        ("a", Held.AltModifier, "MOVE"),
        (" ", Held.NoModifier, "MOVE"),
        ("\x1b", Held.NoModifier, "MOVE"),
    ],
)
def test_what_writes_something_begins_to_type(
    text: str, held: Qt.KeyboardModifier, name: str
) -> None:
    assert act(GROUP, Key.Key_A, text, held) == name


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Left, Key.Key_Escape])
def test_ctrl_leaves_a_key_to_the_window(key: Qt.Key) -> None:
    assert act(ROWS, key, held=Held.ControlModifier) == "MOVE"


def test_the_enter_of_the_number_pad_is_enter() -> None:
    assert act(CELL, Key.Key_Enter, held=Held.KeypadModifier) == "ENTER"
