"""Sheets and previews for tests, and what a preview paints."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QEventLoop,
    QObject,
    QPointF,
    QRect,
    QSizeF,
    QTimer,
)
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractScrollArea
from pytestqt.qtbot import QtBot

from models.definitions.definition_file import definitions
from models.findings import Severity
from models.form import Form, Place
from printing.fonts.faces import bundled_faces
from printing.layout import lay_out
from printing.page import Sheet
from tests.pictures import tree
from ui.paper.paper_stack import PaperStack
from ui.paper.place_boxes import rect_of
from ui.paper.preview import Preview
from ui.widgets.cell_findings import CellFindings

UPDATE_MS = 25
"""Longer than Qt waits to bundle updates."""

FORM = tree(
    """
    budget_year: 2026
    reporting_unit: 示例县图书馆
    amount_unit: 万元
    project_name: 流动书车
    annual_budget: 50
    quantity
      购书册数 | target=6000 | unit=册 | sign=≥
      开放天数 | target=300 | unit=天 | sign==
    quality
      图书验收合格率 | target=100 | unit=% | sign==
    """
)
BOOKS, DAYS, QUALITY = 1, 2, 3
"""The rows of the form."""
LONG_FORM = tree(
    "quantity\n" + "\n".join(f"  第{number}项 | target=1" for number in range(80))
)


def marked(severity: Severity, *messages: str) -> CellFindings:
    """Return what was found at a place."""
    return CellFindings(severity, messages)


def laid_out(form: Form = FORM, previous: Sheet | None = None) -> Sheet:
    """Return a form on paper."""
    definition = definitions()[form.definition]
    return lay_out(form, definition, bundled_faces(), previous)


def shown(qtbot: QtBot, sheet: Sheet, width: int = 700, height: int = 560) -> Preview:
    """Return a preview on the screen that shows a sheet."""
    preview = Preview()
    qtbot.addWidget(preview)
    preview.resize(width, height)
    preview.show_sheet(sheet)
    with qtbot.waitExposed(preview):
        preview.show()
    return preview


def middle_of(preview: Preview, place: Place) -> QPointF:
    """Return where in the viewport the first box of a place has its middle."""
    stack = stack_of(preview)
    for index, page in enumerate(preview.sheet.pages):
        for box in page.boxes():
            if place in box.places:
                at = stack.from_page(index, rect_of(box).center())
                return at - scroll_of(preview)
    raise KeyError(place)


def stack_of(preview: Preview) -> PaperStack:
    """Return how the pages lie, reckoned from what the preview tells."""
    sizes = [QSizeF(page.width, page.height) for page in preview.sheet.pages]
    scale = preview.zoom * preview.logicalDpiX() / 72
    bar = preview.verticalScrollBar().sizeHint().width()
    return PaperStack(sizes, scale, preview.maximumViewportSize(), bar)


def scroll_of(preview: Preview) -> QPointF:
    """Return how far the preview is scrolled."""
    bars = preview.horizontalScrollBar(), preview.verticalScrollBar()
    return QPointF(bars[0].value(), bars[1].value())


def picture_of(preview: Preview) -> QImage:
    """Return what the viewport shows."""
    return preview.viewport().grab().toImage()


def blackened(picture: QImage, region: QRegion) -> QImage:
    """Return a picture with a region of it made black."""
    image = QImage(picture)
    painter = QPainter(image)
    painter.setClipRegion(region)
    painter.fillRect(image.rect(), 0)
    painter.end()
    return image


def settle() -> None:
    """Let Qt paint what it has put off: it bundles updates by a timer."""
    loop = QEventLoop()
    QTimer.singleShot(UPDATE_MS, loop.quit)
    loop.exec()


class Repainted(QObject):
    """Watches which region of a preview or a table is painted anew."""

    def __init__(self, preview: QAbstractScrollArea) -> None:
        super().__init__(preview)
        settle()
        self.region = QRegion()
        self._viewport = preview.viewport()
        self._viewport.installEventFilter(self)

    @property
    def rect(self) -> QRect:
        """The rectangle around all that was painted up to now."""
        settle()
        return self.region.boundingRect()

    def stop(self) -> QRegion:
        """Return all that was painted, and look no longer."""
        settle()
        self._viewport.removeEventFilter(self)
        return self.region

    # Overrides of Qt, which keep Qt's names.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return False
