"""PDFs as others make them, drawn with reportlab's canvas.

A table stands on them in as many ways as there are: see TABLE and WAYS.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from io import BytesIO

from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from models.pdf.document import pages_of
from models.pdf.ink import PageInk
from models.pdf.page_reader import paper_page
from models.reading.pdf_pages.page_break import rejoined
from models.reading.pdf_pages.paper_grid import paper_grids
from models.reading.printed_labels import printed_labels
from models.reading.source_grid import SourceCell, SourceGrid, SourceRow

FONT, SIZE = "STSong-Light", 10
"""Not in the file: as in most PDFs of offices."""

pdfmetrics.registerFont(UnicodeCIDFont(FONT))

Draw = Callable[[Canvas], None]

XS, YS = (60, 140, 220, 330, 380), (700, 680, 660, 640)
TEXTS = (
    ("一级指标", "二级指标", "三级指标", "指标值"),
    ("产出指标", "数量指标", "安装路灯", "40"),
    ("", "质量指标", "合格率", "95"),
)
TABLE = """\
一级指标 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 安装路灯 | 40
^ | 质量指标 | 合格率 | 95"""
"""What all of them show; the first level is merged over two rows."""


def pdf(*draws: Draw, size: tuple[float, float] = A4, password: str = "") -> bytes:
    """Return a PDF with one page for each function that draws it."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=size, invariant=1, encrypt=password or None)
    for draw in draws:
        canvas.setFont(FONT, SIZE)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def ink(data: bytes) -> list[PageInk]:
    """Return what can be seen on the pages of a PDF."""
    with closing(pages_of(data)) as pages:
        return list(pages)


def grids(data: bytes) -> tuple[SourceGrid, ...]:
    """Return the grids of a PDF, without another process."""
    pages = [paper_page(each) for each in ink(data)]
    return paper_grids(rejoined(pages, printed_labels()))


def picture(grid: SourceGrid) -> str:
    """Return a grid drawn as text.

    Bars part columns; "<" goes on with the cell at its left, "^" with the
    one above.  Lines outside of tables stand as they are.
    """
    drawn: list[str] = []
    above: dict[int, int] = {}
    for row in grid.rows:
        drawn.append(_drawn_row(row, above))
    return "\n".join(drawn)


def texts(canvas: Canvas) -> None:
    """Write the texts of the table."""
    for row, y in zip(TEXTS, YS[1:], strict=True):
        for text, x in zip(row, XS, strict=False):
            canvas.drawString(x + 4, y + 6, text)


def strokes(canvas: Canvas) -> None:
    """Draw each line of the table with one stroke."""
    for x1, y1, x2, y2 in _lines():
        canvas.line(x1, y1, x2, y2)


def dashes(canvas: Canvas) -> None:
    """Draw the lines dashed."""
    canvas.setDash(3, 3)
    strokes(canvas)


def dots(canvas: Canvas) -> None:
    """Draw the lines as rows of little squares, as spreadsheets do."""
    for x1, y1, x2, y2 in _lines():
        for step in range(0, int(max(x2 - x1, y1 - y2)), 2):
            x, y = (x1 + step, y1) if y1 == y2 else (x1, y1 - step)
            canvas.rect(x, y, 0.6, 0.6, stroke=0, fill=1)


def thin_areas(canvas: Canvas) -> None:
    """Draw each line as a thin filled rectangle."""
    for x1, y1, x2, y2 in _lines():
        canvas.rect(x1, y2, max(x2 - x1, 0.5), max(y1 - y2, 0.5), stroke=0, fill=1)


def cell_boxes(canvas: Canvas) -> None:
    """Draw each cell as a rectangle with a white ground."""
    canvas.setFillGray(1)
    for row, (top, bottom) in enumerate(zip(YS, YS[1:])):
        for column, (left, right) in enumerate(zip(XS, XS[1:])):
            if column or row < 2:
                low = YS[3] if column == 0 and row == 1 else bottom
                canvas.rect(left, low, right - left, top - low, stroke=1, fill=1)
    canvas.setFillGray(0)


def thick_areas(canvas: Canvas) -> None:
    """Draw each line as a filled rectangle of some points."""
    for x1, y1, x2, y2 in _lines():
        canvas.rect(x1, y2, max(x2 - x1, 4), max(y1 - y2, 4), stroke=0, fill=1)


def pictures(canvas: Canvas) -> None:
    """Draw each line as a picture of one black point."""
    for x1, y1, x2, y2 in _lines():
        size = max(x2 - x1, 0.5), max(y1 - y2, 0.5)
        canvas.drawInlineImage(Image.new("L", (1, 1)), x1, y2, *size)


def doubled(canvas: Canvas) -> None:
    """Draw two lines for each."""
    for x1, y1, x2, y2 in _lines():
        for shift in (-1, 1):
            dx, dy = (0, shift) if y1 == y2 else (shift, 0)
            canvas.line(x1 + dx, y1 + dy, x2 + dx, y2 + dy)


def open_sides(canvas: Canvas) -> None:
    """Leave the outer lines at the left and the right away."""
    for x1, y1, x2, y2 in _lines():
        if y1 == y2 or x1 not in (XS[0], XS[-1]):
            canvas.line(x1, y1, x2, y2)


def nothing(canvas: Canvas) -> None:
    """Draw no lines."""


RULED: Sequence[Draw] = (
    *(strokes, dashes, dots, thin_areas, thick_areas, pictures, cell_boxes),
    *(doubled, open_sides),
)


def table(rules: Draw = strokes) -> Draw:
    """Return how to draw the table, its rules in a way of one's own."""

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        rules(canvas)
        canvas.restoreState()
        canvas.setFont(FONT, SIZE)
        texts(canvas)

    return draw


def _lines() -> list[tuple[float, float, float, float]]:
    """Return both ends of each line, left or upper end first."""
    level = [(XS[y == YS[2]], y, XS[-1], y) for y in YS]
    return [*level, *((x, YS[0], x, YS[-1]) for x in XS)]


def _drawn_row(row: SourceRow, above: dict[int, int]) -> str:
    """Return a row as text; above says how many rows a cell still covers."""
    if row.width == 1:
        return "".join(cell.text for cell in row.cells)
    marks = ["^" if above.get(column) else "" for column in range(row.width)]
    for column in above:
        above[column] = max(0, above[column] - 1)
    for cell in row.cells:
        marks[cell.column : cell.column + cell.across] = _marks(cell)
        covered = range(cell.column, cell.column + cell.across)
        above.update(dict.fromkeys(covered, cell.down - 1))
    return " | ".join(marks).rstrip()


def _marks(cell: SourceCell) -> list[str]:
    return [cell.text.replace("\n", "⏎"), *["<"] * (cell.across - 1)]
