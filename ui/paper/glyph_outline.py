"""Texts as outlines, for faces that Qt cannot open or takes for others."""

from __future__ import annotations

from functools import cache, lru_cache

import uharfbuzz
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath, QTransform

from printing.fonts.face import Face


@lru_cache(maxsize=4096)
def text_outline(text: str, face: Face, em: float) -> QPainterPath:
    """Return a text along the baseline, at so many pixels to the em."""
    outline = QPainterPath()
    # Strokes of one character may overlap: they add up, as on paper.
    outline.setFillRule(Qt.FillRule.WindingFill)
    x = 0.0
    scale = em / face.upem
    for character in text:
        to_line = QTransform(scale, 0, 0, -scale, x, 0)
        outline.addPath(to_line.map(_glyph(face, face.glyph(character))))
        x += face.advance(character) * em
    return outline


@lru_cache(maxsize=8192)
def _glyph(face: Face, glyph: int) -> QPainterPath:
    """Return a glyph in the units of its face, upwards."""
    path = QPainterPath()
    face.hb_font.draw_glyph(glyph, _pen(), path)
    return path


@cache
def _pen() -> uharfbuzz.DrawFuncs:
    pen = uharfbuzz.DrawFuncs()
    pen.set_move_to_func(_move)
    pen.set_line_to_func(_line)
    pen.set_quadratic_to_func(_quadratic)
    pen.set_cubic_to_func(_cubic)
    pen.set_close_path_func(_close)
    return pen


def _move(x: float, y: float, path: QPainterPath) -> None:
    path.moveTo(x, y)


def _line(x: float, y: float, path: QPainterPath) -> None:
    path.lineTo(x, y)


def _quadratic(
    control_x: float, control_y: float, x: float, y: float, path: QPainterPath
) -> None:
    path.quadTo(control_x, control_y, x, y)


def _cubic(
    first_x: float,
    first_y: float,
    second_x: float,
    second_y: float,
    x: float,
    y: float,
    path: QPainterPath,
) -> None:
    path.cubicTo(first_x, first_y, second_x, second_y, x, y)


def _close(path: QPainterPath) -> None:
    path.closeSubpath()
