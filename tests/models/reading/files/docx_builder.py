"""Small .docx files: from grids, or from paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from models.reading.source_grid import SourceGrid, SourceRow
from tests.models.reading.files.packed import (
    HEAD,
    LINK,
    content_types,
    packed,
    relationships,
    tables_of,
    written_cells,
)

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{LINK}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
MAIN_TYPE = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
)
MAIN = "word/document.xml"


def docx(body: str, **beside: str) -> bytes:
    """Return a document with this body, and parts of these kinds beside it.

    A part is linked by its kind: docx("", header="<w:p>…</w:p>").
    """
    return packed(docx_parts(body, **beside))


def docx_parts(body: str, **beside: str) -> dict[str, str | bytes]:
    """Return the parts of a document, to be spoilt."""
    links = [(kind, f"{kind}.xml") for kind in beside]
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": content_types({MAIN: MAIN_TYPE}),
        "_rels/.rels": relationships([("officeDocument", MAIN)]),
        MAIN: f"{HEAD}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relationships(links),
    }
    for kind, content in beside.items():
        parts[f"word/{kind}.xml"] = f"<w:{kind} {NAMESPACES}>{content}</w:{kind}>"
    return parts


def docx_of(grid: SourceGrid) -> bytes:
    """Return a document with the lines and tables of a grid."""
    return docx("".join(_block(rows) for rows in tables_of(grid.rows)))


def p(*runs: str) -> str:
    """Return a paragraph; what is no markup becomes a run."""
    inside = "".join(each if each[:1] == "<" else r(each) for each in runs)
    return f"<w:p>{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return a run."""
    return f"<w:r><w:rPr>{properties}</w:rPr>{t(text)}</w:r>"


def t(text: str) -> str:
    """Return the text of a run, line breaks in it as elements."""
    lines = (
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")
    )
    return "<w:br/>".join(lines)


def tc(content: str = "", across: object = 1, merge: str = "") -> str:
    """Return a cell; what is no markup becomes a paragraph."""
    inside = content if content[:1] == "<" else p(content)
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    span = f'<w:gridSpan w:val="{across}"/>' if across != 1 else ""
    return f"<w:tc><w:tcPr>{span}{merged}</w:tcPr>{inside}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """Return a row; what is no markup becomes a cell."""
    inside = "".join(each if each[:1] == "<" else tc(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def tbl(*rows: str, columns: int = 0) -> str:
    """Return a table, with a grid of so many columns if there are any."""
    widths = '<w:gridCol w:w="900"/>' * columns
    grid = f"<w:tblGrid>{widths}</w:tblGrid>"
    return f"<w:tbl><w:tblPr/>{grid if columns else ''}{''.join(rows)}</w:tbl>"


def _block(rows: Sequence[SourceRow]) -> str:
    if rows[0].width == 1:
        return p(r(rows[0].cells[0].text if rows[0].cells else ""))
    return tbl(*_rows(rows), columns=rows[0].width)


def _rows(rows: Sequence[SourceRow]) -> Iterator[str]:
    """Yield the rows of a table, a cell for each column or merged ones."""
    for row in written_cells(rows):
        # As a run, since a text may begin as markup does: "<90%".
        yield tr(*(tc(p(r(each.text)), each.across, each.merge) for each in row))
