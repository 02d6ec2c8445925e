"""Sets the table with WeasyPrint, merged cells and repeated head included."""

from __future__ import annotations

from pathlib import Path

from page import page
from table import Table, serve
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

FONTS = FontConfiguration()


def render(table: Table) -> bytes:
    """Return the PDF."""
    face = Path(table["font"]).as_uri()
    style = CSS(
        string=f"""
        @font-face {{ font-family: face; src: url({face}) }}
        @page {{ size: A4 landscape; margin: 17mm 20mm }}
        body {{ font: 10.5pt face }}
        table {{ border-collapse: collapse; width: 100%; table-layout: fixed }}
        td {{ border: 0.5pt solid black; padding: 3pt }}
        """,
        font_config=FONTS,
    )
    document = HTML(string=page(table))
    return bytes(document.write_pdf(stylesheets=[style], font_config=FONTS))


if __name__ == "__main__":
    serve(render)
