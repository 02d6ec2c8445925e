"""One cell with its text broken into lines, at no place yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from models.definitions.definition import Align
from models.form import Place
from printing.page import Text
from printing.seals.owners import NOBODY, Owners
from printing.wrap import EPSILON, SetLine

BASELINE = 0.88
"""Where the baseline of a Han face lies in its em box, from the top."""
SHARES: dict[Align, float] = {"left": 0.0, "centre": 0.5, "right": 1.0}
"""What of the blank beside a text stands at its left."""


@dataclass(frozen=True, slots=True, eq=False)
class SetCell:
    """A cell with its text broken into lines, at no place yet.

    Attributes:
        left, width: Of its box, from the left edge of the table, in points.
        size, leading: Of its type, after any shrinking for a wide number.
        pad_x, pad_y: Blank between box and text.
        owners: Where its text comes from; nobody's for a label.
        list_key: For the cells of a blank row: the list a new row belongs to.
        text: All of it, as typed; the lines hold what is printed here.
        least_lines: It is as high as this many lines, though it has fewer.
        is_boxed: Whether its box answers to a click; the text of a merged
            cell that goes on below leaves that to the merged cell.
        at_top: Set from the top of its box, as parts of a divided row are.
        parted: A number did not fit even in small type.
        shrunk: A number fits in smaller type than the sheet's.
        spills: Not even one character fits into it.
        missing: Characters that no face can print.
    """

    left: float
    width: float
    lines: tuple[SetLine, ...]
    size: float
    leading: float
    pad_x: float
    pad_y: float
    align: Align = "centre"
    owners: Owners = NOBODY
    list_key: str = ""
    text: str = ""
    least_lines: int = 1
    is_boxed: bool = True
    at_top: bool = False
    parted: bool = False
    shrunk: bool = False
    spills: bool = False
    missing: str = ""

    @property
    def is_troubled(self) -> bool:
        """Whether it has something to tell before printing."""
        return bool(self.missing or self.parted or self.shrunk or self.spills)

    @property
    def place(self) -> Place | None:
        """The first place its text comes from, None for a label."""
        return self.owners.places[0] if self.owners.places else None

    @property
    def height(self) -> float:
        """What the lines need, with the padding."""
        lines = max(len(self.lines), self.least_lines)
        return lines * self.leading + 2 * self.pad_y

    @property
    def right(self) -> float:
        """The right edge of the box."""
        return self.left + self.width

    def texts(self, height: float) -> list[Text]:
        """Return the runs of text in a box of this height, from its top."""
        text_height = len(self.lines) * self.leading
        above = self.pad_y if self.at_top else (height - text_height) / 2
        y = above + (self.leading - self.size) / 2 + self.size * BASELINE
        texts: list[Text] = []
        at = 0
        for line in self.lines:
            texts += self._line_texts(line, at, y)
            at += len(line.text)
            y += self.leading
        return texts

    def _line_texts(self, line: SetLine, at: int, y: float) -> Iterator[Text]:
        """Yield the runs of a line; each belongs to one place.

        At says as which printed character the line begins.
        """
        blank = max(0.0, self.width - 2 * self.pad_x - line.width * self.size)
        left = self.left + self.pad_x + blank * SHARES[self.align]
        for each in line.segments:
            for start, text, place in self.owners.runs(each.text, at):
                along = each.x + each.face.width(each.text[:start])
                x = left + along * self.size
                yield Text(x, y, text, each.face, self.size, place)
            at += len(each.text)

    def emptied(self) -> SetCell:
        """Return its box, which still knows its text, with nothing in it."""
        return replace(
            self,
            lines=(),
            least_lines=0,
            parted=False,
            shrunk=False,
            spills=False,
            missing="",
        )

    def divided(self, room: float) -> tuple[SetCell, SetCell]:
        """Return the lines that fit into a height, and the rest."""
        fitting = int((room - 2 * self.pad_y + EPSILON) / self.leading)
        count = max(0, min(len(self.lines), fitting))
        part = replace(self, least_lines=0, at_top=True)
        first = replace(part, lines=self.lines[:count])
        if not self.owners.starts:
            return first, replace(part, lines=self.lines[count:])
        printed = sum(len(line.text) for line in first.lines)
        owners = self.owners.after(printed)
        return first, replace(part, lines=self.lines[count:], owners=owners)
