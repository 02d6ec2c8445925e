"""Sets the table with fpdf2; labels repeated, since it cannot split spans."""

from __future__ import annotations

from fpdf import FPDF
from table import Table, serve, unmerged


def render(table: Table) -> bytes:
    """Return the PDF."""
    pdf = FPDF(orientation="landscape", format="A4")
    pdf.add_font("face", fname=table["font"])
    pdf.add_font("face", style="B", fname=table["font"])
    pdf.set_font("face", size=10.5)
    pdf.add_page()
    pdf.cell(text=table["title"])
    pdf.ln()
    for block in table["blocks"]:
        rows = unmerged(block["rows"])
        with pdf.table(rows, col_widths=block["widths"], wrapmode="CHAR"):
            pass
    return bytes(pdf.output())


if __name__ == "__main__":
    serve(render)
