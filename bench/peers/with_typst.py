"""Sets the table with typst, merged cells and repeated head included."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import typst
from table import Table, serve


def render(table: Table) -> bytes:
    """Return the PDF."""
    source = _source(table).encode("utf-8")
    return bytes(_compiler(table["font"]).compile(source, pdf_tags=False))


@cache
def _compiler(font: str) -> typst.Compiler:
    """Return a compiler that stays warm: it has read the fonts already."""
    folder = str(Path(font).parent)
    return typst.Compiler(b"", font_paths=[folder], ignore_system_fonts=True)


def _source(table: Table) -> str:
    lines = [
        '#set page(paper: "a4", flipped: true, margin: (x: 20mm, y: 17mm))',
        '#set text(font: "Noto Serif SC", size: 10.5pt, lang: "zh")',
        f"#align(center, text(size: 18pt)[{_escaped(table['title'])}])",
    ]
    for block in table["blocks"]:
        columns = ", ".join(f"{width}fr" for width in block["widths"])
        lines.append(f"#table(columns: ({columns}), inset: 3pt, stroke: 0.5pt,")
        head = [c for row in block["rows"][: block["head"]] for c in row]
        body = [c for row in block["rows"][block["head"] :] for c in row]
        if head:
            lines.append(f"table.header({', '.join(map(_cell, head))}),")
        lines += [f"{_cell(cell)}," for cell in body]
        lines.append(")")
    return "\n".join(lines)


def _cell(cell: dict) -> str:
    spans = f"colspan: {cell['across']}, rowspan: {cell['down']}"
    return f"table.cell({spans})[{_escaped(cell['text'])}]"


def _escaped(text: str) -> str:
    return "".join("\\" + c if c in "\\#$*_`<>@[]~/-=+" else c for c in text)


if __name__ == "__main__":
    serve(render)
