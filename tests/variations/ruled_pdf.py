"""Grids as PDFs with ruled cells, as office programs print them."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.colors import black
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from models.reading.source_grid import SourceCell, SourceGrid, SourceRow
from tests.models.reading.files.packed import tables_of
from tests.source_code import ROOT

FACE = ROOT / "resources" / "fonts" / "NotoSerifSC-Regular.ttf"
MARGIN = 36
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
    document.build([_flowable(rows) for rows in tables_of(grid.rows)])
    return file.getvalue()


def _flowable(rows: tuple[SourceRow, ...]) -> Flowable:
    if rows[0].width == 1:
        return _paragraph(rows[0].cells[0].text if rows[0].cells else " ")
    width = rows[0].width
    texts: list[list[object]] = [[""] * width for _ in rows]
    spans = []
    for at, row in enumerate(rows):
        for cell in row.cells:
            texts[at][cell.column] = _paragraph(cell.text)
            spans.append(_span(at, cell))
    room = (landscape(A4)[0] - 2 * MARGIN - 12) / width
    return Table(texts, colWidths=[room] * width, style=[*RULES, *spans])


def _span(at: int, cell: SourceCell) -> tuple[object, ...]:
    end = (cell.column + cell.across - 1, at + cell.down - 1)
    return ("SPAN", (cell.column, at), end)


def _paragraph(text: str) -> Paragraph:
    return Paragraph(escape(text).replace("\n", "<br/>"), _style())


@cache
def _style() -> ParagraphStyle:
    pdfmetrics.registerFont(TTFont("Variations", str(FACE)))
    return ParagraphStyle(
        "cell", fontName="Variations", fontSize=9, leading=12, wordWrap="CJK"
    )
