"""Writes the list of indicators as a spreadsheet (.xlsx)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from models.definitions.definition import MM, Column
from models.filled_form import FilledForm
from models.keys import REPORTING_UNIT
from models.place_names import INDICATORS
from printing.fonts.faces import bundled_faces
from printing.office.cell_value import cell_number, cell_string
from printing.office.face_name import SONG
from printing.office.lists.indicator_list import TO_MEND, indicator_list
from printing.office.spread import ROOM
from printing.office.tall_rows import TALLEST
from printing.office.workbook import PIXEL, Workbook
from printing.office.xlsx import LEAST_PAD, LINE_HEIGHT
from printing.office.xlsx_cells import H_ALIGN, THIN, value_format
from printing.office.xlsx_page import A4
from printing.wrap import break_lines, printable_text

SIZE = 11
LOOK = {"font_name": SONG, "font_size": SIZE, "valign": "vcenter", "border": THIN}
PAD = 4.0
"""What a spreadsheet leaves blank beside a text, in points."""
WHERE = Column("where", 90, 90, 90, "位置", "long_text", align="left")
MESSAGE = Column("message", 160, 160, 160, "说明", "long_text", align="left")


def write_list_xlsx(filled: FilledForm) -> bytes:
    """Return the indicators of a form as a spreadsheet.

    A second worksheet says what the fiscal system would refuse, if there is
    anything; the first stays as it is to be loaded.
    """
    listed = indicator_list(filled)
    workbook = Workbook()
    workbook.describe(
        printable_text(filled.title),
        printable_text(filled.form.fields[REPORTING_UNIT]),
    )
    texts = [row.texts for row in listed.rows]
    _put_worksheet(workbook, INDICATORS, listed.columns, texts)
    if listed.findings:
        messages = [(each.where, each.message) for each in listed.findings]
        _put_worksheet(workbook, TO_MEND, (WHERE, MESSAGE), messages)
    return workbook.data()


def _put_worksheet(
    workbook: Workbook,
    name: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
) -> None:
    """Write a head and rows.

    Not every program makes rows as high as their texts when it opens a file.
    """
    worksheet = workbook.book.add_worksheet(name)
    for number, column in enumerate(columns):
        worksheet.set_column_pixels(number, number, round(column.width * MM / PIXEL))
        head = workbook.cell_format(bold=True, align="center", text_wrap=True, **LOOK)
        worksheet.write_string(0, number, column.label, head)
    heads = [column.label for column in columns]
    for row, texts in enumerate([heads, *rows]):
        worksheet.set_row(row, _height(texts, columns))
    for row, texts in enumerate(rows, start=1):
        for number, (text, column) in enumerate(zip(texts, columns, strict=True)):
            _put(workbook, worksheet, row, number, text, column)
    _set_page(worksheet)


def _height(texts: Sequence[str], columns: Sequence[Column]) -> float:
    """Return how high a row has to be, as far as it can."""
    chain = bundled_faces().regular
    most = max(
        len(break_lines(text, chain, (column.width * MM - PAD) * ROOM / SIZE))
        for text, column in zip(texts, columns, strict=True)
    )
    return min(TALLEST, most * SIZE * LINE_HEIGHT + 2 * LEAST_PAD)


def _put(
    workbook: Workbook,
    worksheet: Any,
    row: int,
    number: int,
    typed: str,
    column: Column,
) -> None:
    text = cell_string(typed)
    value = cell_number(text, column.kind)
    shown = value_format(text, column.kind, is_number=value is not None)
    cell_format = workbook.cell_format(align=H_ALIGN[column.align], **LOOK, **shown)
    if value is not None:
        worksheet.write_number(row, number, value, cell_format)
    else:
        worksheet.write_string(row, number, text, cell_format)


def _set_page(worksheet: Any) -> None:
    worksheet.freeze_panes(1, 0)
    worksheet.repeat_rows(0)
    worksheet.set_landscape()
    worksheet.set_paper(A4)
    worksheet.fit_to_pages(1, 0)
