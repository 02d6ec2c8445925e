"""The roles under which our models tell a delegate about a cell."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt


class Role(IntEnum):
    """What a model can be asked for, beside the text.

    Attributes:
        PLACE: The Place of a cell; None for a group.
        COLUMN: The Column of the definition.
        FINDINGS: The CellFindings of the cell, or None.
        LEVEL: 1 or 2 for a group, 3 for a row that is filled in.
        COUNT: How many indicators a group has.
        INHERITED: Whether a text still stands as it came from last year.
    """

    PLACE = Qt.ItemDataRole.UserRole
    COLUMN = Qt.ItemDataRole.UserRole + 1
    FINDINGS = Qt.ItemDataRole.UserRole + 2
    LEVEL = Qt.ItemDataRole.UserRole + 3
    COUNT = Qt.ItemDataRole.UserRole + 4
    INHERITED = Qt.ItemDataRole.UserRole + 5
