"""Small .xls files: from grids, or from cells."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from models.reading.source_grid import SourceGrid
from tests.models.reading.files.compound import compound

FIRST_OWN_FORMAT = 164
WORKBOOK, WORKSHEET = 0x05, 0x10
Content = str | float | bool | bytes
"""A text, a number, TRUE or FALSE, or the code of an error in one byte."""

Formats = Sequence[str | int]
"""Codes, or numbers of those that files name by a number."""

Merge = tuple[int, int, int, int]
"""First row, last row, first column, last column."""


@dataclass(frozen=True, slots=True)
class XlsFont:
    """A font: its height in points, and what it does with a text."""

    points: int = 10
    is_struck: bool = False
    colour: int = 8
    escapement: int = 0


@dataclass(frozen=True, slots=True)
class XlsSheet:
    """What is in a sheet.

    Attributes:
        cells: The content and the format, from 1, at each row and column.
    """

    cells: Mapping[tuple[int, int], tuple[Content, int]]
    merges: Sequence[Merge] = ()
    is_hidden: bool = False


def xls(
    sheets: Mapping[str, XlsSheet],
    formats: Formats = (),
    fonts: Sequence[XlsFont] = (),
) -> bytes:
    """Return a workbook of these sheets.

    Styles beyond those of the formats are of up to three fonts.
    """
    return compound({"Workbook": workbook(sheets, formats, fonts)})


def xls_of(grid: SourceGrid) -> bytes:
    """Return a workbook with the cells of a grid, lines over all columns."""
    width = max(each.width for each in grid.rows)
    cells: dict[tuple[int, int], tuple[Content, int]] = {}
    merges: list[Merge] = []
    for at, row in enumerate(grid.rows):
        for cell in row.cells:
            across = width if row.is_line else cell.across
            cells[at, cell.column] = (cell.text, 0)
            if across > 1 or cell.down > 1:
                right = cell.column + across - 1
                merges.append((at, at + cell.down - 1, cell.column, right))
    return xls({"表": XlsSheet(cells, merges)})


def workbook(
    sheets: Mapping[str, XlsSheet],
    formats: Formats = (),
    fonts: Sequence[XlsFont] = (),
) -> bytes:
    """Return the stream of a workbook, to be spoilt."""
    bodies = [b"".join(_sheet(each)) for each in sheets.values()]
    listed = len(b"".join(_globals(sheets, formats, fonts, [0] * len(sheets))))
    places = [listed + sum(map(len, bodies[:at])) for at in range(len(bodies))]
    return b"".join([*_globals(sheets, formats, fonts, places), *bodies])


def _globals(
    sheets: Mapping[str, XlsSheet],
    formats: Formats,
    fonts: Sequence[XlsFont],
    places: Sequence[int],
) -> Iterator[bytes]:
    yield _beginning(WORKBOOK)
    yield _record(0x42, struct.pack("<H", 1200))
    for font in (XlsFont(), *fonts):
        height = (font.points * 20, 8 * font.is_struck, font.colour, 400)
        yield _record(
            0x31, struct.pack("<5H4BB", *height, font.escapement, 0, 0, 0, 0, 0)
        )
    styles: list[int] = [0]
    for at, code in enumerate(formats, start=FIRST_OWN_FORMAT):
        styles.append(at if isinstance(code, str) else code)
        if isinstance(code, str):
            yield _record(0x41E, struct.pack("<H", at) + _text(code))
    for at in styles:
        yield _record(0xE0, struct.pack("<3H14x", 0, at, 1))
    for at, _ in enumerate(fonts, start=1):
        yield _record(0xE0, struct.pack("<3H14x", at, 0, 1))
    for (name, sheet), place in zip(sheets.items(), places, strict=True):
        listed = name.encode("utf-16-le")
        head = struct.pack("<IBBBB", place, sheet.is_hidden, 0, len(name), 1)
        yield _record(0x85, head + listed)
    yield _record(0x0A, b"")


def _sheet(sheet: XlsSheet) -> Iterator[bytes]:
    yield _beginning(WORKSHEET)
    for (row, column), (content, style) in sheet.cells.items():
        yield _cell(struct.pack("<3H", row, column, style), content)
    for at in range(0, len(sheet.merges), 1000):
        some = sheet.merges[at : at + 1000]
        ranges = b"".join(struct.pack("<4H", *each) for each in some)
        yield _record(0xE5, struct.pack("<H", len(some)) + ranges)
    yield _record(0x0A, b"")


def _cell(place: bytes, content: Content) -> bytes:
    if isinstance(content, bytes):
        return _record(0x205, place + content + b"\1")
    if isinstance(content, bool):
        return _record(0x205, place + bytes([content, 0]))
    if isinstance(content, str):
        return _record(0x204, place + _text(content))
    return _record(0x203, place + struct.pack("<d", content))


def _beginning(kind: int) -> bytes:
    return _record(0x809, struct.pack("<4H2I", 0x600, kind, 0xDBB, 0x7CC, 0, 6))


def _text(text: str) -> bytes:
    encoded = text.encode("utf-16-le")
    return struct.pack("<HB", len(encoded) // 2, 1) + encoded


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data
