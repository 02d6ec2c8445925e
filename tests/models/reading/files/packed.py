"""Zip packages made of parts, as office programs make them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from models.reading.source_grid import SourceRow

Parts = Mapping[str, str | bytes]

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(parts: Parts) -> bytes:
    """Return a zip of the parts, in their order; the same at every call."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return file.getvalue()


def label(value: object) -> str:
    """Return what a test calls one of its values: of a file, only that."""
    return value if isinstance(value, str) else "file"


def content_types(types: Mapping[str, str]) -> str:
    """Return the part that tells the type of each other part."""
    listed = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name, kind in types.items()
    )
    return f'{HEAD}<Types xmlns="{TYPES}">{listed}</Types>'


def relationships(links: Iterable[tuple[str, str]]) -> str:
    """Return the part that links to others: (kind, target), rId1 upwards."""
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{LINK}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(links, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{LINKS}">{listed}</Relationships>'


def tables_of(rows: Iterable[SourceRow]) -> list[tuple[SourceRow, ...]]:
    """Return runs of rows of one width; a line is a run of its own."""
    runs: list[tuple[SourceRow, ...]] = []
    for row in rows:
        if runs and row.width > 1 and runs[-1][0].width == row.width:
            runs[-1] = (*runs[-1], row)
        else:
            runs.append((row,))
    return runs


@dataclass(frozen=True, slots=True)
class WrittenCell:
    """A cell as programs write it: those merged downwards are in pieces.

    Attributes:
        merge: "restart" or "continue" when it is merged down, else "".
    """

    text: str = ""
    across: int = 1
    merge: str = ""


def written_cells(rows: Sequence[SourceRow]) -> Iterator[tuple[WrittenCell, ...]]:
    """Yield the cells of the rows of a table, blank ones for each column."""
    open_below: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(rows):
        cells, column = [], 0
        by_column = {cell.column: cell for cell in row.cells}
        while column < row.width:
            end, across = open_below.get(column, (0, 1))
            cell = by_column.get(column)
            if cell:
                across, merge = cell.across, "restart" if cell.down > 1 else ""
                open_below[column] = (number + cell.down, across)
                cells.append(WrittenCell(cell.text, across, merge))
            elif end > number:
                cells.append(WrittenCell("", across, "continue"))
            else:
                across = 1
                cells.append(WrittenCell())
            column += across
        yield tuple(cells)
