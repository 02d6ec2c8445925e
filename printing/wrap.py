"""Breaks text into lines by the rules of Chinese setting.

All widths are in ems.  Sources: CLREQ, prohibition rules for line start and
line end, the GB set; GB/T 15834-2011, 5.1.10 for full-width marks; the marks
themselves as word processors keep them for zh-CN.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import add

from printing.fonts.face import Face
from printing.fonts.faces import Chain

NEVER_FIRST = frozenset(
    "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞"
    "！＂％＇），．：；？］｀｜｝～￠—–／/-－‐"
)
NEVER_LAST = frozenset("$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（［｛￡￥/／")
CLOSING = frozenset("，。、；：）》〉」』】〕〗”’．")
OPENING = frozenset("（《〈「『【〔〖“‘")
"""Full-width marks with half an em of blank after or before their ink."""

UNITS = (
    "平方公里|平方千米|平方厘米|平方米|立方米|公里|千米|厘米|毫米|公顷|工作日|分钟|小时|"
    "人次|人天|批次|户次|车次|班次|亿元|万元|万人次|万人|万次|万份|万册|万平方米|万户|万吨|"
    "百分比|百分点|千瓦时|千克|公斤|兆|吨|米|亩|克|元|角|万|亿|台|套|个|件|份|篇|册|人|户|"
    "家|场|期|批|条|项|次|门|辆|名|处|座|间|块|张|支|所|倍|岁|周|季度|季|年度|年|月|日|天|"
    "时|分|秒|度|级|类|位|只|本|号|种|片|盏|棵|株|头|箱|桶|瓶|组|组次|课时|学时"
)
_DIGITS = "[0-9０-９]"
_MOST_SIGNS = 16
"""Signs before a number; of a longer run, a line drawn in signs, the last.

Without an end to them each sign of the line would be a beginning to try.
"""
_NUMBER = (
    f"[≥≤≧≦⩾⩽＞＜＝=<>±+\\-−－＋~～￥¥$]{{0,{_MOST_SIGNS}}}"
    f"{_DIGITS}+(?:,{_DIGITS}{{3}}(?!{_DIGITS}))*(?:[.．]{_DIGITS}+)*"
    f"(?:[:：/\\-–~～]{_DIGITS}+(?:[.．]{_DIGITS}+)?){{0,3}}"
    "(?:[(（]?[%％‰‱℃°][)）]?|[A-Za-z²³]{1,8})?"
    f"(?:(?:{UNITS})(?:[/／·*](?:{UNITS}))*)?"
)
_WORD = "[A-Za-z\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f_.'’@&+#-]*"
_CORE = f"(?:{_NUMBER}|{_WORD}|[—―]+|…+|⋯+|.)"
_MARKS = "\u0300-\u036f\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef"
_FIRST = f"(?![-－–~～]{_DIGITS})[{re.escape(''.join(sorted(NEVER_FIRST)))}{_MARKS}]"
_LAST = f"[{re.escape(''.join(sorted(NEVER_LAST)))}]"
_BLANK = "[ \u3000]"
_TAIL = f"(?:{_FIRST}|{_BLANK}+(?={_FIRST}))*"
_ATOM = re.compile(
    f"{_BLANK}*{_LAST}*{_CORE}{_TAIL}(?:(?<=[/／]){_CORE}{_TAIL})*"
    f"(?P<blank>{_BLANK}*)",
    re.DOTALL,
)
_PIECE = re.compile(f"{_BLANK}+|{_CORE}", re.DOTALL)
_WHOLE = re.compile(f"{_NUMBER}|{_WORD}")
_SQUEEZED = re.compile(
    f"(?<=[{''.join(sorted(CLOSING))}])(?=[{''.join(sorted(CLOSING | OPENING))}])"
    f"|(?<=[{''.join(sorted(OPENING))}])(?=[{''.join(sorted(OPENING))}])"
)
_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_GAPPED = re.compile(f"(?<=[{_HAN}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?=[{_HAN}])")
SQUEEZE = -0.5
GAP = 0.2
"""Between Han and Latin, at most a quarter em (CLREQ)."""
EPSILON = 1e-6


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters of one face that follow each other by their advances."""

    x: float
    text: str
    face: Face


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line: where its segments start, and how wide its ink may be."""

    segments: tuple[Segment, ...]
    width: float

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(segment.text for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Atom:
    """Characters that are never parted, but in an emergency.

    Attributes:
        start, end: In the text of the paragraph.
        ink: Where the blanks at its end begin; they may hang over.
    """

    start: int
    end: int
    ink: int


def printable_text(text: str) -> str:
    """Return what can be set: no control or format characters, no tabs."""
    if text.isprintable() and "\u3000" not in text:
        return text
    spaced = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    kept = (c for c in spaced if c == "\n" or unicodedata.category(c) not in _UNSET)
    return "".join(kept)


_UNSET = ("Cc", "Cf", "Cs", "Cn", "Zl", "Zp")


class Paragraph:
    """A text without line breaks, measured once and set to any width.

    Attributes:
        need: The width of the widest number or word.
        missing: The characters that no face of the chain can print.
    """

    def __init__(self, text: str, chain: Chain, *, gap: bool = False) -> None:
        self.text = text
        self._found: tuple[list[int], list[int], list[int]] | None = None
        self._faces = list(map(chain.face, text))
        shifts = _shifts(text, gap=gap)
        advances = [
            face.advance(character)
            for face, character in zip(self._faces, text, strict=True)
        ]
        self._lefts, self._rights = _positions(advances, shifts)
        self._cuts = _cuts(self._faces, shifts)
        wholes = [self._extent(*found.span()) for found in _WHOLE.finditer(text)]
        self.need = max(wholes, default=0.0)
        unprinted = (c for c in dict.fromkeys(text) if not chain.can_print(c))
        self.missing = "".join(unprinted)

    def lines(self, width: float) -> list[SetLine]:
        """Return the lines, none wider than width unless one character is."""
        length = len(self.text)
        if not length:
            return [SetLine((), 0.0)]
        if self._extent(0, length) <= width + EPSILON:
            return [self._line(0, length, length)]
        fits = self.widest_atom() <= width + EPSILON
        filled = self._fill(width) if fits else self._fill_in_emergency(width)
        return [self._line(*each) for each in filled]

    def widest_atom(self) -> float:
        """Return the least width that parts nothing in an emergency."""
        starts, _, inks = self._atoms()
        return max(map(self._extent, starts, inks), default=0.0)

    def _atoms(self) -> tuple[list[int], list[int], list[int]]:
        """Return start, end and ink of what may not be parted, found once."""
        if self._found is None:
            found = list(_ATOM.finditer(self.text))
            self._found = (
                [each.start() for each in found],
                [each.end() for each in found],
                [each.start("blank") for each in found],
            )
        return self._found

    def _fill(self, width: float) -> Iterator[tuple[int, int, int]]:
        """Yield start, end and ink of each line, where every atom fits."""
        starts, ends, inks = self._atoms()
        rights = [self._rights[ink - 1] for ink in inks]
        first = 0
        while first < len(starts):
            start = starts[first]
            reach = self._lefts[start] + width - SQUEEZE + EPSILON
            last = bisect_right(rights, reach, lo=first) - 1
            while last > first and self._extent(start, inks[last]) > width + EPSILON:
                last -= 1
            last = max(first, last)
            yield start, ends[last], inks[last]
            first = last + 1

    def _fill_in_emergency(self, width: float) -> Iterator[tuple[int, int, int]]:
        """Yield start, end and ink of each line, parting what is too wide."""
        start, end, ink = 0, 0, 0
        for piece in self._fitting(width):
            if end > start and self._extent(start, piece.ink) > width + EPSILON:
                yield start, end, ink
                start = piece.start
            end, ink = piece.end, piece.ink
        yield start, end, ink

    def _fitting(self, width: float) -> Iterator[Atom]:
        """Yield atoms, in pieces or characters where one is too wide."""
        for start, end, ink in zip(*self._atoms(), strict=True):
            if self._extent(start, ink) <= width + EPSILON:
                yield Atom(start, end, ink)
            else:
                yield from self._parted(start, end, width)

    def _parted(self, start: int, end: int, width: float) -> Iterator[Atom]:
        """Yield an atom in pieces, in characters where still too wide."""
        for found in _PIECE.finditer(self.text, start, end):
            left, right = found.span()
            if self._extent(left, right) <= width + EPSILON:
                yield Atom(left, right, right)
            else:
                yield from (Atom(at, at + 1, at + 1) for at in range(left, right))

    def _extent(self, start: int, ink: int) -> float:
        """Return the width of a line whose ink runs from start to ink."""
        if ink <= start:
            return 0.0
        hangs = self.text[ink - 1] in CLOSING and ink - 1 > start
        right = self._rights[ink - 1] + (SQUEEZE if hangs else 0.0)
        return right - self._lefts[start]

    def _line(self, start: int, end: int, ink: int) -> SetLine:
        after = bisect_right(self._cuts, start)
        cuts = self._cuts[after : bisect_left(self._cuts, end, lo=after)]
        segments = []
        for left, right in zip([start, *cuts], [*cuts, end], strict=True):
            x = self._lefts[left] - self._lefts[start]
            segments.append(Segment(x, self.text[left:right], self._faces[left]))
        return SetLine(tuple(segments), self._extent(start, ink))


@lru_cache(maxsize=4_096)
def paragraphs(
    text: str, chain: Chain, *, gap: bool = False
) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text as typed, one per line break in it."""
    return tuple(
        Paragraph(line, chain, gap=gap) for line in printable_text(text).split("\n")
    )


def break_lines(text: str, chain: Chain, width: float) -> tuple[str, ...]:
    """Return the lines of a text, those that were typed broken to a width."""
    return tuple(
        line.text
        for paragraph in paragraphs(text, chain)
        for line in paragraph.lines(width)
    )


def _shifts(text: str, *, gap: bool) -> dict[int, float]:
    """Return what stands between two neighbours, by the later one's place."""
    shifts = {found.start(): SQUEEZE for found in _SQUEEZED.finditer(text)}
    if gap:
        shifts |= {found.start(): GAP for found in _GAPPED.finditer(text)}
    return shifts


def _positions(
    advances: list[float], shifts: dict[int, float]
) -> tuple[list[float], list[float]]:
    """Return where each character starts and ends, in one pass."""
    own = (shifts.get(at, 0.0) for at in range(len(advances)))
    moved = list(accumulate(own))
    ends = list(accumulate(advances))
    lefts = list(map(add, [0.0, *ends[:-1]], moved))
    return lefts, list(map(add, ends, moved))


def _cuts(faces: list[Face], shifts: dict[int, float]) -> list[int]:
    """Return where a new segment starts: at a shift, and at another face."""
    changes = [at for at in range(1, len(faces)) if faces[at] is not faces[at - 1]]
    return sorted({*changes, *shifts})
