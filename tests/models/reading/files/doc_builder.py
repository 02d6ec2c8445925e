"""Small .doc files of Word 97: from grids, or from paragraphs and rows.

As the program reads them, by [MS-DOC]: characters, and elsewhere what those
are like.  A document may be written in one piece or in many, of one byte or
two for a character, in any order, as Word does when it saves fast.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from models.reading.source_grid import SourceGrid, SourceRow
from tests.models.reading.files.compound import compound
from tests.models.reading.files.packed import WrittenCell, tables_of, written_cells

Pieces = Literal["wide", "narrow", "fast"]

PAGE = 512
TEXT = 1_536
"""Where the text begins, behind the header."""

COLUMN = 1_000
"""Twips."""

LONGEST = 300
"""Bytes of properties that fit on a page with others; more stand elsewhere."""

IN_TABLE, DEPTH, IS_ROW = b"\x16\x24\x01", b"\x49\x66", b"\x17\x24\x01"
INNER_CELL, INNER_ROW = b"\x4b\x24\x01", b"\x4c\x24\x01"
ELSEWHERE = b"\x46\x66"
MERGES = {"": 0, "restart": 0x60, "continue": 0x20}
"""What a cell says that is merged downwards."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs of characters with their properties, and those of all of it.

    Attributes:
        changes: Properties that its piece adds: a list, or a short number.
    """

    runs: tuple[tuple[str, bytes], ...]
    properties: bytes = b""
    end: str = "\r"
    style: int = 0
    changes: bytes | int = b""


@dataclass(frozen=True, slots=True)
class Stories:
    """What stands beside the text of a document."""

    footnotes: Sequence[Paragraph] = ()
    header: Sequence[Paragraph] = ()
    footer: Sequence[Paragraph] = ()


@dataclass(slots=True)
class _Written:
    """The streams while they are written."""

    document: bytearray = field(default_factory=lambda: bytearray(TEXT))
    table: bytearray = field(default_factory=bytearray)
    data: bytearray = field(default_factory=lambda: bytearray(b"\0" * 4))


def doc(
    paragraphs: Sequence[Paragraph],
    pieces: Pieces = "wide",
    *,
    code: str = "cp1252",
    beside: Stories = Stories(),
    parts: dict[int, bytes] | None = None,
    language: int = 0x804,
    data: bytes = b"",
) -> bytes:
    """Return a document; the parts are bytes of the table stream by number.

    The data stand in a stream of their own, from its fourth byte on.
    """
    written = _Written()
    written.data += data
    header, ends = _header_story(beside)
    stories = [paragraphs, beside.footnotes, header]
    flat = [each for story in stories for each in story]
    lengths = [sum(map(_length, story)) for story in stories]
    places = _write_text(written, flat, pieces, code)
    found = {
        12: _runs_of_text(written, flat, places),
        13: _runs_of_paragraphs(written, flat, places),
        33: _piece_table(flat, places),
        **({11: struct.pack(f"<{len(ends)}I", *ends)} if ends else {}),
        **(parts or {}),
    }
    _write_header(written, found, lengths, language)
    streams = {"WordDocument": bytes(written.document), "1Table": bytes(written.table)}
    return compound(streams | {"Data": bytes(written.data)})


def doc_of(grid: SourceGrid, pieces: Pieces = "wide") -> bytes:
    """Return a document with the lines and tables of a grid."""
    blocks = (each for rows in tables_of(grid.rows) for each in _block(rows))
    return doc(list(blocks), pieces)


def line(*runs: str | tuple[str, bytes], properties: bytes = b"") -> Paragraph:
    """Return a paragraph outside of tables; a text alone is a plain run."""
    return Paragraph(_told(runs), properties)


def cell(*runs: str | tuple[str, bytes], depth: int = 1) -> Paragraph:
    """Return the paragraph that ends a cell."""
    if depth == 1:
        return Paragraph(_told(runs), in_tables(1), "\x07")
    return Paragraph(_told(runs), in_tables(depth) + INNER_CELL)


def row_end(description: bytes, depth: int = 1) -> Paragraph:
    """Return the mark that ends a row, which is described."""
    if depth == 1:
        return Paragraph((), in_tables(1) + IS_ROW + description, "\x07")
    return Paragraph((), in_tables(depth) + INNER_ROW + description)


def row(*texts: str, says: Sequence[int] = (), more: bytes = b"") -> list[Paragraph]:
    """Return a row of cells of one width, and what is said of each."""
    edges = [COLUMN * at for at in range(len(texts) + 1)]
    return [*map(cell, texts), row_end(described(edges, says) + more)]


def in_tables(depth: int) -> bytes:
    """Return the properties of a paragraph that stands in tables."""
    return IN_TABLE + DEPTH + struct.pack("<I", depth)


def described(
    edges: Sequence[int], says: Sequence[int] = (), *, old: bool = False
) -> bytes:
    """Return the description of a row, of the old kind or the usual one."""
    size = 10 if old else 20
    value = struct.pack(f"<B{len(edges)}h", len(edges) - 1, *edges)
    value += b"".join(struct.pack("<H", each).ljust(size, b"\0") for each in says)
    return struct.pack("<HH", 0xD606 if old else 0xD608, len(value) + 1) + value


def _told(runs: Iterable[str | tuple[str, bytes]]) -> tuple[tuple[str, bytes], ...]:
    return tuple((each, b"") if isinstance(each, str) else each for each in runs)


def _block(rows: Sequence[SourceRow]) -> Iterator[Paragraph]:
    if rows[0].width == 1:
        yield line(rows[0].cells[0].text if rows[0].cells else "")
        return
    for cells in written_cells(rows):
        yield from _row(cells)


def _row(cells: Sequence[WrittenCell]) -> Iterator[Paragraph]:
    edges = [0]
    for each in cells:
        edges.append(edges[-1] + each.across * COLUMN)
        yield cell(each.text.replace("\n", "\x0b"))
    yield row_end(described(edges, [MERGES[each.merge] for each in cells]))


def _header_story(beside: Stories) -> tuple[list[Paragraph], list[int]]:
    """Return the paragraphs of page headers, and where each sort begins."""
    if not (beside.header or beside.footer):
        return [], []
    sorts = [*[()] * 7, beside.header, (), beside.footer, (), ()]
    ends = [0]
    for each in sorts:
        ends.append(ends[-1] + sum(map(_length, each)))
    closing = line("")
    flat = [each for sort in sorts for each in sort]
    return [*flat, closing], [*ends, ends[-1] + 1]


def _text(paragraph: Paragraph) -> str:
    return "".join(text for text, _ in paragraph.runs) + paragraph.end


def _length(paragraph: Paragraph) -> int:
    return _units(_text(paragraph))


def _units(text: str) -> int:
    """Return how many characters a text has for Word: some count twice."""
    return len(text.encode("utf-16-le")) // 2


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the stream the characters of a paragraph begin."""

    first: int
    count: int
    start: int
    width: int

    def of(self, at: int) -> int:
        """Return the place of a character by its number in the paragraph."""
        return self.start + at * self.width


def _write_text(
    written: _Written, flat: Sequence[Paragraph], pieces: Pieces, code: str
) -> list[_Place]:
    """Write the characters; saved fast, each paragraph before the last one."""
    firsts = [0]
    for each in flat:
        firsts.append(firsts[-1] + _length(each))
    places: dict[int, _Place] = {}
    order = list(range(len(flat)))
    for at in reversed(order) if pieces == "fast" else order:
        text = _text(flat[at])
        is_narrow = pieces == "narrow" or (pieces == "fast" and text.isascii())
        raw = text.encode(code) if is_narrow else text.encode("utf-16-le")
        width = 1 if is_narrow else 2
        start = len(written.document)
        places[at] = _Place(firsts[at], len(raw) // width, start, width)
        written.document += raw
    return [places[at] for at in order]


def _piece_table(flat: Sequence[Paragraph], places: Sequence[_Place]) -> bytes:
    last, lists = places[-1], list[bytes]()
    firsts = [*(each.first for each in places), last.first + last.count]
    table = struct.pack(f"<{len(firsts)}I", *firsts)
    for paragraph, each in zip(flat, places, strict=True):
        place = each.start if each.width == 2 else 2 * each.start | 0x40000000
        change = paragraph.changes
        if isinstance(change, bytes):
            lists += [change] if change else []
            change = 2 * len(lists) - 1 if change else 0
        table += struct.pack("<HIH", 0, place, change)
    before = b"".join(b"\x01" + struct.pack("<H", len(each)) + each for each in lists)
    return before + b"\x02" + struct.pack("<I", len(table)) + table


def _runs_of_text(
    written: _Written, flat: Sequence[Paragraph], places: Sequence[_Place]
) -> bytes:
    runs = []
    for paragraph, place in zip(flat, places, strict=True):
        at = 0
        for text, properties in (*paragraph.runs, (paragraph.end, b"")):
            ends = place.of(at), place.of(at + _units(text))
            packed = bytes([len(properties)]) + properties if properties else b""
            runs.append((*ends, packed))
            at += _units(text)
    return _pages(written, runs, 1)


def _runs_of_paragraphs(
    written: _Written, flat: Sequence[Paragraph], places: Sequence[_Place]
) -> bytes:
    runs = []
    for paragraph, place in zip(flat, places, strict=True):
        properties = struct.pack("<H", paragraph.style) + _fitting(written, paragraph)
        if len(properties) % 2:
            head = bytes([(len(properties) + 1) // 2])
        else:
            head = bytes([0, len(properties) // 2])
        ends = place.of(0), place.of(place.count)
        runs.append((*ends, head + properties))
    return _pages(written, runs, 13)


def _fitting(written: _Written, paragraph: Paragraph) -> bytes:
    """Return properties, or where in the stream of data the long ones are."""
    properties = paragraph.properties
    if len(properties) <= LONGEST:
        return properties
    place = len(written.data)
    written.data += struct.pack("<H", len(properties)) + properties
    return ELSEWHERE + struct.pack("<I", place)


Run = tuple[int, int, bytes]


def _pages(written: _Written, runs: Sequence[Run], size: int) -> bytes:
    """Write pages of properties, and return the table that leads to them."""
    lots: list[list[Run]] = [[]]
    for each in sorted(runs):
        lot = [*lots[-1], each]
        if 5 + len(lot) * (4 + size) + sum(len(run[2]) + 1 for run in lot) > PAGE:
            lots.append([])
        lots[-1].append(each)
    written.document += bytes(-len(written.document) % PAGE)
    numbers = []
    for lot in lots:
        numbers.append(len(written.document) // PAGE)
        written.document += _page(lot, size)
    firsts = [lot[0][0] for lot in lots] + [lots[-1][-1][1]]
    return struct.pack(f"<{len(firsts) + len(lots)}I", *firsts, *numbers)


def _page(lot: Sequence[Run], size: int) -> bytes:
    page = bytearray(PAGE)
    page[-1] = len(lot)
    firsts = [start for start, _, _ in lot] + [lot[-1][1]]
    struct.pack_into(f"<{len(firsts)}I", page, 0, *firsts)
    end = PAGE - 1
    for at, (_, _, packed) in enumerate(lot):
        if packed:
            end = (end - len(packed)) & ~1
            page[end : end + len(packed)] = packed
            page[4 * len(firsts) + size * at] = end // 2
    return bytes(page)


def _write_header(
    written: _Written, parts: dict[int, bytes], lengths: Sequence[int], language: int
) -> None:
    head = written.document
    struct.pack_into("<3H", head, 0, 0xA5EC, 0xC1, 0)
    struct.pack_into("<HHH", head, 6, language, 0, 0x0200)
    struct.pack_into("<3I", head, 76, *lengths)
    struct.pack_into("<H", head, 152, 93)
    for number, part in parts.items():
        struct.pack_into("<2I", head, 154 + 8 * number, len(written.table), len(part))
        written.table += part
