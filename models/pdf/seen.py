"""Which characters of a page a reader sees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.pdf.characters import RawRun
from models.pdf.drawing import Area, BoundingBox


def seen(runs: Sequence[RawRun], areas: Sequence[Area]) -> Iterator[RawRun]:
    """Yield the runs with the characters that can be seen.

    Not seen are invisible text, white text on white paper, what an area
    drawn later covers, and what is cut off.  A page whose whole text is
    invisible is a picture of paper with its words behind it: there they are
    all that can be read.
    """
    is_picture = all(run.is_blank for run in runs)
    for run in runs:
        if is_picture:
            yield run
        elif not run.is_blank:
            yield from _uncovered(run, areas)


def _uncovered(run: RawRun, areas: Sequence[Area]) -> Iterator[RawRun]:
    """Yield a run without what cannot be seen of it."""
    mattering = [each for each in areas if _matters(each, run)]
    near = [each for each in mattering if run.boxes and _touches(each, run)]
    if not near and not run.is_white and not run.clip:
        yield run
        return
    kept = [at for at, box in enumerate(run.boxes) if _is_seen(box, run, near)]
    texts, boxes = [run.texts[at] for at in kept], [run.boxes[at] for at in kept]
    yield run._replace(texts=texts, boxes=boxes)


def _matters(area: Area, run: RawRun) -> bool:
    """Return whether an area may hide a run, or make white text show."""
    return run.is_white or (area.is_opaque and area.order > run.order >= 0)


def _touches(area: Area, run: RawRun) -> bool:
    """Return whether an area reaches any part of a run."""
    left, bottom, right, top = area.box
    lefts, bottoms, rights, tops = zip(*run.boxes)
    across = min(lefts) <= right and max(rights) >= left
    return bool(across and min(bottoms) <= top and max(tops) >= bottom)


def _is_seen(box: BoundingBox, run: RawRun, areas: Sequence[Area]) -> bool:
    """Return whether a character shows, areas in the order they are drawn."""
    if run.clip and not _holds(run.clip, box):
        return False
    on_white = run.is_white
    for area in areas:
        if not _holds(area.box, box):
            continue
        if area.order < run.order:
            on_white = run.is_white and area.is_white
        elif area.is_opaque and run.order >= 0:
            return False
    return not on_white


def _holds(area: BoundingBox, box: BoundingBox) -> bool:
    """Return whether the middle of a box lies in another."""
    left, bottom, right, top = area
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return left <= x <= right and bottom <= y <= top
