"""The pane of paper: the sheet as it will print, with its own small bar."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from models.definitions.definition import Definition
from models.form import Form
from printing.compose import compose
from printing.page import Sheet
from ui.paper.preview import Preview
from ui.widgets.focus_edge import FocusEdge
from ui.widgets.pane_bar import PaneBar
from ui.widgets.plain import flush_column, plain_label

LEAST = 320
ZOOM_WIDTH = 48


class PaperPane(QWidget):
    """Lays the form out at each change, and shows it live.

    Attributes:
        preview: The paper itself.

    Signals:
        pages_changed: Another page is shown, or there are more or fewer.
    """

    pages_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(LEAST)
        self.preview = Preview()
        self._bar = PaneBar("纸面")
        FocusEdge(self.preview, self._bar)
        self._zoom = plain_label()
        self._fill_bar()
        column = flush_column(self)
        column.addWidget(self._bar)
        column.addWidget(self.preview, 1)
        self.preview.page_changed.connect(self._on_page_changed)
        self.preview.zoom_changed.connect(self._on_zoom_changed)

    @property
    def sheet(self) -> Sheet:
        """The form as laid out last."""
        return self.preview.sheet

    @property
    def pages_in_words(self) -> str:
        """The page in sight: 第 1/2 页."""
        pages = len(self.sheet.pages)
        return f"第 {self.preview.page_shown}/{pages} 页" if pages else ""

    def show_form(self, form: Form, definition: Definition) -> None:
        """Lay out a form and show it, at the same scroll and zoom."""
        self.preview.show_sheet(compose(form, definition, self.sheet))

    def clear(self) -> None:
        """Show no paper."""
        self.preview.show_sheet(Sheet(()))

    def _fill_bar(self) -> None:
        buttons = (
            ("minus", "缩小", self.preview.zoom_out),
            ("plus", "放大", self.preview.zoom_in),
            ("fit_width", "适合宽度", self.preview.zoom_to_width),
            ("fit_page", "整页", self.preview.zoom_to_page),
        )
        for icon_name, name, act in buttons:
            self._bar.add_button(icon_name, name).clicked.connect(act)
        self._zoom = self._bar.insert_label(after=1)
        self._zoom.setMinimumWidth(ZOOM_WIDTH)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def _on_page_changed(self) -> None:
        self._bar.say(" · ".join(filter(None, ("纸面", self.pages_in_words))))
        self.pages_changed.emit()

    def _on_zoom_changed(self, zoom: float) -> None:
        self._zoom.setText(f"{zoom:.0%}")
