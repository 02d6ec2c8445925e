"""The single fields of a form, laid out to be filled in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from models.definitions.definition import Definition, Field, Grid
from ui.editor.field_boxes import FieldBoxes
from ui.editor.money_lines import AMOUNTS_ACROSS, MoneyLine, money_lines
from ui.widgets.plain import plain_label
from ui.widgets.theme import quiet_font

COLUMNS = 2
ACROSS, DOWN, UNDER_LABEL = 16, 12, 4
"""Pixels between columns, between rows, and from a label to its box."""


def quiet_label(text: str) -> QLabel:
    """Return a label that shows a text as it stands, never as markup."""
    label = plain_label(text)
    label.setFont(quiet_font(label.font()))
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


class FieldsEditor(QWidget):
    """Fields in two columns, each under its label; long texts go across."""

    def __init__(self, fields: Sequence[Field], boxes: FieldBoxes) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(ACROSS)
        self._grid.setVerticalSpacing(UNDER_LABEL)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self._fill(fields, boxes)

    def _fill(self, fields: Sequence[Field], boxes: FieldBoxes) -> None:
        row = column = 0
        for field in fields:
            across = COLUMNS if field.kind == "long_text" else 1
            if column + across > COLUMNS:
                row, column = row + 1, 0
            self._add(field, boxes, row, column, across)
            column += across

    def _add(
        self, field: Field, boxes: FieldBoxes, row: int, column: int, across: int
    ) -> None:
        # Three lines of the grid to a row: label, box, and the gap below.
        top = row * 3
        self._grid.addWidget(quiet_label(field.label), top, column, 1, across)
        box = boxes.box(field)
        place = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(box, top + 1, column, 1, across, place)
        self._grid.setRowMinimumHeight(top + 2, DOWN - 2 * UNDER_LABEL)


class MoneyGrid(QWidget):
    """The money block: its amounts in lines, each group after its name.

    The sheet's own grid would leave no room for the digits.
    """

    def __init__(self, grid: Grid, definition: Definition, boxes: FieldBoxes) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(UNDER_LABEL)
        for column in range(1, 1 + AMOUNTS_ACROSS):
            self._grid.setColumnStretch(column, 1)
        for number, line in enumerate(money_lines(grid, definition)):
            self._add_line(number * 3, line, boxes)

    def _add_line(self, top: int, line: MoneyLine, boxes: FieldBoxes) -> None:
        if line.group:
            self._grid.addWidget(quiet_label(line.group), top + 1, 0)
        for column, field in enumerate(line.fields, start=1):
            label = quiet_label(field.label)
            label.setWordWrap(True)
            self._grid.addWidget(label, top, column, Qt.AlignmentFlag.AlignBottom)
            box = boxes.box(field)
            box.align(Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(box, top + 1, column, Qt.AlignmentFlag.AlignTop)
        self._grid.setRowMinimumHeight(top + 2, DOWN - 2 * UNDER_LABEL)
