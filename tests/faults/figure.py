"""One line of the table: what was tried, and how much of it went wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """What a proof has measured.

    Attributes:
        reached, target: In words, as the table shows them.
        is_met: Whether the target was reached.
    """

    what: str
    reached: str
    target: str
    is_met: bool


def count(what: str, tried: int, least: int, wrong: Iterable[str]) -> Figure:
    """Return a figure of so many tries, none of which may go wrong."""
    found = list(wrong)
    example = f": {found[0]}" if found else ""
    return Figure(
        what,
        f"{tried:,} tried, {len(found)} wrong{example}",
        f"≥ {least:,} tried, 0 wrong",
        tried >= least and not found,
    )


def limit(what: str, measured: float, most: float, unit: str) -> Figure:
    """Return a figure that must not be above a limit."""
    reached = f"{measured:,}" if isinstance(measured, int) else f"{measured:,.2f}"
    return Figure(what, f"{reached} {unit}", f"≤ {most:,} {unit}", measured <= most)
