"""Sets the table with WeasyPrint, merged cells and repeated head included."""

from __future__ import annotations

from html import escape
from pathlib import Path

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
    page = HTML(string=_page(table))
    return bytes(page.write_pdf(stylesheets=[style], font_config=FONTS))


def _page(table: Table) -> str:
    blocks = "".join(_block(block) for block in table["blocks"])
    return f"<html lang=zh><h1>{escape(table['title'])}</h1>{blocks}</html>"


def _block(block: dict) -> str:
    total = sum(block["widths"])
    columns = "".join(f"<col style='width:{w / total:%}'>" for w in block["widths"])
    head = "".join(map(_row, block["rows"][: block["head"]]))
    body = "".join(map(_row, block["rows"][block["head"] :]))
    return f"<table>{columns}<thead>{head}</thead><tbody>{body}</tbody></table>"


def _row(row: list) -> str:
    cells = "".join(
        f"<td colspan={c['across']} rowspan={c['down']}>{escape(c['text'])}</td>"
        for c in row
    )
    return f"<tr>{cells}</tr>"


if __name__ == "__main__":
    serve(render)
