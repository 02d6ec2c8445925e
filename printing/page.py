"""Laid-out pages: the whole contract between the layout and the painters.

All lengths are in points (1/72 inch); the origin is the top left corner and
y grows downwards.  A painter draws what stands here and decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from models.form import Place
from printing.fonts.face import Face


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters in one face, set with the face's own advances.

    Attributes:
        x, y: Where the first character starts, on the baseline.
        place: The cell the text came from; None for labels and titles.
    """

    x: float
    y: float
    text: str
    face: Face
    size: float
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class RuledLine:
    """A black rectangle: a line of the table, as wide as it is to be drawn."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Box:
    """The inside of a cell, for a click on the paper or a tint on it.

    Attributes:
        places: All that is printed in it, the first being where a click
            leads; () where the row is blank and not in the form yet.
        list_key: Where there are none: the list a new row would belong to.
    """

    x: float
    y: float
    width: float
    height: float
    places: tuple[Place, ...]
    list_key: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """A circle seen on the screen only: where the seal goes (42 mm)."""

    x: float
    y: float
    diameter: float


@dataclass(frozen=True, slots=True)
class Part:
    """The marks of one row or line, from its own top left corner.

    A part outlives the edit of its neighbours as the same object, so that a
    painter can see by identity what has changed.
    """

    height: float
    texts: tuple[Text, ...] = ()
    rules: tuple[RuledLine, ...] = ()
    boxes: tuple[Box, ...] = ()
    guides: tuple[Guide, ...] = ()


@dataclass(frozen=True, slots=True)
class Strip:
    """A part put on a page."""

    x: float
    y: float
    part: Part


Strips = tuple[Strip, ...]


class Page:
    """One side of paper.  Strips run from the top down.

    A form of hundreds of pages shows two of them: strips may be left to be
    drawn when somebody asks for them, and are the same whenever that is.
    """

    __slots__ = ("_draw", "_strips", "height", "number", "width")

    def __init__(
        self,
        number: int,
        width: float,
        height: float,
        strips: Strips | Callable[[], Strips] = (),
    ) -> None:
        self.number, self.width, self.height = number, width, height
        self._strips = None if callable(strips) else strips
        self._draw = strips if callable(strips) else None

    @property
    def strips(self) -> Strips:
        """The parts of the page, each at its place."""
        if self._strips is None:
            self._strips = self._draw() if self._draw else ()
            self._draw = None
        return self._strips

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Page) and self._value() == other._value()

    def __hash__(self) -> int:
        return hash((self.number, self.width, self.height))

    def __repr__(self) -> str:
        return f"Page({self.number}, {self.width}, {self.height}, {self.strips!r})"

    def _value(self) -> tuple[object, ...]:
        return self.number, self.width, self.height, self.strips

    def texts(self) -> Iterator[tuple[float, float, Text]]:
        """Yield each text with its place on the page."""
        for strip in self.strips:
            for text in strip.part.texts:
                yield strip.x + text.x, strip.y + text.y, text

    def boxes(self) -> Iterator[Box]:
        """Yield the box of each cell, where it stands on the page."""
        for strip in self.strips:
            for box in strip.part.boxes:
                x, y = strip.x + box.x, strip.y + box.y
                yield replace(box, x=x, y=y)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form on paper.

    Attributes:
        title, author: For the window and the PDF's properties.
        notices: What the clerk is told: type made smaller, characters that
            no face has.
        trace: What the layout remembers of its work, for the next one.
    """

    pages: tuple[Page, ...]
    title: str = ""
    author: str = ""
    notices: tuple[str, ...] = ()
    trace: object = field(default=None, compare=False, repr=False)
