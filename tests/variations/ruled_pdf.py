"""Grids as PDFs with ruled cells, as office programs print them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.colors import black
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    Flowable,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Table,
)

from models.reading.source_grid import SourceCell, SourceGrid, SourceRow
from tests.models.reading.files.packed import tables_of
from tests.source_code import ROOT

FACE = ROOT / "resources" / "fonts" / "NotoSerifSC-Regular.ttf"
MARGIN = 36
WIDTH, ROOM = (each - 2 * MARGIN - 24 for each in landscape(A4))
"""Of what a page holds, in points, with something to spare."""

RULES = [
    ("GRID", (0, 0), (-1, -1), 0.5, black),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
]


def pdf_of(grid: SourceGrid) -> bytes:
    """Return pages with the lines and tables of a grid, A4 on its side."""
    file = BytesIO()
    margins = dict.fromkeys(
        ("leftMargin", "rightMargin", "topMargin", "bottomMargin"), MARGIN
    )
    document = SimpleDocTemplate(file, pagesize=landscape(A4), invariant=1, **margins)
    document.build(list(_flowables(grid)))
    return file.getvalue()


def _flowables(grid: SourceGrid) -> Iterator[Flowable]:
    left = ROOM
    for rows in tables_of(grid.rows):
        if rows[0].width == 1:
            line = _paragraph(rows[0].cells[0].text if rows[0].cells else " ")
            left -= line.wrap(WIDTH, ROOM)[1]
            yield line
            continue
        for page in _pages(rows, left):
            if page.start:
                yield PageBreak()
                left = ROOM
            table = _table(rows, page)
            left -= table.wrap(WIDTH, ROOM)[1]
            yield table


def _pages(rows: tuple[SourceRow, ...], left: float) -> Iterator[range]:
    """Yield the rows of a table that fit on each page, no row cut.

    A cell over several rows may be cut, which platypus does not do.
    """
    start, high = 0, 0.0
    for at in range(len(rows)):
        height = _table(rows, range(at, at + 1)).wrap(WIDTH, ROOM)[1]
        if high + height > left and at > start:
            yield range(start, at)
            start, high, left = at, 0.0, ROOM
        high += height
    yield range(start, len(rows))


def _table(rows: tuple[SourceRow, ...], page: range) -> Table:
    width = rows[0].width
    texts: list[list[object]] = [[""] * width for _ in page]
    spans = []
    for at in range(page.stop):
        for cell in rows[at].cells:
            below = min(at + cell.down, page.stop)
            if below > page.start:
                top = max(at, page.start)
                shown = cell.text if top == at else ""
                texts[top - page.start][cell.column] = _paragraph(shown)
                spans.append(_span(top - page.start, below - page.start, cell))
    return Table(texts, colWidths=[WIDTH / width] * width, style=[*RULES, *spans])


def _span(top: int, below: int, cell: SourceCell) -> tuple[object, ...]:
    end = (cell.column + cell.across - 1, below - 1)
    return ("SPAN", (cell.column, top), end)


def _paragraph(text: str) -> Paragraph:
    return Paragraph(escape(text).replace("\n", "<br/>"), _style())


@cache
def _style() -> ParagraphStyle:
    pdfmetrics.registerFont(TTFont("Variations", str(FACE)))
    return ParagraphStyle(
        "cell", fontName="Variations", fontSize=9, leading=12, wordWrap="CJK"
    )
