"""The text of a .doc, which is put together from pieces of its stream.

A file that was saved fast has its latest pieces behind the older ones; each
is of characters of one byte or of two.  Source: [MS-DOC], 2.8.35 and 2.9.38.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.reading.files.remarks import Remarks
from models.reading.files.word.doc_header import (
    MOST_TEXT,
    DocStreams,
    PartOf,
    number_at,
    whole,
)
from models.reading.files.word.step_limit import StepLimit
from models.reading.limits import TOO_LARGE
from models.reading.unreadable import INCOMPLETE, Unfit

COMPRESSED = 0x40000000
NOTHING = "\x1f"
"""A sign of Word's that shows nothing: where a word may be parted."""

CHANGES, PIECES = 1, 2
"""How the parts begin that have changes to properties, and the pieces."""

WESTERN = {
    at: bytes([at]).decode("cp1252", "replace").replace("\ufffd", chr(at))
    for at in range(128, 160)
}
CHINESE = frozenset([0x0804, 0x0404, 0x0C04, 0x1004])
STEPS_OF_PIECE = 8
"""What a piece costs: its text is turned into characters by itself."""

LEAST_HAN = 4
"""Characters that must come out as common Han before bytes are taken so."""

BY_NATIONAL_CODE = "有的文字按国标码（GB）读入，请核对"

_SHORT_CHANGES = {
    **{0x0C: 0x260A, 0x18: 0x2416, 0x19: 0x2417, 0x41: 0x0800, 0x42: 0x0801},
    **{0x47: 0x0806, 0x4D: 0x2A0C, 0x53: 0x2A33, 0x57: 0x0837, 0x5C: 0x083C},
    **{0x62: 0x2A42, 0x68: 0x2A48, 0x73: 0x2A53},
}
"""Properties that a piece may change without a list, by their short numbers
([MS-DOC], 2.9.215), as far as they matter here."""


class DocPiece(NamedTuple):
    """Characters that follow each other in the stream.

    Attributes:
        start, end: The numbers of its first character, and of that behind.
        place: Of its first byte in the stream.
        width: The bytes of a character: 1 or 2.
        changes: Properties that come on top of those in the stream.
    """

    start: int
    end: int
    place: int
    width: int
    changes: bytes = b""


class DocPieces:
    """All text of a document, and where each character stands.

    Attributes:
        text: The characters of all stories.

    Raises:
        Unfit: Some of it is missing, or there is too much.
    """

    def __init__(
        self, streams: DocStreams, remarks: Remarks, steps: StepLimit
    ) -> None:
        self._pieces = tuple(_pieces(streams.part(PartOf.PIECES), steps))
        self._starts = [each.start for each in self._pieces]
        if sum(each.end - each.start for each in self._pieces) > MOST_TEXT:
            raise Unfit(TOO_LARGE)
        if not self._pieces or self._pieces[-1].end < streams.stories[-1].end:
            raise Unfit(INCOMPLETE)
        self.text = _text(streams, self._pieces, remarks)

    def within(self, start: int, end: int) -> Iterator[DocPiece]:
        """Yield the parts of pieces that some characters consist of."""
        at = max(0, bisect_right(self._starts, start) - 1)
        while at < len(self._pieces) and self._pieces[at].start < end:
            piece = self._pieces[at]
            first, last = max(start, piece.start), min(end, piece.end)
            if first < last:
                place = piece.place + (first - piece.start) * piece.width
                yield DocPiece(first, last, place, piece.width, piece.changes)
            at += 1


def _pieces(part: bytes, steps: StepLimit) -> Iterator[DocPiece]:
    table, changes = _parts(part, steps)
    count = (len(table) - 4) // 12
    steps.spend(STEPS_OF_PIECE * max(0, count))
    expected = 0
    for at in range(count):
        start, end = struct.unpack_from("<2I", table, 4 * at)
        if start != expected or end < start:
            raise Unfit(INCOMPLETE)
        expected = end
        place, change = struct.unpack_from("<IH", table, 4 * (count + 1) + 8 * at + 2)
        own = _changes(change, changes)
        if place & COMPRESSED:
            yield DocPiece(start, end, (place & ~COMPRESSED) // 2, 1, own)
        else:
            yield DocPiece(start, end, place, 2, own)


def _parts(part: bytes, steps: StepLimit) -> tuple[bytes, Sequence[bytes]]:
    """Return the table of the pieces, and the lists of changes before it."""
    at, changes = 0, list[bytes]()
    while part[at : at + 1] == bytes([CHANGES]):
        steps.spend()
        length = number_at(part, at + 1, 2)
        changes.append(part[at + 3 : at + 3 + length])
        at += 3 + length
    if part[at : at + 1] != bytes([PIECES]):
        raise Unfit(INCOMPLETE)
    return whole(part, at + 5, number_at(part, at + 1, 4)), changes


def _changes(change: int, lists: Sequence[bytes]) -> bytes:
    """Return the properties that a piece changes ([MS-DOC], 2.9.208)."""
    if change & 1:
        return lists[change >> 1] if change >> 1 < len(lists) else b""
    code = _SHORT_CHANGES.get(change >> 1 & 0x7F)
    return struct.pack("<HB", code, change >> 8) if code else b""


def _text(streams: DocStreams, pieces: Sequence[DocPiece], remarks: Remarks) -> str:
    raw = [_bytes(streams.document, each) for each in pieces]
    narrow = b"\r".join(
        data for data, each in zip(raw, pieces, strict=True) if each.width == 1
    )
    is_chinese = bool(streams.languages & CHINESE) and _is_national_code(narrow)
    if is_chinese:
        remarks.note(BY_NATIONAL_CODE)
    texts = []
    for data, each in zip(raw, pieces, strict=True):
        if each.width == 2:
            text = _spread_out(data.decode("utf-16-le", "replace"), "utf-16-le", 2)
        elif is_chinese:
            text = _spread_out(data.decode("gbk", "replace"), "gbk", 1)
        else:
            text = data.decode("latin-1").translate(WESTERN)
        count = each.end - each.start
        texts.append(text[:count].ljust(count, NOTHING))
    return "".join(texts)


def _bytes(document: bytes, piece: DocPiece) -> bytes:
    return whole(document, piece.place, (piece.end - piece.start) * piece.width)


def _is_national_code(data: bytes) -> bool:
    """Return whether bytes make sense as Han, as some old programs write them.

    Word itself writes Han in two bytes each, and only Western characters in
    one.
    """
    try:
        text = data.decode("gbk")
    except UnicodeDecodeError:
        return False
    pairs = len(data) - len(text)
    # Two dashes of Word, 97 97, would be Han that nobody uses.
    common = text.encode("gb2312", "ignore").decode("gb2312")
    han = sum("\u4e00" <= each <= "\u9fff" for each in common)
    return han >= LEAST_HAN and han * 2 > pairs


def _spread_out(text: str, code: str, width: int) -> str:
    """Return a text in which each character takes as many as in the file.

    One of two units there has a sign that shows nothing behind it.
    """
    if code == "utf-16-le" and (not text or max(text) <= "\uffff"):
        return text
    units = (len(each.encode(code, "replace")) // width for each in text)
    return "".join(
        each + NOTHING * (count - 1) for each, count in zip(text, units, strict=True)
    )
