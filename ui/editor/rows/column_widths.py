"""How wide the columns of a view are on the screen."""

from __future__ import annotations

from collections.abc import Sequence

NARROWEST = 48
"""Pixels in which two Chinese characters still stand side by side."""


def column_widths(
    preferred: Sequence[float], least: Sequence[int], room: int
) -> list[int]:
    """Return the widths, in pixels, that share the room as on the sheet.

    They add up to the room, and to more where not even the least fits.  A
    column that would be narrower than its least takes from the others.
    """
    if sum(least) > room:
        return list(least)
    widths = _shares(preferred, room)
    fixed: set[int] = set()
    while short := {each for each, width in enumerate(widths) if width < least[each]}:
        fixed |= short
        widths = _with_fixed(preferred, least, room, fixed)
    return widths


def _with_fixed(
    preferred: Sequence[float], least: Sequence[int], room: int, fixed: set[int]
) -> list[int]:
    """Return widths where some columns have their least, the rest share."""
    free = [each for each in range(len(preferred)) if each not in fixed]
    left = room - sum(least[each] for each in fixed)
    widths = list(least)
    for each, width in zip(free, _shares([preferred[each] for each in free], left)):
        widths[each] = width
    return widths


def _shares(weights: Sequence[float], room: int) -> list[int]:
    """Return whole parts of the room by weight; the last takes the rest."""
    total, used, parts = sum(weights), 0, []
    for weight in weights[:-1]:
        parts.append(max(0, int(room * weight / total)))
        used += parts[-1]
    return [*parts, max(0, room - used)] if weights else []
