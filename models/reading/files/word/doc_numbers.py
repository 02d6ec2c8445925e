"""The lists of a .doc, whose paragraphs are numbered by themselves.

Source: [MS-DOC], 2.9.147 (LSTF), 2.9.150 (LVL) and 2.9.131 (LFO).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from models.reading.files.word.doc_header import DocStreams, PartOf, number_at
from models.reading.files.word.docx_numbers import ListLevel, NumberedList
from models.reading.files.word.step_limit import StepLimit

FORMATS = {
    **{0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter"},
    **{4: "lowerLetter", 11: "chineseCounting", 18: "decimalEnclosedCircle"},
    **{22: "decimalZero", 23: "bullet", 28: "decimalEnclosedCircleChinese"},
    **{30: "ideographTraditional", 37: "chineseCounting", 255: "none"},
    **{39: "chineseCountingThousand"},
}
"""How numbers are spelt, by the number of the way."""

LIST_SIZE, LEVEL_SIZE, USE_SIZE = 28, 28, 16
LEVELS = 9
MOST_LEVEL_TEXT = 60


def lists_of(streams: DocStreams, steps: StepLimit) -> Mapping[str, NumberedList]:
    """Return the lists of a document by the numbers of their uses."""
    listed = dict(_lists(streams, steps))
    uses = streams.part(PartOf.LIST_USES)
    count = min(number_at(uses, 0, 4), (len(uses) - 4) // USE_SIZE if uses else 0)
    found, at = {}, 4 + USE_SIZE * count
    for number in range(count):
        steps.spend()
        place = 4 + USE_SIZE * number
        name = number_at(uses, place, 4)
        levels = dict(listed.get(name, {}))
        restarts: dict[int, int] = {}
        at += 4
        for _ in range(number_at(uses, place + 12, 1)):
            steps.spend()
            at = _changed(uses, at, levels, restarts)
        found[f"{number + 1}"] = NumberedList(f"{name}", levels, restarts)
    return found


def _changed(
    uses: bytes, at: int, levels: dict[int, ListLevel], restarts: dict[int, int]
) -> int:
    """Take what a use of a list changes; return where the next change is."""
    start, says = number_at(uses, at, 4), number_at(uses, at + 4, 4)
    depth = says & 0xF
    if says & 0x20:
        levels[depth], at = _level(uses, at + 8)
    else:
        at += 8
    if says & 0x10:
        restarts[depth] = start if says & 0x20 == 0 else levels[depth].start
    return at


def _lists(
    streams: DocStreams, steps: StepLimit
) -> Iterator[tuple[int, dict[int, ListLevel]]]:
    """Yield the levels of each list; they stand behind the names of all."""
    named, written = streams.part(PartOf.LISTS), streams.behind(PartOf.LISTS)
    at = 0
    for number in range(min(number_at(named, 0, 2), len(named) // LIST_SIZE)):
        place = 2 + LIST_SIZE * number
        levels = {}
        for depth in range(1 if number_at(named, place + 26, 1) & 1 else LEVELS):
            steps.spend()
            levels[depth], at = _level(written, at)
        yield number_at(named, place, 4), levels


def _level(data: bytes, at: int) -> tuple[ListLevel, int]:
    """Return the level at a place, and where the next one begins."""
    start, way = number_at(data, at, 4), number_at(data, at + 4, 1)
    text = at + LEVEL_SIZE + number_at(data, at + 24, 1) + number_at(data, at + 25, 1)
    length = number_at(data, text, 2)
    end = text + 2 + 2 * length
    raw = data[text + 2 : min(end, text + 2 + 2 * MOST_LEVEL_TEXT)]
    written = raw.decode("utf-16-le", "ignore")
    places = {each: f"%{each + 1}" for each in range(LEVELS)}
    shown = written.replace("%", "").translate(places)
    return ListLevel(start, FORMATS.get(way, "decimal"), shown), end
