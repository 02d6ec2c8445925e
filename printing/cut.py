"""Cuts blocks into pages: lines to pages.

In go blocks of set rows and the room of a page, out come the chunks of each
page.  A merged cell is cut where its page is cut: what is left of it on each
page grows until its label fits, so that the label can stand on every page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from printing.block import SetBlock, SetRow, row_of
from printing.cell import SetCell

EPSILON = 1e-6
LEAST_LINES = 2
"""Lines of a divided row that are worth beginning at the foot of a page."""


@dataclass(frozen=True, slots=True)
class ChunkSpan:
    """A merged cell as far as it lies in a chunk: rows first to last."""

    cell: SetCell
    first: int
    last: int


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """The part of a block that stands on one page.

    Attributes:
        rows, heights: The head where it repeats, then the rows; each as
            high as its cells and the labels over it need.
        taken: How many rows of the block it took whole.
        rest: What is left of a row that was divided at its end.
        source: The rows it was cut from and the one that did not fit, by
            which it is known again.
        over: The merged cells over all of these, by which it is too.
        is_ruled: Whether it is of a table.
    """

    rows: tuple[SetRow, ...]
    heights: tuple[float, ...]
    spans: tuple[ChunkSpan, ...]
    width: float
    taken: int
    rest: SetRow | None
    source: tuple[SetRow, ...]
    over: tuple[ChunkSpan, ...]
    is_ruled: bool = True

    @property
    def height(self) -> float:
        """The sum of the heights of its rows."""
        return sum(self.heights)


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the next chunk begins: a row, or the rest of a divided one."""

    row: int = 0
    rest: SetRow | None = None


Chunks = dict[tuple[SetRow, float, float], Chunk]
"""Chunks by first row, room, and that of a full page, to be known again."""


def cut_block(
    block: SetBlock, cursor: Cursor, room: float, full: float, known: Chunks
) -> Chunk | None:
    """Return the chunk that fits into a room, None where a new page is due.

    A row is divided between its lines only when even a full page is too low
    for it.  At a full page something is always taken, so cutting ends.
    """
    first = cursor.rest or block.rows[cursor.row]
    chunk = known.get((first, room, full))
    if chunk is None or not _is_same(chunk, block, cursor):
        chunk = _cut(block, cursor, room, full)
    return chunk


def _is_same(chunk: Chunk, block: SetBlock, cursor: Cursor) -> bool:
    """Return whether the block still has all the chunk was cut from."""
    if cursor.rest is not None:
        return False
    end = cursor.row + len(chunk.source)
    at_end = chunk.taken == len(chunk.source)
    if block.rows[cursor.row : end] != chunk.source:
        return False
    over = _over(block, cursor, len(chunk.source))
    return over == chunk.over and (not at_end or end == len(block.rows))


def _cut(block: SetBlock, cursor: Cursor, room: float, full: float) -> Chunk | None:
    least = _least_count(block, cursor)
    for count in range(_upper_count(block, cursor, room), least - 1, -1):
        chunk = _chunk(block, cursor, count)
        if chunk.height <= room + EPSILON:
            return _divided(block, cursor, count, room, full) or chunk
    return _divided(block, cursor, least - 1, room, full)


def _least_count(block: SetBlock, cursor: Cursor) -> int:
    """Return how many rows must stand together: a head never stands alone."""
    begins = cursor.row == 0 and len(block.rows) > block.head
    return block.head + 1 if begins else 1


def _upper_count(block: SetBlock, cursor: Cursor, room: float) -> int:
    """Return how many rows fit, the labels over them left aside."""
    tops, start = block.tops, cursor.row
    head = sum(row.height for row in _repeated(block, cursor))
    shorter = tops[start + 1] - tops[start] - _row(block, cursor, start).height
    reach = tops[start] + room - head + shorter + EPSILON
    return bisect_right(tops, reach, lo=start) - 1 - start


def _row(block: SetBlock, cursor: Cursor, number: int) -> SetRow:
    if number == cursor.row and cursor.rest is not None:
        return cursor.rest
    return block.rows[number]


def _repeated(block: SetBlock, cursor: Cursor) -> tuple[SetRow, ...]:
    """Return the head rows that stand again above the cursor."""
    again = block.repeats and cursor.row >= block.head
    return block.rows[: block.head] if again else ()


def _chunk(
    block: SetBlock, cursor: Cursor, count: int, divided: SetRow | None = None
) -> Chunk:
    """Return the chunk of this many rows, the last perhaps a divided one."""
    head = _repeated(block, cursor)
    body = list(block.rows[cursor.row : cursor.row + count])
    if body and cursor.rest is not None:
        body[0] = cursor.rest
    source = block.rows[cursor.row : cursor.row + count + 1]
    if divided is not None:
        body.append(divided)
    spans = _clipped(block, cursor, len(head), len(body))
    rows = (*head, *body)
    return Chunk(
        rows=rows,
        heights=_heights(rows, spans),
        spans=spans,
        width=block.width,
        taken=count,
        rest=None,
        source=source,
        over=_over(block, cursor, len(source)),
        is_ruled=block.is_ruled,
    )


def _over(block: SetBlock, cursor: Cursor, rows: int) -> tuple[ChunkSpan, ...]:
    """Return the merged cells over so many rows, and over a head above."""
    return _clipped(block, cursor, len(_repeated(block, cursor)), rows)


def _clipped(
    block: SetBlock, cursor: Cursor, head: int, body: int
) -> tuple[ChunkSpan, ...]:
    """Return the merged cells over the rows of a chunk, from its top."""
    start, end, down = cursor.row, cursor.row + body - 1, cursor.row - head
    found = []
    for span in block.spans_over(range(head), range(start, end + 1)):
        first = span.first if span.first < head else max(span.first, start) - down
        last = span.last if span.last < head else min(span.last, end) - down
        if first <= last and (span.first <= end or span.first < head):
            found.append(ChunkSpan(span.cell, first, last))
    return tuple(found)


def _heights(
    rows: Sequence[SetRow], spans: Sequence[ChunkSpan]
) -> tuple[float, ...]:
    """Return the height of each row, grown until every label over it fits."""
    heights = [row.height for row in rows]
    for span in spans:
        count = span.last - span.first + 1
        wanting = span.cell.height - sum(heights[span.first : span.last + 1])
        if wanting > EPSILON:
            for at in range(span.first, span.last + 1):
                heights[at] += wanting / count
    return tuple(heights)


def _divided(
    block: SetBlock, cursor: Cursor, whole: int, room: float, full: float
) -> Chunk | None:
    """Return whole rows and the beginning of one that no page could hold.

    None where the next row fits on a page of its own, or where too little
    room is left to begin it.
    """
    number = cursor.row + whole
    if number == len(block.rows) or not _is_too_tall(block, cursor, number, full):
        return None
    is_full = room >= full - EPSILON and whole < _least_count(block, cursor)
    above = _chunk(block, cursor, whole).height
    first, rest = _parts(_row(block, cursor, number), room - above, forced=is_full)
    if rest is None:
        return None
    chunk = _chunk(block, cursor, whole, first)
    if chunk.height > room + EPSILON and not is_full:
        return None
    if rest.cells:
        return replace(chunk, rest=rest)
    return replace(chunk, taken=whole + 1)


def _is_too_tall(block: SetBlock, cursor: Cursor, number: int, full: float) -> bool:
    """Return whether even an empty page is too low for a row."""
    head = sum(row.height for row in _repeated(block, Cursor(number)))
    if head + max(_row(block, cursor, number).height, block.tallest) <= full:
        return False
    alone = cursor if number == cursor.row else Cursor(number)
    return _chunk(block, alone, 1).height > full + EPSILON


def _parts(
    row: SetRow, room: float, *, forced: bool
) -> tuple[SetRow, SetRow | None]:
    """Return the row down to a height, and its rest; None if not worth it.

    A rest without cells says that nothing is left.
    """
    pairs = [cell.divided(room) for cell in row.cells]
    most = max((len(first.lines) for first, _ in pairs), default=0)
    if most < LEAST_LINES:
        if not forced:
            return row, None
        if most < 1:
            line = max((each.leading + 2 * each.pad_y for each in row.cells), default=0)
            pairs = [cell.divided(line) for cell in row.cells]
    first = row_of(tuple(first for first, _ in pairs), 0)
    left = any(rest.lines for _, rest in pairs)
    rest = row_of(tuple(rest for _, rest in pairs) if left else (), 0)
    return first, rest
