"""Shares the width of the sheet among the columns of a table."""

from __future__ import annotations

from collections.abc import Sequence

from models.definitions.definition import Column


def share_width(
    columns: Sequence[Column], total: float, needs: Sequence[float]
) -> tuple[float, ...]:
    """Return the width of each column, in the unit of total and needs.

    Columns share the total in proportion to their preferred widths.  One
    whose content needs more grows, to its most at the furthest; the others
    give way in proportion to what they have above their least and above
    their own need.
    """
    scale = total / sum(column.width for column in columns)
    preferred = [column.width * scale for column in columns]
    wanted = [
        max(width, min(need, column.most * scale))
        for column, width, need in zip(columns, preferred, needs, strict=True)
    ]
    excess = sum(wanted) - total
    if excess <= 1e-9:
        return tuple(preferred)
    slack = [
        max(0.0, width - max(column.least * scale, need)) if width == fair else 0.0
        for column, width, fair, need in zip(
            columns, wanted, preferred, needs, strict=True
        )
    ]
    return _give_way(wanted, preferred, slack, excess)


def _give_way(
    wanted: list[float], preferred: list[float], slack: list[float], excess: float
) -> tuple[float, ...]:
    """Return widths that sum up, growth cut back where the slack is short."""
    available = sum(slack)
    granted = min(1.0, available / excess)
    taken = min(1.0, excess / available) if available else 0.0
    return tuple(
        fair + (want - fair) * granted - room * taken
        for want, fair, room in zip(wanted, preferred, slack, strict=True)
    )
