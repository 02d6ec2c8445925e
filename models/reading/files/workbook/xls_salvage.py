"""What can still be read of a damaged workbook of the old kind (.xls).

Such a file is a compound file with one stream of records.  The reader of
workbooks stumbles over any part of either; here only the stream is taken,
and of its records only those that cells are made of.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import islice

from models.reading.files.ole import SIGNATURE, CompoundFile

STREAMS = ("Workbook", "Book")
MOST_RECORDS = 500_000
"""Each cell takes one, and a file of more cells than limits allow fewer."""

END = b"\x0a\0\0\0"
_IGNORED = 0x0FFF
"""The number of no record."""

KEPT = frozenset(
    {
        *(0x0009, 0x0209, 0x0409, 0x0809, 0x000A),  # beginnings, ends
        *(0x0022, 0x0042, 0x008C, 0x002F, 0x0085),  # first day, texts, sheets
        *(0x00FC, 0x003C, 0x0031, 0x0231, 0x001E, 0x041E, 0x00E0, 0x0243, 0x0443),
        *(0x0008, 0x0208, 0x007D, 0x0000, 0x0200),  # rows, columns, extent
        *(0x0001, 0x0201, 0x0002, 0x0003, 0x0203, 0x0004, 0x0204, 0x0005, 0x0205),
        *(0x0006, 0x0206, 0x0406, 0x0007, 0x0207, 0x04BC, 0x0221, 0x0021, 0x0236),
        *(0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x027E, 0x00E5),
    }
)
"""Records of texts, fonts, formats, rows, columns, cells and merges."""


def salvaged(data: bytes) -> bytes:
    """Return the records of cells in a workbook; b"" where there are none.

    Those of names, drawings, links and rules are blanked where they stand:
    sheets are found by their distance from the start.  A record that is cut
    at the end is left out.
    """
    if not data.startswith(SIGNATURE):
        return b""
    file = CompoundFile(data)
    stream = next(filter(None, map(file.stream, STREAMS)), b"")
    records = bytearray(stream)
    end = 0
    for start, kind, end in islice(_records(stream), MOST_RECORDS):
        if kind not in KEPT:
            struct.pack_into("<H", records, start, _IGNORED)
    return bytes(records[:end]) + END if end else b""


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield where each whole record begins, its number, and where it ends."""
    start = 0
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, start)
        end = start + 4 + length
        if end > len(stream):
            return
        yield start, kind, end
        start = end
