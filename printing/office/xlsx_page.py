"""How a worksheet is to be printed: as the PDF is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any

from models.definitions.definition import PageStyle
from printing.margin import FOOT_GAP
from printing.office.table import Table
from printing.office.units import inches
from printing.office.workbook import PIXEL
from printing.style import Style
from printing.wrap import printable_text

A4 = 9
"""The number that spreadsheets know the paper by."""
MOST_IN_FOOT = 254
"""Characters; a longer foot is left out by XlsxWriter, and Excel."""


def set_page(
    worksheet: Any, table: Table, page: PageStyle, style: Style, face: str
) -> None:
    """Set paper, margins, head, foot and what is printed of a worksheet."""
    worksheet.set_paper(A4)
    if style.width > style.height:
        worksheet.set_landscape()
    worksheet.set_margins(
        inches(style.left), inches(style.right), inches(style.top), inches(style.bottom)
    )
    worksheet.center_horizontally()
    worksheet.hide_gridlines(2)
    worksheet.print_area(0, 0, table.rows - 1, len(table.widths) - 1)
    for head in table.heads[-1:]:
        # A spreadsheet repeats one head only; the last is that of the
        # longest table.
        worksheet.repeat_rows(head.start, head.stop - 1)
    foot = _foot(page, style, face)
    if foot and len(foot) <= MOST_IN_FOOT:
        below = max(0.0, style.bottom - FOOT_GAP - style.leading / 2)
        worksheet.set_footer(foot, {"margin": inches(below)})


def set_sizes(worksheet: Any, table: Table, heights: Sequence[float]) -> None:
    """Set the widths of the columns and the heights of the rows.

    Columns end at whole pixels; none drifts from its place.
    """
    edges = [round(edge / PIXEL) for edge in accumulate(table.widths, initial=0.0)]
    for column, (left, right) in enumerate(pairwise(edges)):
        worksheet.set_column_pixels(column, column, max(1, right - left))
    for row, height in enumerate(heights):
        worksheet.set_row(row, height)


def _foot(page: PageStyle, style: Style, face: str) -> str:
    """Return the page number in the codes of a spreadsheet, or ""."""
    text = printable_text(page.page_number).replace("&", "&&")
    if not text:
        return ""
    numbered = text.replace("{page}", "&P").replace("{pages}", "&N")
    named = face.replace('"', "").replace("&", "").replace(",", "")
    # A blank keeps the size and a digit behind it apart.
    return f'&C&"{named},Regular"&{style.size:.0f} {numbered}'
