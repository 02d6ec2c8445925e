"""Sets the text of one cell into lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from models.definitions.definition import Align
from models.form import Place
from printing.fonts.faces import Chain
from printing.page import Text
from printing.seals.owners import NOBODY, Owners
from printing.style import LEAST_CELL_SIZE, Style
from printing.wrap import EPSILON, Line, Paragraph, paragraphs

BASELINE = 0.88
"""Where the baseline of a Han face lies in its em box, from the top."""
MOST_BALANCED = 4
"""Lines of a centred cell that are still evened out."""
BALANCE_STEP = 0.25
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
    lines: tuple[Line, ...]
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
        top = above + (self.leading - self.size) / 2
        return texts_of(
            self.lines,
            self.owners,
            left=self.left + self.pad_x,
            room=self.width - 2 * self.pad_x,
            baseline=top + self.size * BASELINE,
            leading=self.leading,
            size=self.size,
            align=self.align,
        )

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


def set_cell(
    text: str,
    chain: Chain,
    style: Style,
    *,
    left: float,
    width: float,
    align: Align = "centre",
    owners: Owners = NOBODY,
    list_key: str = "",
    least_lines: int = 1,
    gap: bool = False,
) -> SetCell:
    """Return a cell with its text set, in smaller type if a number needs it.

    A number stays whole with its sign and unit.  Source: CLREQ, prohibition
    rules for line start and line end.
    """
    set_text = paragraphs(text, chain, gap=gap)
    inner = max(0.0, width - 2 * style.pad_x)
    need = max(paragraph.need for paragraph in set_text)
    size = style.size
    if need * size > inner + EPSILON:
        size = max(LEAST_CELL_SIZE, inner / need)
    lines = _broken(set_text, inner / size, balanced=align == "centre")
    is_parted = need * size > inner + EPSILON
    return SetCell(
        left=left,
        width=width,
        lines=tuple(lines),
        size=size,
        leading=style.leading * size / style.size,
        pad_x=style.pad_x,
        pad_y=style.pad_y,
        align=align,
        owners=owners,
        list_key=list_key,
        text=text,
        least_lines=least_lines,
        parted=is_parted,
        shrunk=size < style.size and not is_parted,
        spills=any(line.width > inner / size + EPSILON for line in lines),
        missing="".join(paragraph.missing for paragraph in set_text),
    )


def texts_of(
    lines: Iterable[Line],
    owners: Owners,
    *,
    left: float,
    room: float,
    baseline: float,
    leading: float,
    size: float,
    align: Align,
) -> list[Text]:
    """Return the runs of text of lines; each run belongs to one place.

    All lengths are in points; the first line stands on the baseline.
    """
    texts = []
    at, y = 0, baseline
    for line in lines:
        x = left + max(0.0, room - line.width * size) * SHARES[align]
        for each in line.segments:
            for start, text, place in owners.runs(each.text, at):
                along = each.x + each.face.width(each.text[:start])
                texts.append(Text(x + along * size, y, text, each.face, size, place))
            at += len(each.text)
        y += leading
    return texts


def _broken(
    set_text: tuple[Paragraph, ...], width: float, *, balanced: bool
) -> list[Line]:
    """Return the lines of a text, centred ones of about the same width."""
    lines = [line for paragraph in set_text for line in paragraph.lines(width)]
    if balanced and 1 < len(lines) <= MOST_BALANCED and len(set_text) == 1:
        return _balanced(set_text[0], width, lines)
    return lines


def _balanced(paragraph: Paragraph, width: float, lines: list[Line]) -> list[Line]:
    """Return as many lines, as narrow as they can be: 指标值｜类型."""
    evenly = sum(line.width for line in lines) / len(lines)
    narrow = max(evenly, paragraph.widest_atom())
    while narrow < width:
        evened = paragraph.lines(narrow)
        if len(evened) == len(lines):
            return evened
        narrow += BALANCE_STEP
    return lines


def need_of(text: str, chain: Chain, style: Style, *, gap: bool = False) -> float:
    """Return the width a cell needs so that none of its numbers shrinks."""
    widest = max(paragraph.need for paragraph in paragraphs(text, chain, gap=gap))
    return widest * style.size + 2 * style.pad_x if widest else 0.0
