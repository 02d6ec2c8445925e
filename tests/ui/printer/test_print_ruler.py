"""The test page proves the scale, and a printer's edge is known."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtPrintSupport import QPrinter

from models.definitions.definition import MM
from printing.page import Page, Part, RuledLine, Strip
from tests.ui.papers import laid_out
from ui.printer.paper_margins import margin_warning, page_margins
from ui.printer.print_job import page_layout
from ui.printer.ruler_page import ruler_sheet

pytestmark = pytest.mark.usefixtures("qapp")


def printer_with(left: float, top: float, right: float, bottom: float) -> QPrinter:
    """Return a printer that needs edges of so many millimetres."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    layout = page_layout(laid_out().pages[0])
    margins = (left * MM, top * MM, right * MM, bottom * MM)
    layout.setMinimumMargins(QMarginsF(*margins))
    printer.setPageLayout(layout)
    return printer


def page_with_edges(left: float, top: float, right: float, bottom: float) -> Page:
    """Return A4 across with ink up to so many millimetres from its edges."""
    width, height = (297 - left - right) * MM, (210 - top - bottom) * MM
    box = RuledLine(left * MM, top * MM, width, height)
    return Page(1, 297 * MM, 210 * MM, (Strip(0, 0, Part(210 * MM, rules=(box,))),))


def test_the_rulers_are_a_hundred_millimetres_long() -> None:
    rules = ruler_sheet().pages[0].strips[0].part.rules
    lengths = {round(max(rule.width, rule.height) / MM, 1) for rule in rules}

    assert 100.2 in lengths  # With half a line's thickness at either end.


def test_the_frame_is_ten_millimetres_from_the_edges() -> None:
    margins = [each / MM for each in page_margins(ruler_sheet().pages[0])]

    assert margins == pytest.approx([10] * 4, abs=1)


def test_the_test_page_speaks_of_a_hundred_millimetres() -> None:
    texts = [text.text for _, _, text in ruler_sheet().pages[0].texts()]

    assert any("100 毫米" in text for text in texts)
    assert "100" in texts


def test_an_ordinary_printer_needs_no_warning() -> None:
    assert margin_warning(printer_with(4, 4, 4, 4), laid_out().pages[0]) == ""


def test_a_wide_edge_is_warned_of() -> None:
    warning = margin_warning(printer_with(4, 4, 4, 20), page_with_edges(25, 25, 25, 15))

    assert "20 毫米" in warning and "下边" in warning


def test_so_it_is_where_only_the_turned_paper_meets_it() -> None:
    warning = margin_warning(printer_with(4, 4, 4, 20), page_with_edges(25, 25, 15, 25))

    assert "右边" in warning


def test_the_opposite_edge_is_no_cause() -> None:
    warning = margin_warning(printer_with(4, 4, 4, 20), page_with_edges(25, 15, 25, 25))

    assert warning == ""
