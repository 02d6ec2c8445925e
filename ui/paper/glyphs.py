"""The faces of the sheet as Qt draws them: same glyphs, same places.

Only faces and glyph numbers cross over; every position is reckoned from
Face.advance, so that no shaping or hinting of Qt can move a character.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontDatabase, QGlyphRun, QPainter, QRawFont

from printing.fonts.face import Face
from ui.paper.glyph_outline import text_outline

EM = 64
"""The size in pixels at which faces are opened; painters scale from it.

One size for all is faster than one for each, and a fromFont() face paints at
any scale, while a resized copy of a QRawFont paints nothing above 64 px.
"""


def draw_text(painter: QPainter, place: QPointF, text: str, face: Face) -> None:
    """Draw a text from a place on its baseline, EM pixels to the em."""
    if raw_font(face).isValid():
        painter.drawGlyphRun(place, glyph_run(text, face))
    else:
        outline = text_outline(text, face, EM)
        painter.fillPath(outline.translated(place), painter.pen().brush())


@lru_cache(maxsize=4_096)
def glyph_run(text: str, face: Face) -> QGlyphRun:
    """Return the glyphs of a text along the baseline, EM pixels to the em."""
    glyphs: list[int] = []
    places: list[QPointF] = []
    x = 0.0
    for character in text:
        glyphs.append(face.glyph(character))
        places.append(QPointF(x, 0.0))
        x += face.advance(character) * EM
    run = QGlyphRun()
    run.setRawFont(raw_font(face))
    run.setGlyphIndexes(glyphs)
    run.setPositions(places)
    return run


@cache
def raw_font(face: Face) -> QRawFont:
    """Return Qt's view of the very face, EM pixels to the em.

    An invalid one is returned where Qt cannot open the file, or gives
    another face of the same name for it.
    """
    families = _families(QFontDatabase.addApplicationFont(str(face.path)))
    own = (each for each in _raw_fonts(families) if is_same_face(each, face))
    return next(own, QRawFont())


def is_same_face(raw: QRawFont, face: Face) -> bool:
    """Return whether both are one face of one file.

    A family has many faces, and another version of it may be installed on
    the PC; the names and the head of a font tell them all apart.
    """
    return all(
        raw.fontTable(tag).data() == face.hb_face.reference_table(tag).data
        for tag in ("name", "head")
    )


def _families(font_id: int) -> list[str]:
    # A face listed under its Chinese name as well comes up twice: no harm.
    return QFontDatabase.applicationFontFamilies(font_id) if font_id >= 0 else []


def _raw_fonts(families: list[str]) -> Iterator[QRawFont]:
    for family in families:
        for style in QFontDatabase.styles(family):
            font = QFontDatabase.font(family, style, 10)
            font.setPixelSize(EM)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            font.setStyleStrategy(_GREY)
            yield QRawFont.fromFont(font)


_GREY = QFont.StyleStrategy.PreferAntialias | QFont.StyleStrategy.NoSubpixelAntialias
"""Colour fringes would show where text is tinted, and differ from paper."""
