"""The printer gets the pages of the preview, at exactly their size."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMarginsF, QTimer
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication

from models.definitions.definition import MM
from printing.page import Page, Part, RuledLine, Sheet, Strip
from printing.pdf import write_pdf
from tests.pdfs import open_pdf
from tests.ui.ink import PrintedPage, characters, em_box, texts_alone
from tests.ui.papers import FORM, LONG_FORM, laid_out
from ui.printer.print_job import (
    PrintingFailed,
    ask_and_print,
    chosen_pages,
    fitting_duplex,
    print_sheet,
    printed_in_words,
)

if TYPE_CHECKING:
    from tests.pdfs import PdfDocument

pytestmark = pytest.mark.usefixtures("qapp")

Turned = QPrinter.DuplexMode
SIDE = 100 * MM
"""Of a square drawn 20 mm from the paper's corner."""


def to_file(path: Path) -> QPrinter:
    """Return a printer that prints into a PDF file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def square() -> Sheet:
    """Return an A4 page across with a black square of 100 mm."""
    rule = RuledLine(20 * MM, 20 * MM, SIDE, SIDE)
    strip = Strip(0, 0, Part(210 * MM, rules=(rule,)))
    return Sheet((Page(1, 297 * MM, 210 * MM, (strip,)),), title="方块")


def printed(sheet: Sheet, path: Path) -> PdfDocument:
    print_sheet(sheet, to_file(path))
    return open_pdf(path.read_bytes())


def test_the_paper_is_a4_across(tmp_path: Path) -> None:
    width, height = printed(laid_out(), tmp_path / "a.pdf")[0].get_size()

    assert (width, height) == pytest.approx((297 * MM, 210 * MM), abs=0.5)


def test_a_hundred_millimetres_are_a_hundred(tmp_path: Path) -> None:
    page = printed(square(), tmp_path / "a.pdf")[0]
    [rule] = page.get_objects()
    left, bottom, right, top = rule.get_bounds()

    assert (right - left, top - bottom) == pytest.approx((SIDE, SIDE), abs=0.1)
    assert (left, page.get_height() - top) == pytest.approx((20 * MM,) * 2, abs=0.3)


def test_every_page_is_printed_once(tmp_path: Path) -> None:
    sheet = laid_out(LONG_FORM)

    assert len(printed(sheet, tmp_path / "a.pdf")) == len(sheet.pages)


def test_the_text_can_be_found(tmp_path: Path) -> None:
    text = printed(laid_out(FORM), tmp_path / "a.pdf")[0].get_textpage()

    assert "购书册数" in text.get_text_range()


def test_the_job_has_the_name_of_the_sheet(tmp_path: Path) -> None:
    metadata = printed(square(), tmp_path / "a.pdf").get_metadata_dict()

    assert metadata["Title"] == "方块"


def test_pages_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    print_sheet(laid_out(LONG_FORM), to_file(path), pages=[2])
    document = open_pdf(path.read_bytes())

    assert len(document) == 1
    assert "第20项" in document[0].get_textpage().get_text_range()


@pytest.fixture
def printer(tmp_path: Path) -> QPrinter:
    return to_file(tmp_path / "a.pdf")


def test_a_range_is_kept_to(printer: QPrinter) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("2-3"))

    assert chosen_pages(pages(4), printer) == [2, 3]


def test_copies_come_one_after_the_other(printer: QPrinter) -> None:
    printer.setCopyCount(2)

    assert chosen_pages(pages(2), printer) == [1, 2, 1, 2]


def test_copies_come_page_by_page_where_asked(printer: QPrinter) -> None:
    printer.setCopyCount(2)
    printer.setCollateCopies(False)

    assert chosen_pages(pages(2), printer) == [1, 1, 2, 2]


def test_the_last_page_comes_first_where_asked(printer: QPrinter) -> None:
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)

    assert chosen_pages(pages(3), printer) == [3, 2, 1]


def pages(count: int) -> Sheet:
    """Return so many blank pages."""
    return Sheet(tuple(Page(number + 1, 842, 595, ()) for number in range(count)))


@pytest.mark.parametrize(
    ("width", "height", "side"),
    [(842, 595, Turned.DuplexShortSide), (595, 842, Turned.DuplexLongSide)],
)
def test_backs_are_not_on_their_head(width: int, height: int, side: Turned) -> None:
    page = Page(1, width, height, ())

    for asked in (Turned.DuplexLongSide, Turned.DuplexShortSide):
        assert fitting_duplex(asked, page) is side
    assert fitting_duplex(Turned.DuplexNone, page) is Turned.DuplexNone


def test_what_the_dialog_changed_does_not_scale(tmp_path: Path) -> None:
    printer = to_file(tmp_path / "a.pdf")
    upright = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A5),
        QPageLayout.Orientation.Portrait,
        QMarginsF(20, 20, 20, 20),
    )
    printer.setPageLayout(upright)
    printer.setResolution(300)
    print_sheet(square(), printer)
    page = open_pdf((tmp_path / "a.pdf").read_bytes())[0]

    left, bottom, right, top = next(page.get_objects()).get_bounds()
    assert page.get_width() == pytest.approx(297 * MM, abs=0.5)
    assert right - left == pytest.approx(SIDE, abs=0.3)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_refuses_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(PrintingFailed, match="没有接受打印"):
        print_sheet(square(), to_file(tmp_path / "no folder" / "a.pdf"))


def test_print_and_pdf_put_every_character_in_the_same_place(tmp_path: Path) -> None:
    sheet, path = texts_alone(laid_out()), tmp_path / "a.pdf"
    print_sheet(sheet, to_file(path))
    on_paper = PrintedPage(path.read_bytes(), 1)
    in_pdf = PrintedPage(write_pdf(sheet), 1)

    boxes = [em_box(each) for each in characters(sheet.pages[0])]
    offsets = [on_paper.ink(box) - in_pdf.ink(box) for box in boxes]
    assert max(offset.manhattanLength() for offset in offsets) < 0.05


def test_a_job_has_the_name_that_it_is_given(tmp_path: Path) -> None:
    printer = to_file(tmp_path / "a.pdf")
    print_sheet(square(), printer, name="某局_更换路灯_2026年")

    assert printer.docName() == "某局_更换路灯_2026年"


def test_what_is_said_names_the_file_that_was_written(tmp_path: Path) -> None:
    assert printed_in_words(to_file(tmp_path / "a.pdf")) == f"已存为 {tmp_path}/a.pdf"


def accept_printing(path: Path, seen: list[str]) -> None:
    """Print into a file, once the dialog is open; note its proposal."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QPrintDialog)
    seen.append(dialog.printer().docName())
    dialog.printer().setOutputFileName(str(path))
    dialog.done(QPrintDialog.DialogCode.Accepted)


def test_a_file_is_proposed_under_the_name_of_an_export(tmp_path: Path) -> None:
    path, seen = tmp_path / "b.pdf", list[str]()
    QTimer.singleShot(0, partial(accept_printing, path, seen))

    said = ask_and_print(None, square(), "某局_更换路灯_2026年", to_file(path))

    assert seen == ["某局_更换路灯_2026年.pdf"]
    assert said == f"已存为 {path}"
    assert path.exists()
