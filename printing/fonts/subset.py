"""Cuts a face down to the characters of one document."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

import uharfbuzz

from printing.fonts.face import Face

NEEDLESS_TABLES = (
    "DSIG", "GDEF", "GPOS", "GSUB", "OS/2", "STAT", "VORG", "avar", "cmap",
    "fvar", "gasp", "gvar", "meta", "name", "post", "vhea", "vmtx",
)  # fmt: skip
"""What a Type 0 font in a PDF has no use for."""


@dataclass(frozen=True, slots=True)
class Subset:
    """A font program with the glyphs of some characters.

    Attributes:
        program: The cut font: a TrueType file, or a bare CFF table.
        codes: The code of each character in the text of the PDF.
        widths: Of each code, in thousandths of an em.
        glyphs: TrueType only: the glyph of each code, from code 0.
        shared: Characters whose code already stands for another one.
    """

    program: bytes
    codes: dict[str, int]
    widths: dict[int, float]
    glyphs: tuple[int, ...] = ()
    shared: frozenset[str] = frozenset()

    @property
    def is_cff(self) -> bool:
        """Whether the outlines are PostScript ones."""
        return not self.glyphs


@lru_cache(maxsize=32)
def cut_subset(face: Face, characters: str) -> Subset:
    """Return the subset of a face for characters, sorted and all different."""
    wanted = uharfbuzz.SubsetInput()
    old = [face.glyph(character) for character in characters]
    wanted.glyph_set.update(old)
    for tag in NEEDLESS_TABLES:
        wanted.drop_table_tag_set.add(_number_of(tag))
    # A character no face has must be seen as a box, not vanish.
    flags = uharfbuzz.SubsetFlags
    wanted.flags = flags.NO_HINTING | flags.NOTDEF_OUTLINE
    plan = uharfbuzz.SubsetPlan(face.hb_face, wanted)
    cut, new = plan.execute(), plan.old_to_new_glyph_mapping
    glyphs = [new[glyph] for glyph in old]
    if face.is_cff:
        return _cff_subset(face, characters, cut, glyphs)
    return _truetype_subset(face, characters, cut, glyphs)


def _truetype_subset(
    face: Face, characters: str, cut: uharfbuzz.Face, glyphs: list[int]
) -> Subset:
    """Return a subset with a code for each character, not for each glyph.

    Two characters that share a glyph come back as the two that were typed.
    """
    return Subset(
        program=bytes(cut.blob.data),
        codes={character: at for at, character in enumerate(characters, start=1)},
        widths={at: face.advance(c) * 1000 for at, c in enumerate(characters, start=1)},
        glyphs=(0, *glyphs),
    )


def _cff_subset(
    face: Face, characters: str, cut: uharfbuzz.Face, glyphs: list[int]
) -> Subset:
    """Return a subset whose codes are those that the CFF table itself has."""
    program = bytes(cut.reference_table("CFF ").data)
    cids = _cids(program)
    codes: dict[str, int] = {}
    shared = set()
    for character, glyph in zip(characters, glyphs, strict=True):
        if cids[glyph] in codes.values():
            shared.add(character)
        codes[character] = cids[glyph]
    widths = {code: face.advance(c) * 1000 for c, code in codes.items()}
    return Subset(program, codes, widths, shared=frozenset(shared))


def _cids(program: bytes) -> list[int]:
    """Return the code of each glyph of a CFF table."""
    # Only faces of the system need it, and it is slow to import.
    from fontTools.cffLib import CFFFontSet

    fonts = CFFFontSet()
    fonts.decompile(BytesIO(program), None)
    top = fonts[0]
    if not hasattr(top, "ROS"):
        return list(range(len(top.charset)))
    return [0, *(int(name.removeprefix("cid")) for name in top.charset[1:])]


def _number_of(tag: str) -> int:
    """Return a table's name as the number HarfBuzz knows it by."""
    return int.from_bytes(tag.ljust(4).encode("ascii"), "big")
