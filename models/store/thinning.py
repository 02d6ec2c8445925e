"""Which old versions of a draft may go: a stated rule, without a disk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

LAST = 5
DAYS = 30
MONTHS = 12
BIN_DAYS = 90
"""So long a draft stays in the bin."""


@dataclass(frozen=True, slots=True)
class Version:
    """One state of a draft that can be gone back to.

    Attributes:
        generation: Its number; a later one is the newer one, whatever the
            clock said.
        kept: Why it is kept for good ("打印"), or "".
    """

    generation: int
    saved_at: datetime
    kept: str = ""


def superfluous(versions: Iterable[Version], now: datetime) -> set[int]:
    """Return the generations that may be deleted.

    To stay are those kept for good, the last five, and the newest of each
    hour of today, of each of the last 30 days, and of each of the last 12
    months.  Times to come, from a clock set back, count as today's.
    """
    newest_first = sorted(versions, key=lambda each: -each.generation)
    covered: set[str] = set()
    going: set[int] = set()
    for place, version in enumerate(newest_first):
        spans = _spans(version.saved_at, now)
        is_first = not spans <= covered
        covered |= spans
        if place >= LAST and not is_first and not version.kept:
            going.add(version.generation)
    return going


def has_expired(removed_at: str, now: datetime) -> bool:
    """Return whether a draft has been in the bin for long enough.

    A time that is none, or yet to come, is no reason to delete anything.
    """
    try:
        removed = datetime.fromisoformat(removed_at).astimezone()
    except ValueError:
        return False
    return (now.date() - removed.date()).days > BIN_DAYS


def _spans(saved_at: datetime, now: datetime) -> set[str]:
    """Return the hour, day and month that a version may stand for."""
    spans = set()
    days = (now.date() - saved_at.date()).days
    if days <= 0:
        spans.add(f"{saved_at:%Y-%m-%d %H}")
    if days < DAYS:
        spans.add(f"{saved_at:%Y-%m-%d}")
    if _months(now) - _months(saved_at) < MONTHS:
        spans.add(f"{saved_at:%Y-%m}")
    return spans


def _months(time: datetime) -> int:
    return 12 * time.year + time.month
