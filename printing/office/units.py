"""The units of office files, from points."""

from __future__ import annotations


def twips(points: float) -> int:
    """Return twentieths of a point."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Return half points, never more than the size itself."""
    return int(points * 2 + 1e-6)


def inches(points: float) -> float:
    """Return inches."""
    return points / 72
