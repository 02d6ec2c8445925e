"""Text outside of tables: lines, and rows that only gaps divide."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from models.pdf.cell_text import is_full
from models.pdf.ink import Ruling, TextRun
from models.pdf.paper import PaperCell, PaperLine
from models.pdf.ruled_table import RuledTable
from models.pdf.text_line import BLANKS, line_of, runs_by_line

PIECE_GAP, WIDE_GAP = 0.7, 3.0
"""Of its size, the gap between texts drawn apart, and between any."""

MOST_LEADING = 2.0
"""Of its size, from one line of a text to the next."""

ASIDE = 1.0
"""Of its size, so far aside the next line of a text may begin."""

MOST_LINES = 3
"""That stand close to a row, and are none of it: who filled it in, when."""

TIGHT, LOOSE = 1.45, 1.65
"""Of its size, from line to line inside a text, and from row to row."""


def text_lines(
    runs: Iterable[TextRun], tables: Sequence[RuledTable]
) -> Iterator[PaperLine]:
    """Yield the lines of a page outside of its tables, from the top down.

    A text that goes on in the line below is one text.
    """
    rows = list(_rows(runs))
    edges = [table.xs[-1] for table in tables]
    edge = max(edges or (row[-1].rights[-1] for row in rows), default=0.0)
    above: PaperLine | None = None
    for pieces in rows:
        line = _line(pieces, edge)
        if above and not _is_between(above, pieces[0], tables):
            joined = _joined(above.cells, line.cells)
            line = above._replace(cells=joined) if joined else line
        if above and above.top != line.top:
            yield above
        above = line
    if above:
        yield above


def loose_rows(runs: Iterable[TextRun], rules: Sequence[Ruling]) -> Iterator[PaperLine]:
    """Yield the rows of a page on which no rules make a table.

    Lines that are close together are one row, where others are further
    apart or a rule parts them, but not if several texts of both stand under
    each other.  What stands so in a row is one text.
    """
    rows = list(_rows(runs))
    columns = max(rows, key=len, default=[])
    levels = sorted(rule.top for rule in rules if rule.is_level)
    gaps = [_gap(row, below, levels) for row, below in zip(rows, rows[1:])]
    has_both = any(gap <= TIGHT for gap in gaps) and any(gap >= LOOSE for gap in gaps)
    group: list[Sequence[TextRun]] = []
    for row, gap in zip(rows, [*gaps, LOOSE]):
        group.append(row)
        if gap >= LOOSE or not has_both:
            for part in _parted(group, columns):
                yield _stacked(run for line in part for run in line)
            group = []


def _rows(runs: Iterable[TextRun]) -> Iterator[list[TextRun]]:
    """Yield the pieces of each line that is not blank."""
    for row in runs_by_line(runs):
        pieces = [each for each in _pieces(row) if each.text.strip()]
        if pieces:
            yield pieces


def _line(pieces: Sequence[TextRun], edge: float) -> PaperLine:
    """Return pieces as cells that end where the next one begins."""
    ends = [piece.lefts[0] - PIECE_GAP * piece.size for piece in pieces[1:]]
    cells = (
        PaperCell(piece.lefts[0], max(end, piece.rights[-1]), (piece,))
        for piece, end in zip(pieces, [*ends, edge])
    )
    return PaperLine(pieces[0].y - pieces[0].size, tuple(cells))


def _gap(
    row: Sequence[TextRun], below: Sequence[TextRun], levels: Sequence[float]
) -> float:
    """Return how far apart two rows are, of their size."""
    start, end = row[0].y, below[0].y
    is_ruled = bisect_left(levels, start) < bisect_left(levels, end)
    return max((end - start) / max(row[0].size, 0.1), LOOSE if is_ruled else 0.0)


def _parted(
    group: Sequence[Sequence[TextRun]], columns: Sequence[TextRun]
) -> Iterator[Sequence[Sequence[TextRun]]]:
    """Yield the lines of each row among some that are close together.

    Lines that only stand close to a row, above or below it, are rows of
    their own: nothing of it goes on there.
    """
    if any(map(_are_rows, group, group[1:])):
        yield from ([line] for line in group)
        return
    above = _lines_apart(group, columns)
    below = _lines_apart(group[above:][::-1], columns)
    end = len(group) - below
    yield from ([line] for line in group[:above])
    yield group[above:end]
    yield from ([line] for line in group[end:])


def _lines_apart(group: Sequence[Sequence[TextRun]], columns: Sequence[TextRun]) -> int:
    """Return how many lines at the start of a group are no part of a row."""
    apart = 0
    for count in range(1, min(MOST_LINES, len(group) - 1) + 1):
        lines, rest = group[:count], group[count:]
        if max(map(len, lines)) < max(map(len, rest)):
            if all(_is_apart(line, rest, columns) for line in lines):
                apart = count
    return apart


def _is_apart(
    line: Sequence[TextRun],
    others: Sequence[Sequence[TextRun]],
    columns: Sequence[TextRun],
) -> bool:
    """Return whether a line is no part of the row that others make.

    Its texts stand under none of them, or one reaches over columns in which
    they have texts of their own.
    """
    near = [run for other in others for run in other]
    if not any(_meet(run, each) for run in line for each in near):
        return len(line) == 1 or len(near) > 1
    for run in line:
        crossed = sum(_meet(run, each) for each in columns)
        mates = [each for each in near if _meet(run, each)]
        alike = any(abs(each.lefts[0] - run.lefts[0]) <= run.size for each in mates)
        over = (sum(_meet(each, other) for other in columns) for each in mates)
        is_over = any(count > 1 for count in over)
        if crossed > 1 and mates and not (alike and is_over):
            return True
    return False


def _meet(one: TextRun, other: TextRun) -> bool:
    """Return whether one text stands under another."""
    return one.lefts[0] < other.rights[-1] and other.lefts[0] < one.rights[-1]


def _are_rows(line: Sequence[TextRun], below: Sequence[TextRun]) -> bool:
    """Return whether lines are too much alike to be one row."""
    under = [
        run
        for run in below
        if any(_meet(each, run) for each in line)
    ]
    return len(under) > 1


def _stacked(pieces: Iterable[TextRun]) -> PaperLine:
    """Return a row whose texts are the pieces that stand under each other."""
    cells: list[PaperCell] = []
    for piece in sorted(pieces, key=lambda each: each.lefts[0]):
        left, right = piece.lefts[0], piece.rights[-1]
        if cells and left < cells[-1].right:
            last = cells.pop()
            lines = tuple(sorted((*last.lines, piece), key=lambda each: each.y))
            cells.append(PaperCell(last.left, max(right, last.right), lines))
        else:
            cells.append(PaperCell(left, right, (piece,)))
    top = min(line.y - line.size for cell in cells for line in cell.lines)
    return PaperLine(top, tuple(cells))


def _pieces(row: Sequence[TextRun]) -> Iterator[TextRun]:
    """Yield the texts of a line that stand apart."""
    parts = [each for run in row for each in _parts(run)]
    start = 0
    for at in range(1, len(parts)):
        before, after = parts[at - 1], parts[at]
        gap = after.lefts[0] - before.rights[-1]
        is_blank = before.text[-1] in BLANKS or after.text[0] in BLANKS
        if gap > (WIDE_GAP if is_blank else PIECE_GAP) * after.size:
            yield line_of(parts[start:at])
            start = at
    yield line_of(parts[start:])


def _parts(run: TextRun) -> Iterator[TextRun]:
    """Yield the parts of a run that wide gaps divide, blanks being gaps."""
    start, ink = 0, 0
    for at, text in enumerate(run.text):
        if text in BLANKS:
            continue
        if run.lefts[at] - run.rights[ink] > WIDE_GAP * run.size:
            yield run.part(start, ink + 1)
            start = at
        ink = at
    yield run.part(start, len(run.text))


def _is_between(line: PaperLine, piece: TextRun, tables: Iterable[RuledTable]) -> bool:
    """Return whether a table is between a line and a piece below it."""
    return any(line.top <= each.ys[0] and each.ys[-1] <= piece.y for each in tables)


def _joined(
    above: Sequence[PaperCell], below: Sequence[PaperCell]
) -> tuple[PaperCell, ...]:
    """Return the cells above with the texts below; none if they are new."""
    done = list(above)
    for cell in below:
        owners = [at for at, each in enumerate(above) if _goes_on(each, cell.lines[0])]
        if not owners:
            return ()
        done[owners[0]] = done[owners[0]]._replace(
            lines=(*done[owners[0]].lines, *cell.lines)
        )
    return tuple(done)


def _goes_on(cell: PaperCell, piece: TextRun) -> bool:
    """Return whether a piece is the next line of a text."""
    last = cell.lines[-1]
    middles = [line.lefts[0] + line.rights[-1] for line in (last, piece)]
    is_under = abs(piece.lefts[0] - cell.left) <= ASIDE * piece.size
    is_centred = abs(middles[0] - middles[1]) <= ASIDE * piece.size
    return (
        (is_under or is_centred)
        and abs(piece.size - last.size) <= last.size / 10
        and piece.y - last.y <= MOST_LEADING * last.size
        and is_full(last, piece, cell.right)
    )
