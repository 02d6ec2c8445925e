"""The table of a file's cells, merged as they are in the file."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTableView, QWidget

from models.findings import Severity
from models.form import Place
from models.reading.correction import Placing
from models.reading.source_grid import SourceCell
from ui.dialogs.source_model import SourceModel

LEAST_WIDTH = 56
BLANK_HEIGHT = 10
MOST_FITTED = 400
"""Rows that get the height of their text; more take too long."""


class SourceView(QTableView):
    """Shows a file beside the form that was read from it.

    Signals:
        cell_chosen: A cell is looked at.  arg: its SourceCell.
    """

    cell_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = SourceModel(self.palette(), self)
        self.setModel(self._source)
        self.setAccessibleName("文件的内容")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    @property
    def cells(self) -> SourceModel:
        """The model on show."""
        return self._source

    def show_placing(
        self, placing: Placing, doubts: Mapping[Place, Severity]
    ) -> None:
        """Show the cells that a form was read from."""
        self._source.show(placing, doubts)
        self.clearSpans()
        for span in self._source.spans():
            self.setSpan(span.row, span.column, span.down, span.across)
        self._fit()

    def go_to(self, cell: SourceCell) -> None:
        """Mark a cell, and bring it in sight."""
        index = self._source.index_of(cell)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _fit(self) -> None:
        columns = self._source.columnCount()
        if columns:
            width = max(LEAST_WIDTH, self.viewport().width() // columns)
            self.horizontalHeader().setDefaultSectionSize(width)
        if self._source.rowCount() > MOST_FITTED:
            return
        self.resizeRowsToContents()
        for row in self._source.blank_rows():
            self.setRowHeight(row, BLANK_HEIGHT)

    def _on_current_changed(self, index: QModelIndex) -> None:
        cell = self._source.cell_at(index)
        if cell is not None:
            self.cell_chosen.emit(cell)

    # Overrides of Qt, which keep Qt's names.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
