"""Compound files, the shell of .xls and .doc of old: names and streams.

What is wrong in one part of such a file leaves the others readable: a chain
of sectors ends where it meets itself or leads nowhere.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTRY = 128
SECTOR_SHIFTS = range(7, 17)
USUAL_SHIFT = 9
SHORT_SECTOR = 64
MOST_SECTORS = 2_000
"""Of the directory: no office file has as many as a hundred."""

STREAM = 2
"""The kind of an entry that has bytes of its own."""

_LAST_REGULAR = 0xFFFFFFFA
_IN_HEADER = 109
"""Entries of the table of sectors that fit into the header."""

_ROOT = 0


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry of the directory.

    Attributes:
        left, right, child: The numbers of others in the tree of names.
        start, length: The first sector and the bytes of its stream.
    """

    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    length: int


class CompoundFile:
    """The bytes of a compound file, which may be damaged anywhere."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        shift = _number(data, 30) & 0xFFFF
        self._size = 1 << (shift if shift in SECTOR_SHIFTS else USUAL_SHIFT)
        self._links = b"".join(map(self._sector, self._table()))
        directory = b"".join(self._sectors(_number(data, 48), MOST_SECTORS))
        self._entries = tuple(_entries(directory))

    def names(self) -> frozenset[str]:
        """Return the names at the top level in lower case, as they count.

        Embedded objects have directories of their own further down, which
        say nothing about the file.
        """
        return frozenset(self._top_level())

    def stream(self, name: str) -> bytes:
        """Return the bytes of a stream at the top level; b"" without one."""
        entry = self._top_level().get(name.lower())
        if entry is None or entry.kind != STREAM or entry.length > len(self._data):
            return b""
        if entry.length >= _number(self._data, 56):
            most = -(-entry.length // self._size)
            sectors = self._sectors(entry.start, most)
            return b"".join(sectors)[: entry.length]
        return self._short_stream(entry)

    def _short_stream(self, entry: _Entry) -> bytes:
        """Return a stream that lives in parts of the sectors of the root."""
        most = len(self._data) // self._size
        room = b"".join(self._sectors(self._entries[_ROOT].start, most))
        table = b"".join(self._sectors(_number(self._data, 60), most))
        starts = _chain(entry.start, table, -(-entry.length // SHORT_SECTOR))
        places = [each * SHORT_SECTOR for each in starts]
        parts = [room[each : each + SHORT_SECTOR] for each in places]
        return b"".join(parts)[: entry.length]

    def _top_level(self) -> Mapping[str, _Entry]:
        if not self._entries:
            return {}
        first = self._entries[_ROOT].child
        return {each.name.lower(): each for each in _siblings(self._entries, first)}

    def _sector(self, number: int) -> bytes:
        return self._data[(number + 1) * self._size : (number + 2) * self._size]

    def _sectors(self, first: int, most: int) -> Iterator[bytes]:
        """Yield the sectors of a chain, to its end or as far as it leads."""
        return map(self._sector, _chain(first, self._links, most))

    def _table(self) -> Sequence[int]:
        """Return which sectors hold the table of what follows which."""
        most = len(self._data) // self._size + 1
        numbers = _numbers(self._data[76 : 76 + 4 * _IN_HEADER])
        more, seen = _number(self._data, 68), set[int]()
        while more < _LAST_REGULAR and more not in seen and len(seen) < most:
            seen.add(more)
            *listed, more = _numbers(self._sector(more)) or [_LAST_REGULAR]
            numbers = [*numbers, *listed]
        known = (each for each in numbers if each < _LAST_REGULAR)
        return list(dict.fromkeys(known))[:most]


def top_level_names(data: bytes) -> frozenset[str]:
    """Return the names at the top level in lower case; fewer when damaged."""
    return CompoundFile(data).names()


def _chain(first: int, links: bytes, most: int) -> Iterator[int]:
    """Yield the numbers of the sectors of a chain, each but once."""
    sector, seen = first, set[int]()
    while sector < _LAST_REGULAR and sector not in seen and len(seen) < most:
        seen.add(sector)
        yield sector
        sector = _number(links, sector * 4)


def _entries(directory: bytes) -> Iterator[_Entry]:
    for start in range(0, len(directory) - ENTRY + 1, ENTRY):
        raw = directory[start : start + ENTRY]
        length = min(struct.unpack_from("<H", raw, 64)[0], 64)
        name = raw[: max(0, length - 2)].decode("utf-16-le", "ignore")
        places = struct.unpack_from("<3I", raw, 68)
        yield _Entry(name, raw[66], *places, *struct.unpack_from("<2I", raw, 116))


def _siblings(entries: Sequence[_Entry], first: int) -> Iterator[_Entry]:
    """Yield the entries in the tree that begins at one."""
    ahead, seen = [first], set[int]()
    while ahead:
        number = ahead.pop()
        if number < len(entries) and number not in seen:
            seen.add(number)
            yield entries[number]
            ahead += [entries[number].left, entries[number].right]


def _number(data: bytes, at: int) -> int:
    """Return the number at a place; one that leads nowhere beyond the end."""
    found = data[at : at + 4]
    return int.from_bytes(found, "little") if len(found) == 4 else _LAST_REGULAR


def _numbers(data: bytes) -> list[int]:
    whole = len(data) // 4
    return list(struct.unpack_from(f"<{whole}I", data))
