"""What of a text a box takes, and where a text was changed."""

from __future__ import annotations

from os.path import commonprefix
from typing import NamedTuple

from models.form_data import clean_text
from models.pasting.limits import MOST_IN_CELL, REMOVED

LIMIT = MOST_IN_CELL


class Fitted(NamedTuple):
    """The part of a text that a box takes, and sentences on the rest."""

    text: str
    refusals: tuple[str, ...]


def fitted_typing(text: str, before: str, *, takes_lines: bool) -> Fitted:
    """Return what of a text can be kept after typing, and what is said.

    What was there before stays, however long: a file may have brought it.
    """
    fit = clean_text(text)
    refusals = [REMOVED] if fit != text else []
    if not takes_lines:
        fit = fit.replace("\n", " ")
    spare = len(fit) - max(LIMIT, len(before))
    if spare > 0:
        fit = _without_last_of_new(before, fit, spare)
        refusals.append(_too_much(spare))
    return Fitted(fit, tuple(refusals))


def fitted_insert(text: str, before: int, replaced: int) -> Fitted:
    """Return what of a text there is room for, and what is said.

    Where so many characters stand before, of which some are replaced.
    """
    fit = clean_text(text)
    refusals = [REMOVED] if fit != text else []
    spare = len(fit) - max(0, max(LIMIT, before) - (before - replaced))
    if spare > 0:
        fit = fit[: len(fit) - spare]
        refusals.append(_too_much(spare))
    return Fitted(fit, tuple(refusals))


def moved_cursor(before: str, after: str, where: int) -> tuple[int, int]:
    """Return where a text was changed, and where a cursor in it is now.

    The change is where the new characters end, or the old ones were.  A
    cursor outside of what was changed stays with its neighbours.
    """
    start, end = _changed(before, after)
    if where <= start:
        return end, where
    longer = len(after) - len(before)
    return end, where + longer if where >= end - longer else end


def _too_much(spare: int) -> str:
    return f"一格最多 {LIMIT} 字，多出的 {spare} 字没有放入"


def _without_last_of_new(before: str, after: str, count: int) -> str:
    """Return a text without so many of the last characters put into it."""
    start, end = _changed(before, after)
    return after[: max(start, end - count)] + after[end:]


def _changed(before: str, after: str) -> tuple[int, int]:
    """Return from where to where a text is other than it was before."""
    start = len(commonprefix([before, after]))
    kept = len(commonprefix([before[start:][::-1], after[start:][::-1]]))
    return start, len(after) - kept
