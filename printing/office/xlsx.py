"""Writes the sheet of a form as a spreadsheet (.xlsx).

One worksheet, set up to print as the PDF does: paper, margins, one page
wide, the head again on each page.
"""

from __future__ import annotations

from models.filled_form import FilledForm
from models.keys import REPORTING_UNIT
from printing.compose import setting_for, wanted_pages
from printing.office.cell_value import kinds_of
from printing.office.face_name import face_name
from printing.office.page_breaks import page_breaks
from printing.office.spread import spread
from printing.office.table import Cell, row_heights
from printing.office.tall_rows import without_tall_rows
from printing.office.workbook import PIXEL, Workbook
from printing.office.worksheet_name import worksheet_name
from printing.office.xlsx_cells import put_cells
from printing.office.xlsx_page import set_page, set_sizes
from printing.setting import TypeSetting
from printing.style import LEADING, LINE_GAP, TITLE_GAP
from printing.wrap import printable_text

LINE_HEIGHT = 1.45
"""In ems, of the tallest of the usual Chinese faces: those of Noto."""
LEAST_PAD = 0.5
"""Blank above and below the text of a cell, in points."""


def write_xlsx(filled: FilledForm) -> bytes:
    """Return the sheet of a form as a spreadsheet."""
    form, definition = filled.form, filled.definition
    setting = setting_for(form, definition)
    face = face_name(form)
    whole = spread(form, setting)
    heights = row_heights(whole, lambda cell: _need(cell, setting), 0.0)
    table, heights = without_tall_rows(whole, heights)
    heights = tuple(round(height / PIXEL) * PIXEL for height in heights)
    workbook = Workbook()
    workbook.describe(
        printable_text(filled.title),
        printable_text(form.fields[REPORTING_UNIT]),
    )
    worksheet = workbook.book.add_worksheet(worksheet_name(definition.name))
    set_sizes(worksheet, table, heights)
    set_page(worksheet, table, definition.page, setting.style, face)
    worksheet.fit_to_pages(1, wanted_pages(form))
    page = setting.style.inner_height
    worksheet.set_h_pagebreaks(list(page_breaks(table, heights, page, LINE_HEIGHT)))
    put_cells(workbook, worksheet, table, kinds_of(filled), face)
    return workbook.data()


def _need(cell: Cell, setting: TypeSetting) -> float:
    """Return how high a cell has to be, in whatever face it is shown."""
    tall = cell.line_count * cell.size * LINE_HEIGHT + 2 * LEAST_PAD
    below = {"title": TITLE_GAP * cell.size, "line": LINE_GAP * cell.size}
    blank = below.get(cell.style, 2 * setting.style.pad_y)
    return max(tall, cell.line_count * cell.size * LEADING + blank)
