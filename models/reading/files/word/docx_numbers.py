"""Numbers that Word puts before paragraphs by itself: 一、 1. （2） ①."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.reading.files.xml_part import attribute
from models.values.han_numbers import han

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

LARGEST = 9_999
STEMS = "甲乙丙丁戊己庚辛壬癸"
ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)

_PLACE = re.compile(r"%(\d)")


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How the paragraphs of one level of a list are numbered.

    Attributes:
        style: decimal, chineseCounting and so on.
        text: The number with what stands around it: （%1）.
    """

    start: int
    style: str
    text: str


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list; several may go on with the same numbers.

    Attributes:
        numbers: What counts for all of them.
        restarts: Levels that begin anew with this list, and their number.
    """

    numbers: str
    levels: Mapping[int, ListLevel]
    restarts: Mapping[int, int]


class ListCounter:
    """Counts the paragraphs of lists as they come."""

    def __init__(self, lists: Mapping[str, NumberedList]) -> None:
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[str] = set()

    def next_label(self, name: str, depth: int) -> str:
        """Return what stands before the next paragraph of a list's level."""
        found = self._lists.get(name)
        if found is None or depth not in found.levels:
            return ""
        counts = self._counts[found.numbers]
        if name not in self._begun:
            self._begun.add(name)
            counts.update({at: start - 1 for at, start in found.restarts.items()})
        counts[depth] = counts.get(depth, found.levels[depth].start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        return _filled(found.levels, counts, depth)


class Numbering:
    """Counts the paragraphs of a .docx as they come."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        lists = dict(_lists(numbering)) if numbering is not None else {}
        self._counter = ListCounter(lists)
        self._styles = dict(_styles(styles)) if styles is not None else {}

    def label(self, paragraph: Element) -> str:
        """Return what stands before the next paragraph, "" for most."""
        return self._counter.next_label(*self._place(paragraph))

    def _place(self, paragraph: Element) -> tuple[str, int]:
        """Return the list that a paragraph is in, and its level there."""
        own = paragraph.find("pPr/numPr")
        if own is not None:
            return _list_and_level(own)
        style = paragraph.find("pPr/pStyle")
        name = attribute(style, "val") if style is not None else ""
        return self._styles.get(name, ("", 0))


def spelled(number: int, style: str) -> str:
    """Return a number in the style of a list."""
    if not 0 < number <= LARGEST:
        return f"{number}"
    if style in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26)
        return letter.upper() if style == "upperLetter" else letter
    if style in ("lowerRoman", "upperRoman"):
        return _roman(number) if style == "upperRoman" else _roman(number).lower()
    if style.startswith("decimalEnclosedCircle") and number <= 20:
        return chr(ord("①") + number - 1)
    if style == "ideographTraditional":
        return STEMS[(number - 1) % len(STEMS)]
    if "Counting" in style or style.startswith("ideographDigital"):
        return _han(number)
    return f"{number:02d}" if style == "decimalZero" else f"{number}"


def _filled(
    levels: Mapping[int, ListLevel], counts: Mapping[int, int], depth: int
) -> str:
    level = levels[depth]
    if level.style in ("bullet", "none"):
        return ""

    def number(place: re.Match[str]) -> str:
        at = int(place.group(1)) - 1
        if at not in levels:
            return ""
        return spelled(counts.get(at, levels[at].start), levels[at].style)

    return _PLACE.sub(number, level.text)


def _roman(number: int) -> str:
    text = ""
    for value, letters in ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text


def _han(number: int) -> str:
    """Return a number in Han as lists have it: 十二, 一百〇五."""
    text = han(number)
    return text.removeprefix("一") if text.startswith("一十") else text


def _lists(numbering: Element) -> Iterator[tuple[str, NumberedList]]:
    shared = {
        attribute(each, "abstractNumId"): dict(_levels(each))
        for each in numbering.iterfind("abstractNum")
    }
    for each in numbering.iterfind("num"):
        numbers = _value(each, "abstractNumId")
        own = dict(_levels_over(each))
        levels = shared.get(numbers, {}) | own
        restarts = {
            _whole(attribute(override, "ilvl"), 0): _whole(
                _value(override, "startOverride"), 1
            )
            for override in each.iterfind("lvlOverride")
            if override.find("startOverride") is not None
        }
        yield attribute(each, "numId"), NumberedList(numbers, levels, restarts)


def _levels_over(numbered: Element) -> Iterator[tuple[int, ListLevel]]:
    for override in numbered.iterfind("lvlOverride"):
        yield from _levels(override)


def _levels(parent: Element) -> Iterator[tuple[int, ListLevel]]:
    for each in parent.iterfind("lvl"):
        start = _whole(_value(each, "start"), 1)
        level = ListLevel(start, _value(each, "numFmt"), _value(each, "lvlText"))
        yield _whole(attribute(each, "ilvl"), 0), level


def _styles(styles: Element) -> Iterator[tuple[str, tuple[str, int]]]:
    for each in styles.iterfind("style"):
        found = each.find("pPr/numPr")
        if found is not None:
            yield attribute(each, "styleId"), _list_and_level(found)


def _list_and_level(numbered: Element) -> tuple[str, int]:
    return _value(numbered, "numId"), _whole(_value(numbered, "ilvl"), 0)


def _value(parent: Element, name: str) -> str:
    found = parent.find(name)
    return attribute(found, "val") if found is not None else ""


def _whole(written: str, default: int) -> int:
    is_number = written.isascii() and written.isdecimal() and len(written) < 6
    return int(written) if is_number else default
