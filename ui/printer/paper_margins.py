"""The blank edge a printer needs against the one a page leaves."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter

from models.definitions.definition import MM
from printing.page import Page
from ui.paper.strip_extent import ink_rect

SIDES = ("左", "上", "右", "下")
Margins = tuple[float, float, float, float]
"""Left, top, right, bottom, in points."""


def margin_warning(printer: QPrinter, page: Page) -> str:
    """Return what the printer would cut off, as a sentence; "" for nothing.

    Qt reports the least margins of upright paper for both orientations, so
    each side is held against the sides it may come to lie on when turned.
    """
    ours, least = page_margins(page), least_margins(printer)
    short = {
        side: max(needs)
        for side, margin, needs in zip(SIDES, ours, _turned(least), strict=True)
        if margin < max(needs)
    }
    if not short:
        return ""
    most = max(short.values()) / MM
    return (
        f"{_name(printer)}印不到离纸边 {most:.0f} 毫米以内，"
        f"表的{'、'.join(short)}边会缺，请换一台打印机，或加大页边距。"
    )


def _name(printer: QPrinter) -> str:
    name = printer.printerName()
    return f"打印机“{name}”" if name else "打印机"


def page_margins(page: Page) -> Margins:
    """Return how much of each edge of a page is blank."""
    ink = QRectF()
    for strip in page.strips:
        ink = ink.united(ink_rect(strip))
    return ink.left(), ink.top(), page.width - ink.right(), page.height - ink.bottom()


def least_margins(printer: QPrinter) -> Margins:
    """Return the blank edges without which the printer cannot do."""
    layout = QPageLayout(printer.pageLayout())
    layout.setUnits(QPageLayout.Unit.Point)
    least = layout.minimumMargins()
    return least.left(), least.top(), least.right(), least.bottom()


def _turned(margins: Margins) -> Iterable[tuple[float, ...]]:
    """Yield for each side what may be asked of it, the paper turned or not."""
    for side in range(4):
        yield tuple(margins[(side + quarter) % 4] for quarter in (0, 1, 3))
