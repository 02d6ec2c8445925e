"""Sets the table with reportlab's own tables.

Merged cells taller than a page make it fail, so labels are repeated on each
row instead: less work than the others do.
"""

from __future__ import annotations

from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate
from reportlab.platypus import Table as Platypus
from table import Table, serve, unmerged

STYLE = ParagraphStyle("cell", fontSize=10.5, leading=13.65, wordWrap="CJK")
INNER = 728.0


def render(table: Table) -> bytes:
    """Return the PDF."""
    if STYLE.fontName != "face":
        pdfmetrics.registerFont(TTFont("face", table["font"]))
        STYLE.fontName = "face"
    parts = [Paragraph(escape(table["title"]), STYLE)]
    for block in table["blocks"]:
        total = sum(block["widths"])
        widths = [INNER * width / total for width in block["widths"]]
        rows = [
            [Paragraph(escape(text), STYLE) for text in row]
            for row in unmerged(block["rows"])
        ]
        grid = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
        parts.append(Platypus(rows, widths, repeatRows=block["head"], style=grid))
    written = BytesIO()
    SimpleDocTemplate(written, pagesize=landscape(A4), margin=40).build(parts)
    return written.getvalue()


if __name__ == "__main__":
    serve(render)
