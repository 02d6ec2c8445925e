"""Small .ods files: from grids, or from the XML of tables."""

from __future__ import annotations

from xml.sax.saxutils import escape

from models.reading.source_grid import SourceCell, SourceGrid
from tests.models.reading.files.packed import HEAD, packed

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = " ".join(
    f'xmlns:{name}="{OASIS}:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)
MIME_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def ods(tables: str, styles: str = "") -> bytes:
    """Return a workbook of these tables."""
    return packed(ods_parts(tables, styles))


def ods_parts(tables: str, styles: str = "") -> dict[str, str | bytes]:
    """Return the parts of a workbook, to be spoilt."""
    return {
        "mimetype": MIME_TYPE,
        "content.xml": (
            f"{HEAD}<office:document-content {NAMESPACES}>"
            f"<office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:spreadsheet>{tables}</office:spreadsheet>"
            "</office:body></office:document-content>"
        ),
        "META-INF/manifest.xml": f"{HEAD}<manifest/>",
    }


def ods_of(grid: SourceGrid) -> bytes:
    """Return a workbook with the cells of a grid, lines over all columns."""
    width = max(each.width for each in grid.rows)
    rows = []
    for row in grid.rows:
        by_column = {cell.column: cell for cell in row.cells}
        cells = [by_column.get(at, SourceCell("")) for at in range(width)]
        extents = [width if row.is_line and c.text else c.across for c in cells]
        drawn = (
            td(cell.text, across, cell.down) for cell, across in zip(cells, extents)
        )
        rows.append(f"<table:table-row>{''.join(drawn)}</table:table-row>")
    return ods(table("".join(rows)))


def table(rows: str, name: str = "表", style: str = "") -> str:
    """Return a table."""
    named = f'table:name="{name}" table:style-name="{style}"'
    return f"<table:table {named}>{rows}</table:table>"


def number(text: str, value: str, kind: str = "float") -> str:
    """Return a cell with a number, and what it shows of it."""
    stored = f'office:value-type="{kind}" office:value="{value}"'
    return f"<table:table-cell {stored}><text:p>{text}</text:p></table:table-cell>"


def td(text: str, across: int = 1, down: int = 1, repeated: int = 1) -> str:
    """Return a cell; its lines are paragraphs."""
    lines = "".join(f"<text:p>{escape(each)}</text:p>" for each in text.split("\n"))
    return (
        f'<table:table-cell table:number-columns-spanned="{across}"'
        f' table:number-rows-spanned="{down}"'
        f' table:number-columns-repeated="{repeated}">{lines}</table:table-cell>'
    )
