"""The names in a compound file, the shell of .xls and .doc of old."""

from __future__ import annotations

import struct
from collections.abc import Iterator

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTRY = 128
SECTOR_SHIFTS = (9, 12)
MOST_SECTORS = 2_000
"""Of the directory: no office file has as many as a hundred."""

_LAST_REGULAR = 0xFFFFFFFA
_IN_HEADER = 109
"""Entries of the table of sectors that fit into the header."""

_ROOT = 0


def top_level_names(data: bytes) -> frozenset[str]:
    """Return the names at the top level; fewer when the file is damaged.

    Embedded objects have directories of their own further down, which say
    nothing about the file.
    """
    try:
        entries = list(_entries(data))
        return frozenset(_siblings(entries, entries[_ROOT].child))
    except (IndexError, struct.error):
        return frozenset()


class _Entry:
    """One entry of the directory."""

    def __init__(self, raw: bytes) -> None:
        length = min(struct.unpack_from("<H", raw, 64)[0], 64)
        self.name = raw[: max(0, length - 2)].decode("utf-16-le", "ignore")
        self.left, self.right, self.child = struct.unpack_from("<3I", raw, 68)


def _entries(data: bytes) -> Iterator[_Entry]:
    shift, first = struct.unpack_from("<H", data, 30)[0], _number(data, 48)
    if shift not in SECTOR_SHIFTS:
        return
    size = 1 << shift
    table = _sector_table(data, size)
    sector, seen = first, set[int]()
    while sector < _LAST_REGULAR and sector not in seen and len(seen) < MOST_SECTORS:
        seen.add(sector)
        block = data[(sector + 1) * size : (sector + 2) * size]
        for start in range(0, len(block) - ENTRY + 1, ENTRY):
            yield _Entry(block[start : start + ENTRY])
        at = table[sector // (size // 4)] + sector % (size // 4) * 4
        sector = _number(data, at)


def _sector_table(data: bytes, size: int) -> list[int]:
    """Return where each sector of the allocation table begins."""
    numbers = struct.unpack_from(f"<{_IN_HEADER}I", data, 76)
    return [(each + 1) * size for each in numbers if each < _LAST_REGULAR]


def _siblings(entries: list[_Entry], first: int) -> Iterator[str]:
    """Yield the names in the tree that begins at an entry."""
    ahead, seen = [first], set[int]()
    while ahead:
        number = ahead.pop()
        if number < len(entries) and number not in seen:
            seen.add(number)
            yield entries[number].name
            ahead += [entries[number].left, entries[number].right]


def _number(data: bytes, at: int) -> int:
    return int(struct.unpack_from("<I", data, at)[0])
