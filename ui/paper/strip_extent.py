"""How far the marks of a strip reach, in points on its page."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF

from printing.page import Strip

OVERHANG = 2.0
"""Ink beyond the box of a letter or a line: swashes, half a rule."""


def reach(strip: Strip) -> tuple[float, float]:
    """Return from where to where down the page some mark may lie."""
    top, bottom = 0.0, strip.part.height
    for guide in strip.part.guides:
        top, bottom = min(top, guide.y), max(bottom, guide.y + guide.diameter)
    return strip.y + top - OVERHANG, strip.y + bottom + OVERHANG


def meets(strip: Strip, clip: QRectF) -> bool:
    """Return whether some mark of the strip may lie in the clip."""
    top, bottom = reach(strip)
    return top <= clip.bottom() and bottom >= clip.top()


def ink_rect(strip: Strip) -> QRectF:
    """Return a rectangle that holds every mark of the strip."""
    rects = list(_mark_rects(strip))
    if not rects:
        return QRectF()
    left = min(rect.left() for rect in rects)
    top = min(rect.top() for rect in rects)
    right = max(rect.right() for rect in rects)
    bottom = max(rect.bottom() for rect in rects)
    ink = QRectF(left, top, right - left, bottom - top)
    return ink.translated(strip.x, strip.y).adjusted(
        -OVERHANG, -OVERHANG, OVERHANG, OVERHANG
    )


def _mark_rects(strip: Strip) -> Iterator[QRectF]:
    part = strip.part
    for text in part.texts:
        width = text.face.width(text.text) * text.size
        up, down = text.face.ascent * text.size, text.face.descent * text.size
        yield QRectF(text.x, text.y - up, width, up + down)
    for rule in part.rules:
        yield QRectF(rule.x, rule.y, rule.width, rule.height)
    for box in part.boxes:
        yield QRectF(box.x, box.y, box.width, box.height)
    for guide in part.guides:
        yield QRectF(guide.x, guide.y, guide.diameter, guide.diameter)
