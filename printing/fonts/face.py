"""Faces read with HarfBuzz: which characters they have, and how wide."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import uharfbuzz

from models.values.visible import path_in_words
from resources import FONTS

REGULAR = FONTS / "NotoSerifSC-Regular.ttf"
BOLD = FONTS / "NotoSerifSC-Bold.ttf"


class FaceFaulty(Exception):
    """A font file cannot be used; the message says which and why."""


class Face:
    """One face of a font file.

    Two faces are equal only when they are the same object; open_face()
    gives each file one.

    Attributes:
        path: The font file.
        number: Which face of a collection (.ttc), from 0.
        name: The PostScript name.
        is_cff: Whether the outlines are PostScript ones.
        ascent, descent: Above and below the baseline, in ems, both positive.
    """

    def __init__(self, path: Path, number: int = 0) -> None:
        try:
            blob = uharfbuzz.Blob.from_file_path(str(path))
            self.hb_face = uharfbuzz.Face(blob, number)
        except (OSError, uharfbuzz.HarfBuzzError) as error:
            raise FaceFaulty(f"字体文件“{path_in_words(path.name)}”无法打开") from error
        if not self.hb_face.glyph_count:
            raise FaceFaulty(f"字体文件“{path_in_words(path.name)}”不是可用的字体")
        self.path, self.number = path, number
        self.hb_font = uharfbuzz.Font(self.hb_face)
        self.upem = self.hb_face.upem
        name = uharfbuzz.OTNameIdPredefined.POSTSCRIPT_NAME
        self.name = str(self.hb_face.get_name(name))
        self.is_cff = "CFF " in self.hb_face.table_tags
        extents = self.hb_font.get_font_extents("ltr")
        self.ascent = extents.ascender / self.upem
        self.descent = -extents.descender / self.upem
        self._glyphs: dict[str, int] = {}
        self._advances: dict[str, float] = {}

    def glyph(self, character: str) -> int:
        """Return the glyph of a character, 0 when the face has none."""
        found = self._glyphs.get(character)
        if found is None:
            found = self.hb_font.get_nominal_glyph(ord(character)) or 0
            self._glyphs[character] = found
        return found

    def advance(self, character: str) -> float:
        """Return the width of a character in ems."""
        found = self._advances.get(character)
        if found is None:
            glyph = self.glyph(character)
            found = self.hb_font.get_glyph_h_advance(glyph) / self.upem
            self._advances[character] = found
        return found

    def can_print(self, character: str) -> bool:
        """Return whether the face has the character, with the ink it needs."""
        glyph = self.glyph(character)
        if not glyph or character.isspace():
            return bool(glyph)
        extents = self.hb_font.get_glyph_extents(glyph)
        return bool(extents and extents.width and extents.height)

    def width(self, text: str) -> float:
        """Return the width of a text in ems."""
        advance = self.advance
        return sum([advance(character) for character in text])

    def __repr__(self) -> str:
        return f"Face({self.name})"


@cache
def open_face(path: Path, number: int = 0) -> Face:
    """Return the face in a font file, always the same object.

    Raises:
        FaceFaulty: The file is no font.
    """
    return Face(path, number)
