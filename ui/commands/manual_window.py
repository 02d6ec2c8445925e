"""The manual in a window of its own, beside the form."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTextBrowser, QWidget

from resources import MANUAL
from ui.widgets.plain import flush_column

SIZE = 720, 640
TITLE = "使用说明"


class ManualWindow(QDialog):
    """Shows the manual; the clerk goes on working in the other window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*SIZE)
        browser = QTextBrowser()
        browser.setAccessibleName(TITLE)
        browser.setFrameShape(QTextBrowser.Shape.NoFrame)
        browser.document().setDocumentMargin(24)
        browser.setMarkdown((MANUAL / "manual.md").read_text(encoding="utf-8"))
        column = flush_column(self)
        column.addWidget(browser)
