"""Compound files, the shell of .xls and .doc of old, with named streams."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

SECTOR = 512
LEAST_STREAM = 4096
"""Shorter streams would live in a table of their own."""

FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
IN_HEADER = 109


def compound(streams: Mapping[str, bytes], embedded: Sequence[str] = ()) -> bytes:
    """Return a compound file of these streams, in three sorts of sectors.

    Those of the table come first, then the directory, then the streams.
    Embedded ones are empty, and do not hang on the root of the directory.
    """
    padded = {name: _padded(data) for name, data in streams.items()}
    lengths = [_sectors(128 * (1 + len(embedded) + len(padded)))]
    lengths += [_sectors(len(data)) for data in padded.values()]
    tables = 1
    while tables * SECTOR // 4 < tables + sum(lengths):
        tables += 1
    starts = [tables + sum(lengths[:at]) for at in range(len(lengths))]
    directory = _directory(padded, embedded, starts[1:])
    directory = directory.ljust(lengths[0] * SECTOR, b"\0")
    table = _table(tables, lengths)
    return b"".join([_header(tables, starts[0]), table, directory, *padded.values()])


def _padded(data: bytes) -> bytes:
    length = max(LEAST_STREAM, _sectors(len(data)) * SECTOR)
    return data.ljust(length, b"\0")


def _sectors(length: int) -> int:
    return -(-length // SECTOR)


def _header(tables: int, directory: int) -> bytes:
    numbers = [*range(tables), *[FREE] * (IN_HEADER - tables)]
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
        + struct.pack("<4I", 0, tables, directory, 0)
        + struct.pack("<5I", LEAST_STREAM, END, 0, END, 0)
        + struct.pack(f"<{IN_HEADER}I", *numbers)
    )


def _table(tables: int, lengths: Sequence[int]) -> bytes:
    chains = [TABLE] * tables
    for length in lengths:
        chains += [*range(len(chains) + 1, len(chains) + length), END]
    room = tables * SECTOR // 4
    return struct.pack(f"<{room}I", *chains, *[FREE] * (room - len(chains)))


def _directory(
    streams: Mapping[str, bytes], embedded: Sequence[str], starts: Sequence[int]
) -> bytes:
    """Return the entries: the root, the embedded, a chain of the others."""
    first = 1 + len(embedded)
    last = first + len(streams) - 1
    entries = [_entry("Root Entry", 5, FREE, first if streams else FREE, END, 0)]
    entries += [_entry(name, 2, FREE, FREE, END, 0) for name in embedded]
    for number, (name, data) in enumerate(streams.items(), start=first):
        after = number + 1 if number < last else FREE
        entries.append(_entry(name, 2, after, FREE, starts[number - first], len(data)))
    return b"".join(entries)


def _entry(
    name: str, kind: int, right: int, child: int, start: int, length: int
) -> bytes:
    encoded = (name + "\0").encode("utf-16-le")
    return (
        encoded.ljust(64, b"\0")
        + struct.pack("<HBB3I", len(encoded), kind, 1, FREE, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, length)
    )
