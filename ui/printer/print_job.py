"""Prints a sheet on the system's printers, at exactly its size.

The printer gets the very pages of the preview.  Nothing is scaled: a point
of the page is a seventy-second of an inch of paper, from the paper's corner.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import (
    QAbstractPrintDialog,
    QPrintDialog,
    QPrintEngine,
    QPrinter,
    QPrinterInfo,
)
from PySide6.QtWidgets import QMessageBox, QWidget

from models.values.visible import path_in_words
from printing.page import Page, Sheet
from ui.paper.page_painter import paint_page
from ui.printer.paper_margins import margin_warning

CUPS_OPTIONS = QPrintEngine.PrintEnginePropertyKey(0xFE00)
"""Where Qt keeps the options for CUPS: names and values, by turns.

Qt has no public way to them; an engine without the key ignores it.
"""


class PrintingFailed(Exception):
    """The printer refused; the message says which and what to do."""


def new_printer(name: str = "") -> QPrinter:
    """Return the printer of this name, the usual one where there is none."""
    info = QPrinterInfo.printerInfo(name) if name else QPrinterInfo.defaultPrinter()
    if info.isNull():
        return QPrinter(QPrinter.PrinterMode.HighResolution)
    return QPrinter(info, QPrinter.PrinterMode.HighResolution)


def ask_and_print(
    parent: QWidget | None,
    sheet: Sheet,
    name: str,
    printer: QPrinter | None = None,
) -> str:
    """Ask how to print, print, and return what is said then, "" if nothing.

    Faults are told in a message box.  The job has the name given, and so has
    the file where it goes into one.  A printer given keeps what the user
    chose, for the next time.
    """
    printer = printer or new_printer()
    _prepare(printer, sheet)
    # Qt proposes this as the name of a file, without what follows a dot.
    printer.setDocName(f"{name}.pdf")
    if not _ask(parent, sheet, printer) or not _confirm_margins(parent, sheet, printer):
        return ""
    try:
        print_sheet(sheet, printer, name=name)
    except PrintingFailed as failure:
        _box(parent, str(failure), QMessageBox.Icon.Warning).exec()
        return ""
    return printed_in_words(printer)


def printed_in_words(printer: QPrinter) -> str:
    """Return where a sheet went: 已送往打印机, or into which file."""
    file = printer.outputFileName()
    return f"已存为 {path_in_words(Path(file).absolute())}" if file else "已送往打印机"


def _prepare(printer: QPrinter, sheet: Sheet) -> None:
    """Set paper, orientation and name of the job as the sheet needs them."""
    layout = page_layout(sheet.pages[0])
    printer.setFullPage(True)
    # A queue that cannot print up to the edge refuses a layout without
    # margins as a whole, and would print the sheet upright, cut off.
    printer.setPageSize(layout.pageSize())
    printer.setPageOrientation(layout.orientation())
    printer.setPageLayout(layout)
    printer.setDocName(sheet.title)


def page_layout(page: Page) -> QPageLayout:
    """Return a page's paper, without margins: they are part of the page."""
    short, long = sorted((page.width, page.height))
    size = QPageSize(QSizeF(short, long), QPageSize.Unit.Point)
    across = page.width > page.height
    turned = QPageLayout.Orientation
    orientation = turned.Landscape if across else turned.Portrait
    return QPageLayout(size, orientation, QMarginsF(), QPageLayout.Unit.Point)


def print_sheet(
    sheet: Sheet,
    printer: QPrinter,
    pages: Sequence[int] | None = None,
    *,
    name: str = "",
) -> None:
    """Print the pages of these numbers, or those chosen at the printer.

    The job has the name given, or the title of the sheet.

    Raises:
        PrintingFailed: The printer did not take the job.
    """
    _prepare(printer, sheet)
    printer.setDocName(name or sheet.title)
    printer.setDuplex(fitting_duplex(printer.duplex(), sheet.pages[0]))
    _forbid_scaling(printer)
    chosen = chosen_pages(sheet, printer) if pages is None else pages
    painter = QPainter()
    if not painter.begin(printer):
        raise _failed(printer)
    _paint(painter, printer, [sheet.pages[number - 1] for number in chosen])
    if not painter.end() or printer.printerState() is QPrinter.PrinterState.Error:
        raise _failed(printer)


def chosen_pages(sheet: Sheet, printer: QPrinter) -> list[int]:
    """Return page numbers in the order in which they leave the printer."""
    numbers = [page.number for page in sheet.pages]
    if printer.printRange() is QPrinter.PrintRange.PageRange:
        ranges = printer.pageRanges()
        numbers = [number for number in numbers if ranges.contains(number)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        numbers.reverse()
    if printer.supportsMultipleCopies():
        return numbers
    return _copied(numbers, printer)


def _copied(numbers: list[int], printer: QPrinter) -> list[int]:
    """Return the pages of all copies, for printers that cannot repeat."""
    copies = printer.copyCount()
    if printer.collateCopies():
        return numbers * copies
    return [number for number in numbers for _ in range(copies)]


def _paint(painter: QPainter, printer: QPrinter, pages: Sequence[Page]) -> None:
    scale = printer.resolution() / 72
    for at, page in enumerate(pages):
        if at and not printer.newPage():
            raise _failed(printer)
        paint_page(painter, page, scale)


def fitting_duplex(asked: QPrinter.DuplexMode, page: Page) -> QPrinter.DuplexMode:
    """Return the side to turn sheets on, so that no back is on its head.

    A sheet in landscape turns on the short side of its paper.
    """
    sides = QPrinter.DuplexMode
    if asked not in (sides.DuplexLongSide, sides.DuplexShortSide):
        return asked
    across = page.width > page.height
    return sides.DuplexShortSide if across else sides.DuplexLongSide


def _forbid_scaling(printer: QPrinter) -> None:
    """Tell CUPS to print at 100 %; driverless queues may else shrink."""
    engine = printer.printEngine()
    options = list(engine.property(CUPS_OPTIONS) or ())
    if "print-scaling" not in options:
        engine.setProperty(CUPS_OPTIONS, [*options, "print-scaling", "none"])


def _failed(printer: QPrinter) -> PrintingFailed:
    name = printer.printerName() or printer.outputFileName()
    return PrintingFailed(f"“{name}”没有接受打印，请检查打印机或文件夹后重试。")


def _ask(parent: QWidget | None, sheet: Sheet, printer: QPrinter) -> bool:
    options = QAbstractPrintDialog.PrintDialogOption
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("按 100% 实际大小打印")
    dialog.setOption(options.PrintPageRange, len(sheet.pages) > 1)
    dialog.setOption(options.PrintSelection, False)
    dialog.setMinMax(1, len(sheet.pages))
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted


def _confirm_margins(parent: QWidget | None, sheet: Sheet, printer: QPrinter) -> bool:
    """Warn of what would be cut off, and return whether to go on."""
    warning = margin_warning(printer, sheet.pages[0])
    if not warning:
        return True
    box = _box(parent, warning, QMessageBox.Icon.Warning)
    go_on = box.addButton("仍然打印", QMessageBox.ButtonRole.AcceptRole)
    box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
    box.exec()
    return box.clickedButton() is go_on


def _box(parent: QWidget | None, text: str, icon: QMessageBox.Icon) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle("打印")
    box.setIcon(icon)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    return box
