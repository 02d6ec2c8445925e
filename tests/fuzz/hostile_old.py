"""Hostile .doc and .rtf: loops in chains, huge counts, endless words."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping, Sequence

from tests.fuzz.samples import LIBREOFFICE, MERGED
from tests.models.reading.files.compound import compound
from tests.models.reading.files.doc_builder import (
    ELSEWHERE,
    IN_TABLE,
    Paragraph,
    cell,
    described,
    doc,
    doc_of,
    in_tables,
    line,
    row,
    row_end,
)
from tests.models.reading.files.rtf_builder import rtf, table_row
from tests.models.reading.pdf_pages.drawn_grid import grid

MILLION = 1_000_000
GOOD = (LIBREOFFICE / "merged.doc").read_bytes()
SECTOR = 512
NUMBERS = struct.Struct("<I")
FIRST_TABLE, DIRECTORY, SHORT_TABLE, MORE_TABLES = 76, 48, 60, 68
"""Where the shell of a file says in which sectors its own tables are."""


def _cut(quarters: int) -> bytes:
    return GOOD[: len(GOOD) * quarters // 4]


def _with(*changes: tuple[int, int], data: bytes = GOOD) -> bytes:
    """Return a file with other numbers at some places."""
    spoilt = bytearray(data)
    for at, number in changes:
        NUMBERS.pack_into(spoilt, at, number)
    return bytes(spoilt)


def _looped() -> bytes:
    """Return a file in which each sector is followed by the first one."""
    table = (NUMBERS.unpack_from(GOOD, FIRST_TABLE)[0] + 1) * SECTOR
    links = ((table + 4 * at, at ^ 1) for at in range(SECTOR // 4))
    return _with(*links)


def _looped_names() -> bytes:
    """Return a file in which each name leads to all others and to itself."""
    entries = (NUMBERS.unpack_from(GOOD, DIRECTORY)[0] + 1) * SECTOR
    changes = [(entries + 128 * at + 68, 1) for at in range(4)]
    changes += [(entries + 128 * at + 72, at) for at in range(4)]
    return _with(*changes)


def _header(at: int, number: int, paragraphs: Sequence[Paragraph] = ()) -> bytes:
    """Return a document with another number in its header."""
    data = doc(paragraphs or [line("甲"), *row("乙", "丙")])
    head = data.index(struct.pack("<2H", 0xA5EC, 0xC1))
    return _with((head + at, number), data=data)


def _counts(number: int) -> bytes:
    """Return a document all of whose parts are as long as that."""
    data = doc_of(grid(MERGED))
    head = data.index(struct.pack("<2H", 0xA5EC, 0xC1))
    return _with(*((head + 158 + 8 * at, number) for at in range(93)), data=data)


def _listed(properties: bytes) -> bytes:
    return doc([Paragraph((("甲", b""),), properties), *row("乙", "丙")])


def _many_pieces(count: int) -> bytes:
    """Return a document of pieces that all are the same characters."""
    firsts = struct.pack(f"<{count + 1}I", *range(count + 1))
    table = firsts + struct.pack("<HIH", 0, 1_536, 0) * count
    part = b"\x02" + struct.pack("<I", len(table)) + table
    return _header_with({33: part}, count)


def _long_pieces(count: int) -> bytes:
    """Return a document that is the same long piece again and again."""
    length = 20_000
    firsts = struct.pack(f"<{count + 1}I", *range(0, length * count + 1, length))
    table = firsts + struct.pack("<HIH", 0, 1_536, 0) * count
    part = b"\x02" + struct.pack("<I", len(table)) + table
    return _header_with({33: part}, length * count, "甲" * length)


def _many_pages(count: int) -> bytes:
    """Return a document whose table of properties leads to one page only."""
    table = bytes(4 * (count + 1)) + struct.pack("<I", 6) * count
    return _header_with({12: table, 13: table}, 3)


def _header_with(parts: dict[int, bytes], length: int, text: str = "甲乙") -> bytes:
    data = doc([line(text)], parts=parts)
    head = data.index(struct.pack("<2H", 0xA5EC, 0xC1))
    return _with((head + 76, length), data=data)


def _lists_elsewhere(count: int) -> bytes:
    """Return paragraphs each of which leads to other 64 KB of properties."""
    far = [
        Paragraph((("甲", b""),), ELSEWHERE + struct.pack("<I", 100 + 2 * at))
        for at in range(count)
    ]
    long = Paragraph((("乙", b""),), (b"\xff\xff" + IN_TABLE * 21_000)[:65_000])
    return doc([long, *far])


def _styles_in_a_ring() -> bytes:
    body = b"".join(
        struct.pack("<10H", 18, 0, (at ^ 1) << 4 | 1, 2, 0, 0, 0, 0, 2, 0)
        for at in range(2)
    )
    part = struct.pack("<3H", 4, 0xFFFF, 10) + body
    return doc([Paragraph((("甲", b""),), style=1)], parts={1: part})


def _growing_row() -> bytes:
    """Return a row that grows by 255 cells, again and again."""
    grow = struct.pack("<HBBH", 0x7621, 255, 255, 9) * 9_000
    return doc([cell("甲"), cell("乙"), row_end(described([0, 9, 18]) + grow)])


DOCUMENTS: Mapping[str, Callable[[], bytes]] = {
    "a quarter of a .doc": lambda: _cut(1),
    "half of a .doc": lambda: _cut(2),
    "three quarters of a .doc": lambda: _cut(3),
    "a .doc in rings": lambda: _looped(),
    "a .doc with names in rings": lambda: _looped_names(),
    "a .doc whose table is its own directory": lambda: _with((FIRST_TABLE, 1)),
    "a .doc with tables of tables in a ring": lambda: _with((MORE_TABLES, 0)),
    "a .doc with a short table in nowhere": lambda: _with((SHORT_TABLE, 0xFFFF)),
    "a .doc with sectors of 2³² bytes": lambda: _with((30, 0x00060020)),
    "a .doc of 4 billion characters": lambda: _header(76, 0xFFFFFFFF),
    "a .doc of a billion footnotes": lambda: _header(80, 10**9),
    "a .doc with parts of 4 GB": lambda: _counts(0xFFFFFFFF),
    "a .doc with parts of 1 byte": lambda: _counts(1),
    "a .doc of 300,000 pieces": lambda: _many_pieces(300_000),
    "a .doc of 500,000 pieces": lambda: _many_pieces(MILLION // 2),
    "a .doc of one piece 99 times": lambda: _long_pieces(99),
    "a .doc of one piece 9,999 times": lambda: _long_pieces(9_999),
    "a .doc with one page 200,000 times": lambda: _many_pages(200_000),
    "a .doc with lists everywhere": lambda: _lists_elsewhere(2_000),
    "a .doc with styles in a ring": lambda: _styles_in_a_ring(),
    "a .doc with a list longer than itself": lambda: _listed(b"\x08\xd6\xff\xff\x09"),
    "a .doc with tabs for ever": lambda: _listed(b"\x15\xc6\xff\xff\xff"),
    "a .doc 2³¹ tables deep": lambda: _listed(in_tables(0x7FFFFFFF)),
    "a .doc 300 tables deep": lambda: doc(
        [cell("甲", depth=at) for at in range(1, 300)]
    ),
    "a .doc with a growing row": lambda: _growing_row(),
    "a .doc of 20,000 rows": lambda: doc(row("甲", "乙") * 20_000),
    "a .doc of 4,000 rows": lambda: doc(row("甲", "乙", "丙", "丁") * 4_000),
    "a .doc of 100,000 paragraphs": lambda: doc([line("")] * 100_000),
    "a .doc of one long text": lambda: doc([line("甲" * MILLION)]),
    "a .doc of open fields": lambda: doc([line("\x13" * 200_000)]),
    "a .doc with 6 MB that nobody reads": lambda: compound(
        {"WordDocument": b"\0" * 9_999, "Data": bytes(6 * MILLION)}
    ),
}
WORDS: Mapping[str, Callable[[], bytes]] = {
    "100,000 groups": lambda: b"{\\rtf1 " + b"{" * 100_000 + b"}" * 100_001,
    "groups without an end": lambda: b"{\\rtf1 " + b"{}" * 300_000,
    "100,000 unknown groups": lambda: (
        b"{\\rtf1 {\\*\\x " + b"{" * 100_000 + b"}" * 100_001 + b"\\par}"
    ),
    "a million words": lambda: rtf("\\foo1 " * MILLION),
    "a million edges": lambda: rtf("\\trowd" + "\\cellx9" * MILLION),
    "edges beyond everything": lambda: rtf(
        table_row("甲", "乙", edges=[-(10**9), 10**9]) * 999
    ),
    "300,000 cells": lambda: rtf("\\intbl " + "\\cell " * 300_000 + "\\row"),
    "60,000 rows": lambda: rtf(table_row("甲", "乙") * 60_000),
    "an inner table 10⁹ deep": lambda: rtf("\\intbl\\itap1000000000 x\\nestcell"),
    "bytes beyond the end": lambda: rtf("\\bin999999999 x"),
    "bytes before the beginning": lambda: rtf("\\bin-99999999 x\\par"),
    "300,000 numbers": lambda: rtf("\\u30002?" * 300_000),
    "a million escapes": lambda: rtf("\\'bc\\'d7" * 500_000),
    "300,000 .rtf paragraphs": lambda: rtf("\\par " * 300_000),
    "300,000 faces": lambda: rtf("甲", "{\\fonttbl" + "{\\f1 x;}" * 300_000 + "}"),
    "an endless face": lambda: rtf("甲", "{\\fonttbl\\f1" + " \\x" * 300_000 + "}"),
    "a million colours": lambda: rtf("甲", "{\\colortbl" + "\\red1;" * MILLION + "}"),
    "40 MB of a picture": lambda: rtf("{\\pict " + "0f" * 20 * MILLION + "}甲\\par"),
    "20 MB of text": lambda: rtf("x" * 20 * MILLION + "\\par"),
    "300,000 boxes": lambda: rtf("{\\shptxt x\\par}" * 300_000),
    "300,000 numbers of lists": lambda: rtf("{\\listtext 1.}" * 300_000 + "\\par"),
    "skipped characters": lambda: rtf("\\uc99999999\\u1 甲\\par"),
    "stars": lambda: rtf("{\\*" * 400 + "}" * 400),
}
FILES_OF_OLD = {**DOCUMENTS, **WORDS}
