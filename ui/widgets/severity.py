"""The inks of what was found, and how thinly a colour lies on a row."""

from __future__ import annotations

from PySide6.QtGui import QColor

from models.findings import Severity

SEVERITY_INK: dict[Severity, QColor] = {
    "error": QColor("#d4380d"),
    "warning": QColor("#d48806"),
    "hint": QColor("#5b8db8"),
}
"""The same in tables, lists and notices, and in the margin of the paper.

Each stands out from light and dark grounds alike (WCAG 2.2, 1.4.11, asks for
3 : 1 of a sign); a warning on white, just under it, has its shape as well.
"""

FAINT, TINT = 10, 26
"""Opacities, of 255: of a row under the mouse, and of a chosen one."""


def faded(colour: QColor, opacity: int) -> QColor:
    """Return a colour that lets through what is under it; 255 is opaque."""
    faded = QColor(colour)
    faded.setAlpha(opacity)
    return faded
