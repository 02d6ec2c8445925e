"""The streams of a .doc, and where in them its header says what stands.

Source: [MS-DOC], 2.5.  All numbers are little-endian.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from models.reading.files.kind import LOCKED
from models.reading.files.ole import CompoundFile
from models.reading.limits import TOO_LARGE
from models.reading.unreadable import INCOMPLETE, Unfit

MAGIC = 0xA5EC
OLD_MAGIC = frozenset([0xA5DB, 0xA5DC])
LEAST_VERSION = 0xC0
"""The first of Word 97; what came before has another header."""

ENCRYPTED, SECOND_TABLE = 0x0100, 0x0200
PLACES = 154
"""Where the places of the parts begin in the header."""

LENGTHS = 76
"""Where the lengths of the stories begin."""

UNUSED = 3
"""The story of macros, whose length is to be ignored."""

MOST_TEXT = 2_000_000
"""Characters of all stories together."""

TOO_OLD = "是 Word 95 或更早的文件，请在 WPS、Word 里另存为 .docx 文件"


class PartOf(IntEnum):
    """The parts of the table stream that are read, by their numbers."""

    STYLES = 1
    HEADERS = 11
    TEXT_RUNS = 12
    PARAGRAPH_RUNS = 13
    FACES = 15
    PIECES = 33
    BOXES = 56
    LISTS = 73
    LIST_USES = 74


@dataclass(frozen=True, slots=True)
class Story:
    """Characters of a document that follow each other, without the last."""

    start: int
    end: int


class DocStreams:
    """The bytes of a .doc.

    Raises:
        Unfit: It is locked, too old or damaged; any member may find out.
    """

    def __init__(self, data: bytes) -> None:
        self._file = CompoundFile(data)
        self.document = self._file.stream("WordDocument")
        if len(self.document) < LEAST_HEADER:
            raise Unfit(INCOMPLETE)
        magic, version = (number_at(self.document, at, 2) for at in (0, 2))
        if magic in OLD_MAGIC or (magic == MAGIC and version < LEAST_VERSION):
            raise Unfit(TOO_OLD)
        if magic != MAGIC:
            raise Unfit(INCOMPLETE)
        self._flags = number_at(self.document, 10, 2)
        if self._flags & ENCRYPTED:
            raise Unfit(LOCKED)

    @cached_property
    def data(self) -> bytes:
        """The stream of pictures, form fields and long lists of properties."""
        return self._file.stream("Data")

    @property
    def languages(self) -> frozenset[int]:
        """The languages of the program that wrote it."""
        places = (6, 60)
        return frozenset(number_at(self.document, each, 2) for each in places)

    def part(self, part: PartOf) -> bytes:
        """Return the bytes of a part; b"" when there is none."""
        place = PLACES + 8 * part
        start = number_at(self.document, place, 4)
        length = number_at(self.document, place + 4, 4)
        if not length:
            return b""
        return whole(self._table, start, length)

    def behind(self, part: PartOf) -> bytes:
        """Return what stands behind a part in the table stream."""
        place = PLACES + 8 * part
        start = number_at(self.document, place, 4)
        return self._table[start + number_at(self.document, place + 4, 4) :]

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """The text, footnotes, headers, macros, remarks, endnotes, boxes."""
        stories, start = [], 0
        for at in range(8):
            place = LENGTHS + 4 * at
            length = number_at(self.document, place, 4) if at != UNUSED else 0
            stories.append(Story(start, start + length))
            start += length
        if start > MOST_TEXT:
            raise Unfit(TOO_LARGE)
        return tuple(stories)

    @cached_property
    def _table(self) -> bytes:
        names = ["0Table", "1Table"]
        if self._flags & SECOND_TABLE:
            names.reverse()
        return self._file.stream(names[0]) or self._file.stream(names[1])


LEAST_HEADER = PLACES + 8 * (PartOf.LIST_USES + 1)


def number_at(data: bytes, at: int, size: int) -> int:
    """Return a number without a sign; nought where the bytes end."""
    return int.from_bytes(data[at : at + size], "little")


def whole(data: bytes, start: int, length: int) -> bytes:
    """Return some bytes.

    Raises:
        Unfit: They are not all there.
    """
    found = data[start : start + length]
    if len(found) < length:
        raise Unfit(INCOMPLETE)
    return found
