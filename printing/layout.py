"""Lays a form out on pages: the passes, one after the other.

    values -> rows -> lines    printing.blocks
    lines  -> pages            printing.cut
    pages  -> marks            printing.marks, printing.margin

Nothing is changed once it has been returned, and every width comes from the
faces alone, so the same form breaks alike on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from models.definitions.definition import (
    Block,
    Definition,
    Grid,
    LineBlock,
    SideBlock,
)
from models.definitions.slots import title_of
from models.form import Form
from models.keys import REPORTING_UNIT
from printing.block import SetBlock
from printing.blocks.grid_block import set_grid
from printing.blocks.line_block import set_line_block
from printing.blocks.list_block import Trace, set_list_block
from printing.blocks.side_block import beside, with_side
from printing.cut import EPSILON, Chunk, Chunks, Cursor, cut_block
from printing.fonts.faces import Faces
from printing.margin import Margin, margin_of
from printing.marks import strips_of
from printing.page import Page, Sheet, Strip
from printing.setting import TypeSetting, setting_of
from printing.sheet_notices import notices_of
from printing.unprinted import unprinted_notices


@dataclass(frozen=True, slots=True, eq=False)
class Memory:
    """What one layout leaves for the next: nothing but saved work."""

    lists: Trace
    chunks: Chunks
    pages: tuple[DrawnPage, ...]


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page, and all that it was drawn from."""

    source: tuple[object, ...]
    page: Page


NOTHING = Memory({}, {}, ())
LEAST_CUT = 0.5
"""What is cut off below this much, in points, is the half of a rule."""
MOST_UNDER = 0.5
"""The share of a page above which feet are parted from the last row."""


@dataclass(frozen=True, slots=True)
class PlacedChunk:
    """A chunk at its height on a page."""

    y: float
    chunk: Chunk


def lay_out(
    form: Form,
    definition: Definition,
    faces: Faces,
    previous: Sheet | None = None,
    *,
    shrink: float = 1.0,
) -> Sheet:
    """Return the form on pages, in points from the top left corner.

    The result depends on form, definition, faces and shrink alone; from the
    previous sheet, parts that did not change come back as the same objects.
    """
    setting = setting_of(definition, faces, shrink)
    memory = previous.trace if previous else None
    before = memory if isinstance(memory, Memory) else NOTHING
    blocks, lists = set_blocks(form, setting, before.lists)
    margin = margin_of(form, setting)
    pages, chunks = _cut_pages(blocks, margin, before.chunks)
    drawn = _drawn(pages, margin, setting, before.pages)
    return Sheet(
        pages=tuple(each.page for each in drawn),
        title=title_of(form, definition),
        author=form.fields[REPORTING_UNIT],
        notices=(
            *notices_of(blocks, margin.missing, _overfull(pages, margin)),
            *unprinted_notices(form, definition),
        ),
        trace=Memory(lists, chunks, drawn),
    )


def set_blocks(
    form: Form, setting: TypeSetting, before: Trace
) -> tuple[tuple[SetBlock, ...], Trace]:
    """Return the blocks of a form, and the trace for the next time.

    The trace of the last time only saves work.
    """
    after: Trace = {}
    blocks = []
    for number, block in enumerate(setting.definition.blocks):
        done, trace = _set_block(form, number, block, setting, before)
        blocks.append(done)
        after |= trace
    return tuple(blocks), after


def _set_block(
    form: Form, number: int, block: Block, setting: TypeSetting, before: Trace
) -> tuple[SetBlock, Trace]:
    match block:
        case Grid():
            return set_grid(form, block, setting), {}
        case LineBlock():
            return set_line_block(form, block, setting), {}
        case SideBlock():
            inner = beside(block, setting)
            done = [
                _set_block(form, number, each, inner, before) for each in block.blocks
            ]
            traces = {key: trace for _, each in done for key, trace in each.items()}
            return with_side(block, [each for each, _ in done], setting), traces
        case _:
            return set_list_block(form, number, block, setting, before)


def _cut_pages(
    blocks: tuple[SetBlock, ...], margin: Margin, known: Chunks
) -> tuple[list[list[PlacedChunk]], Chunks]:
    """Return the chunks of each page, and all of them to be known again."""
    cutter = _Cutter(margin, known)
    for block, following in pairwise(blocks):
        # A line names what stands under it, and is not left behind.
        under = 0.0 if block.is_ruled else following.least_height
        cutter.take(block, under=under)
    for block in blocks[-1:]:
        cutter.take(block, under=margin.feet_height)
    cutter.close()
    return cutter.pages, cutter.chunks


class _Cutter:
    """Fills one page after the other; it lives for one layout only."""

    def __init__(self, margin: Margin, known: Chunks) -> None:
        self.pages: list[list[PlacedChunk]] = [[]]
        self.chunks: Chunks = {}
        self._margin, self._known = margin, known
        self._y = margin.top(1)

    def take(self, block: SetBlock, under: float = 0.0) -> None:
        """Put a whole block on this page and those after it.

        Its last row is not parted from what stands under the block, which
        is so high: nobody signs on a page without a row.
        """
        cursor = Cursor()
        while cursor.row < len(block.rows):
            chunk = self._cut(block, cursor, 0.0)
            if chunk and self._parts(block, cursor, chunk, under):
                chunk = self._cut(block, cursor, under)
            if chunk is None or self._has_more_room_overleaf(chunk):
                self._turn()
                continue
            self.pages[-1].append(PlacedChunk(self._y, chunk))
            self._y += chunk.height
            cursor = Cursor(cursor.row + chunk.taken, chunk.rest)
            if cursor.row < len(block.rows):
                self._turn()

    def close(self) -> None:
        """Turn the page if what stands under the tables needs another."""
        if self._y + self._margin.feet_height > self._margin.bottom + EPSILON:
            self._turn()

    def _cut(self, block: SetBlock, cursor: Cursor, under: float) -> Chunk | None:
        """Return the next chunk, with so much room left under it."""
        room, full = self._margin.bottom - self._y - under, self._full - under
        chunk = cut_block(block, cursor, room, full, self._known)
        if chunk and cursor.rest is None:
            self.chunks[block.rows[cursor.row], room, full] = chunk
        return chunk

    def _parts(
        self, block: SetBlock, cursor: Cursor, chunk: Chunk, under: float
    ) -> bool:
        """Return whether the last row would stand alone, and need not."""
        ends = cursor.row + chunk.taken == len(block.rows)
        fits = self._y + chunk.height + under <= self._margin.bottom + EPSILON
        return ends and not fits and under <= self._full * MOST_UNDER

    def _has_more_room_overleaf(self, chunk: Chunk) -> bool:
        """Return whether a head fills the first page, but not the next."""
        is_over = self._y + chunk.height > self._margin.bottom + EPSILON
        is_first = len(self.pages) == 1 and not self.pages[0]
        return is_over and is_first and self._margin.top(2) < self._margin.top(1)

    @property
    def _full(self) -> float:
        return self._margin.bottom - self._margin.top(len(self.pages))

    def _turn(self) -> None:
        self.pages.append([])
        self._y = self._margin.top(len(self.pages))


def _overfull(pages: list[list[PlacedChunk]], margin: Margin) -> tuple[int, ...]:
    """Return the numbers of the pages that do not hold what stands on them."""
    ends = [_end(placed, margin, number) for number, placed in enumerate(pages, 1)]
    ends[-1] += margin.feet_height
    most = margin.bottom + LEAST_CUT
    return tuple(number for number, end in enumerate(ends, 1) if end > most)


def _drawn(
    pages: list[list[PlacedChunk]],
    margin: Margin,
    setting: TypeSetting,
    before: tuple[DrawnPage, ...],
) -> tuple[DrawnPage, ...]:
    """Return the pages with their marks, unchanged ones as they were."""
    drawn = []
    for number, placed in enumerate(pages, start=1):
        around = (*margin.head(number), *margin.foot(number, len(pages)))
        if number == len(pages):
            around = (*around, *margin.feet(_end(placed, margin, number)))
        source = (setting, *around, *placed)
        old = before[number - 1] if number <= len(before) else None
        if old is None or old.source != source:
            old = DrawnPage(source, _page(number, placed, around, setting))
        drawn.append(old)
    return tuple(drawn)


def _end(placed: list[PlacedChunk], margin: Margin, number: int) -> float:
    """Return where the last table of a page ends."""
    return placed[-1].y + placed[-1].chunk.height if placed else margin.top(number)


def _page(
    number: int,
    placed: list[PlacedChunk],
    around: tuple[Strip, ...],
    setting: TypeSetting,
) -> Page:
    style = setting.style
    draw = partial(_strips, placed, around, style.left)
    return Page(number, style.width, style.height, draw)


def _strips(
    placed: list[PlacedChunk], around: tuple[Strip, ...], left: float
) -> tuple[Strip, ...]:
    """Return all strips of a page from the top down."""
    strips = [
        strip
        for at, each in enumerate(placed)
        for strip in strips_of(each.chunk, left, each.y, opened=_is_open(placed, at))
    ]
    return tuple(sorted((*around, *strips), key=lambda strip: strip.y))


def _is_open(placed: list[PlacedChunk], at: int) -> bool:
    """Return whether a table above has drawn the upper rule already."""
    return at > 0 and placed[at - 1].chunk.is_ruled
