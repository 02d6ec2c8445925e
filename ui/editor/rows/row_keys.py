"""What a key means in a view of rows, before anything is typed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.widgets.keys import ENTER

BACK_TO_CELL = (Qt.Key.Key_Right, Qt.Key.Key_Escape)
OPEN_OR_CLOSE = (Qt.Key.Key_Left, Qt.Key.Key_Right)
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


class KeyAct(Enum):
    """What a key does.

    Attributes:
        ENTER: Opens the cell, adds a row to a list, or turns a group.
        ADD_FIRST: Adds the first row where there is none.
        PASS_END: Goes on from the last cell.
        TYPE: Writes, into a row that is begun if on a group.
        TURN_GROUP: Opens a group with the right arrow, or closes it.
        MEAN_ROW: Goes from the first cell on to the row's number.
        MEAN_CELL: Goes back from whole rows to the cell with the frame.
        MOVE: Is Qt's: it moves the frame, or opens a cell.
    """

    ENTER = auto()
    ADD_FIRST = auto()
    PASS_END = auto()
    TYPE = auto()
    TURN_GROUP = auto()
    MEAN_ROW = auto()
    MEAN_CELL = auto()
    MOVE = auto()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the keyboard stands in a view.

    Attributes:
        is_cell, is_group: What has the frame; neither, where nothing has.
        is_first: Whether it is in the first column.
        is_at_end: Whether Tab finds no other cell after it.
        are_rows: Whether whole rows are meant.
        is_empty: Whether the view has neither a row nor a group.
    """

    is_cell: bool = False
    is_group: bool = False
    is_first: bool = False
    is_at_end: bool = False
    are_rows: bool = False
    is_empty: bool = False


def key_act(event: QKeyEvent, standing: Standing) -> KeyAct:
    """Return what a key does where the keyboard stands."""
    key, is_plain = event.key(), _held(event) == Qt.KeyboardModifier.NoModifier
    if is_plain and key in ENTER and (standing.is_cell or standing.is_group):
        return KeyAct.ENTER
    if is_plain and standing.is_empty and key in (*ENTER, Qt.Key.Key_Down):
        return KeyAct.ADD_FIRST
    if key == Qt.Key.Key_Tab and standing.is_at_end:
        return KeyAct.PASS_END
    if _is_typing(event):
        return KeyAct.TYPE
    if standing.is_group and key in OPEN_OR_CLOSE:
        return KeyAct.TURN_GROUP
    return _between_cell_and_row(key, standing) if is_plain else KeyAct.MOVE


def _between_cell_and_row(key: int, standing: Standing) -> KeyAct:
    if standing.are_rows:
        return KeyAct.MEAN_CELL if key in BACK_TO_CELL else KeyAct.MOVE
    is_at_number = standing.is_cell and standing.is_first
    return KeyAct.MEAN_ROW if is_at_number and key == Qt.Key.Key_Left else KeyAct.MOVE


def _is_typing(event: QKeyEvent) -> bool:
    """Return whether a key writes something."""
    text = event.text()
    return _held(event) in PLAIN and text.isprintable() and bool(text.strip())


def _held(event: QKeyEvent) -> Qt.KeyboardModifier:
    """Return what is held with a key; those of the number pad count alike."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
