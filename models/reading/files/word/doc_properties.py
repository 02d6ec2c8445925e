"""Lists of properties in a .doc, and which of its bytes each is about.

A property is a number that says what it is and how long, and its value.
Source: [MS-DOC], 2.2.5 and 2.9.33, 2.9.175.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from models.reading.files.word.doc_header import number_at, whole
from models.reading.files.word.step_limit import StepLimit
from models.reading.unreadable import INCOMPLETE, Unfit

PAGE = 512
"""Bytes of a page of properties; its last one is the number of its runs."""

TABLE_CODES = frozenset([0xD608, 0xD606])
"""Descriptions of rows, whose length is two bytes."""

TABS = 0xC615
SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
"""Bytes of a value, by the top bits of its number; 6 has them before it."""


class PropertyRun(NamedTuple):
    """The bytes of the stream that a list of properties is about."""

    start: int
    end: int
    properties: bytes


def properties_in(listed: bytes, steps: StepLimit) -> Iterator[tuple[int, bytes]]:
    """Yield the number and the value of each property of a list.

    One that would be longer than the list ends it.
    """
    at = 0
    while at + 2 <= len(listed):
        steps.spend()
        code = number_at(listed, at, 2)
        head, size = _size(listed, at + 2, code)
        at += 2 + head
        value = listed[at : at + size]
        if len(value) < size:
            return
        yield code, value
        at += size


def _size(listed: bytes, at: int, code: int) -> tuple[int, int]:
    """Return how many bytes tell the length of a value, and its length."""
    kind = code >> 13
    if kind in SIZES:
        return 0, SIZES[kind]
    if code in TABLE_CODES:
        return 2, max(0, number_at(listed, at, 2) - 1)
    size = number_at(listed, at, 1)
    if code == TABS and size == 255:
        deleted = number_at(listed, at + 1, 1)
        added = number_at(listed, at + 2 + 4 * deleted, 1)
        return 1, 2 + 4 * deleted + 3 * added
    return 1, size


class PropertyRuns:
    """What the bytes of the stream are like, run after run."""

    def __init__(self, runs: list[PropertyRun]) -> None:
        self._runs = sorted(runs, key=lambda each: each.start)
        self._starts = [each.start for each in self._runs]

    def at(self, place: int) -> bytes:
        """Return the properties of one place; b"" where nothing is said."""
        found = bisect_right(self._starts, place) - 1
        if found < 0 or place >= self._runs[found].end:
            return b""
        return self._runs[found].properties

    def between(self, start: int, end: int) -> Iterator[PropertyRun]:
        """Yield the runs from one place to before another, without gaps."""
        at = bisect_right(self._starts, start) - 1
        while start < end:
            run = self._runs[at] if at >= 0 else None
            following = self._starts[at + 1] if at + 1 < len(self._starts) else end
            if run is not None and start < run.end:
                stop = min(run.end, following, end)
                yield PropertyRun(start, stop, run.properties)
            else:
                stop = min(following, end)
                if start < stop:
                    yield PropertyRun(start, stop, b"")
            start = max(start, stop)
            if start >= following:
                at += 1


def runs_of_text(document: bytes, table: bytes, steps: StepLimit) -> PropertyRuns:
    """Return the properties of characters that a table leads to."""
    runs = []
    for page in _pages(document, table, steps):
        count = page[-1]
        for at in range(_checked(count, 5, steps)):
            start, end = struct.unpack_from("<2I", page, 4 * at)
            place = 2 * page[4 * (count + 1) + at]
            size = page[place] if place else 0
            runs.append(PropertyRun(start, end, page[place + 1 : place + 1 + size]))
    return PropertyRuns(runs)


def runs_of_paragraphs(document: bytes, table: bytes, steps: StepLimit) -> PropertyRuns:
    """Return the properties of paragraphs, each behind its style's number."""
    runs = []
    for page in _pages(document, table, steps):
        count = page[-1]
        for at in range(_checked(count, 17, steps)):
            start, end = struct.unpack_from("<2I", page, 4 * at)
            place = 2 * page[4 * (count + 1) + 13 * at]
            runs.append(PropertyRun(start, end, _paragraph(page, place)))
    return PropertyRuns(runs)


def _paragraph(page: bytes, place: int) -> bytes:
    """Return the list at a place of a page, whose length is in words."""
    if not place:
        return b""
    if page[place]:
        return page[place + 1 : place + 2 * page[place]]
    size = 2 * number_at(page, place + 1, 1)
    return page[place + 2 : place + 2 + size]


def _checked(count: int, size: int, steps: StepLimit) -> int:
    """Return the number of runs of a page, which must have room for them."""
    steps.spend(count + 1)
    if 4 + count * size > PAGE - 1:
        raise Unfit(INCOMPLETE)
    return count


def _pages(document: bytes, table: bytes, steps: StepLimit) -> Iterator[bytes]:
    count = max(0, len(table) - 4) // 8
    for at in range(count):
        number = number_at(table, 4 * (count + 1) + 4 * at, 4) & 0x3FFFFF
        yield whole(document, number * PAGE, PAGE)
