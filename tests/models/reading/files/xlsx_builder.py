"""Small .xlsx files: from grids, or from rows and cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from models.reading.files.workbook.spreadsheet import cell_name
from models.reading.source_grid import SourceGrid
from tests.models.reading.files.packed import (
    HEAD,
    LINK,
    content_types,
    packed,
    relationships,
)

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
MAIN = "xl/workbook.xml"
MAIN_TYPE = (
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
)
FIRST_OWN_FORMAT = 164


def xlsx(
    content: str,
    *,
    formats: Sequence[str] = (),
    strings: Sequence[str] = (),
    others: Mapping[str, str] | None = None,
    hidden: Sequence[str] = (),
) -> bytes:
    """Return a workbook whose first sheet, 表, has this content.

    Style n of a cell is the nth of the formats, from 1.  Other sheets come
    by their names.
    """
    sheets = {"表": content, **(others or {})}
    return packed(xlsx_parts(sheets, formats, strings, hidden))


def xlsx_parts(
    sheets: Mapping[str, str],
    formats: Sequence[str] = (),
    strings: Sequence[str] = (),
    hidden: Sequence[str] = (),
) -> dict[str, str | bytes]:
    """Return the parts of a workbook, to be spoilt."""
    files = [f"worksheets/sheet{at}.xml" for at in range(1, len(sheets) + 1)]
    links = [("worksheet", name) for name in files]
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": content_types({MAIN: MAIN_TYPE}),
        "_rels/.rels": relationships([("officeDocument", MAIN)]),
        MAIN: _part("workbook", f"<sheets>{_listed(sheets, hidden)}</sheets>"),
        "xl/_rels/workbook.xml.rels": relationships(
            [*links, ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
        ),
        "xl/styles.xml": _part("styleSheet", "".join(_styles(formats))),
        "xl/sharedStrings.xml": _part("sst", "".join(strings)),
    }
    for name, content in zip(files, sheets.values(), strict=True):
        parts[f"xl/{name}"] = _part("worksheet", content)
    return parts


def xlsx_of(grid: SourceGrid) -> bytes:
    """Return a workbook with the cells of a grid, lines over all columns."""
    return xlsx("".join(_content(grid)))


def data(*rows: str) -> str:
    """Return the rows of a sheet, numbered in their order."""
    numbered = (
        each if each[:1] == "<" else row(each, number=number)
        for number, each in enumerate(rows, start=1)
    )
    return f"<sheetData>{''.join(numbered)}</sheetData>"


def row(*cells: str, number: int, attributes: str = "") -> str:
    """Return a row; what is no markup becomes a text."""
    inside = "".join(each if each[:1] == "<" else text(each) for each in cells)
    return f'<row r="{number}" {attributes}>{inside}</row>'


def text(content: str, at: str = "") -> str:
    """Return a cell with a text."""
    place = f'r="{at}" ' if at else ""
    inside = f'<t xml:space="preserve">{escape(content)}</t>'
    return f'<c {place}t="inlineStr"><is>{inside}</is></c>'


def value(content: str, at: str = "", kind: str = "n", style: int = 0) -> str:
    """Return a cell with a number, or whatever its kind says."""
    place = f'r="{at}" ' if at else ""
    return f'<c {place}t="{kind}" s="{style}"><v>{escape(content)}</v></c>'


def merges(*ranges: str) -> str:
    """Return the merges of a sheet, to stand behind its rows."""
    listed = "".join(f'<mergeCell ref="{each}"/>' for each in ranges)
    return f"<mergeCells>{listed}</mergeCells>"


def _part(root: str, content: str) -> str:
    return f'{HEAD}<{root} xmlns="{SHEET}" xmlns:r="{LINK}">{content}</{root}>'


def _listed(sheets: Mapping[str, str], hidden: Sequence[str]) -> str:
    return "".join(
        f'<sheet name={quoteattr(name)} sheetId="{at}" r:id="rId{at}"'
        f' state="{"hidden" if name in hidden else "visible"}"/>'
        for at, name in enumerate(sheets, start=1)
    )


def _styles(formats: Sequence[str]) -> Iterator[str]:
    numbered = list(enumerate(formats, start=FIRST_OWN_FORMAT))
    codes = (
        f'<numFmt numFmtId="{at}" formatCode={quoteattr(code)}/>'
        for at, code in numbered
    )
    yield f"<numFmts>{''.join(codes)}</numFmts>"
    styles = (f'<xf numFmtId="{at}"/>' for at in [0, *(at for at, _ in numbered)])
    yield f"<cellXfs>{''.join(styles)}</cellXfs>"


def _content(grid: SourceGrid) -> Iterator[str]:
    width = max(each.width for each in grid.rows)
    ranges: list[str] = []
    rows: list[str] = []
    for at, each in enumerate(grid.rows):
        cells = []
        for cell in each.cells:
            across = width if each.is_line else cell.across
            cells.append(text(cell.text, cell_name(at, cell.column)))
            if across > 1 or cell.down > 1:
                last = cell_name(at + cell.down - 1, cell.column + across - 1)
                ranges.append(f"{cell_name(at, cell.column)}:{last}")
        rows.append(row(*cells, number=at + 1))
    yield data(*rows)
    yield merges(*ranges)
