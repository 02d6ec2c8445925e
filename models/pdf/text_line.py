"""Makes lines of the characters that stand beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from models.pdf.ink import TextRun

SAME_LINE = 0.45
"""Of its size, a character may stand above or below its line: m²."""

SAME_PLACE = 0.2
"""Of its size: the same text drawn so near to itself is only bolder."""

LATIN_GAP = 0.18
HAN_GAP = 0.75
"""Of its size, a blank that was not drawn must be wider."""

MOST_BLANKS = 100
BLANKS = " \u00a0\u3000"
HAN = "\u2e80"
"""All characters from here on are taken for wide ones."""


def lines_from_runs(runs: Iterable[TextRun]) -> tuple[TextRun, ...]:
    """Return the lines that runs make, from the top down."""
    return tuple(line_of(each) for each in runs_by_line(runs))


def runs_by_line(runs: Iterable[TextRun]) -> Iterator[list[TextRun]]:
    """Yield the runs of each line, from the top down and left to right."""
    row: list[TextRun] = []
    for run in sorted(runs, key=lambda each: each.y):
        size = max(run.size, *(each.size for each in row)) if row else 0
        if row and run.y - row[0].y > SAME_LINE * size:
            yield _in_order(row)
            row = []
        row.append(run)
    if row:
        yield _in_order(row)


def line_of(runs: Sequence[TextRun]) -> TextRun:
    """Return one run made of those of a line, with blanks for its gaps."""
    if len(runs) == 1 and _is_tight(runs[0]):
        return runs[0]
    texts, lefts, rights = [""], [0.0], [runs[0].lefts[0]]
    for run in runs:
        for text, left, right in zip(run.text, run.lefts, run.rights, strict=True):
            width, gap = rights[-1] - lefts[-1], left - rights[-1]
            count = _blanks(texts[-1], text, width, gap, run.size)
            texts += [*" " * count, text]
            lefts += [*[rights[-1]] * count, left]
            rights += [*[left] * count, right]
    longest = max(runs, key=lambda run: len(run.text))
    return longest._replace(
        text="".join(texts), lefts=tuple(lefts[1:]), rights=tuple(rights[1:])
    )


def _in_order(row: list[TextRun]) -> list[TextRun]:
    """Return the runs of a line left to right, each but once."""
    done: list[TextRun] = []
    for run in sorted(row, key=lambda each: each.lefts[0]):
        if not any(_is_same(run, each) for each in done[-3:]):
            done.append(run)
    return done


def _is_same(run: TextRun, other: TextRun) -> bool:
    """Return whether a text was drawn twice at one place, to be bolder."""
    shift = max(abs(run.lefts[0] - other.lefts[0]), abs(run.y - other.y))
    return run.text == other.text and shift < SAME_PLACE * run.size


def _is_tight(run: TextRun) -> bool:
    """Return whether no gap can be in a run, nor any blank."""
    gaps = run.rights[-1] - run.lefts[0] - sum(run.rights) + sum(run.lefts)
    return abs(gaps) < LATIN_GAP * run.size / 2 and " " not in run.text


def _blanks(before: str, after: str, width: float, gap: float, size: float) -> int:
    """Return how many blanks stand in a gap between two characters.

    Of several blanks pdfium tells but the first.

    The width is that of the character before the gap.
    """
    if before == " " and gap > width / 2 > 0:
        return min(MOST_BLANKS, round(gap / width))
    if not before or before in BLANKS or after in BLANKS:
        return 0
    is_latin = max(before, after) < HAN
    return int(gap > (LATIN_GAP if is_latin else HAN_GAP) * size)
