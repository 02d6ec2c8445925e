"""Embeds one subset of a face in a PDF, with text that can be read back.

Each character, not each glyph, gets a code of its own: two characters that
share a glyph come back from the PDF as the two that were typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from printing.face import Face

NEEDLESS_TABLES = (
    "DSIG", "GDEF", "GPOS", "GSUB", "OS/2", "STAT", "VORG", "avar", "cmap",
    "fvar", "gasp", "gvar", "meta", "name", "post", "vhea", "vmtx",
)  # fmt: skip
"""What a Type 0 font in a PDF has no use for."""
SYMBOLIC = 4


@dataclass(frozen=True, slots=True)
class Subset:
    """A font program with the glyphs of some characters.

    Attributes:
        program: The cut font file.
        codes: The code of each character, from 1.
        glyphs: The glyph of each code in the cut font, from code 0.
        widths: Of each code from 1, in thousandths of an em.
    """

    program: bytes
    codes: dict[str, int]
    glyphs: tuple[int, ...]
    widths: tuple[float, ...]


@lru_cache(maxsize=32)
def cut_subset(face: Face, characters: str) -> Subset:
    """Return the subset of a face for characters, sorted and all different."""
    wanted = uharfbuzz.SubsetInput()
    old = [face.glyph(character) for character in characters]
    wanted.glyph_set.update(old)
    for tag in NEEDLESS_TABLES:
        wanted.drop_table_tag_set.add(uharfbuzz_tag(tag))
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING
    plan = uharfbuzz.SubsetPlan(face.hb_face, wanted)
    new = plan.old_to_new_glyph_mapping
    return Subset(
        program=bytes(plan.execute().blob.data),
        codes={character: at for at, character in enumerate(characters, start=1)},
        glyphs=(0, *(new[glyph] for glyph in old)),
        widths=tuple(face.advance(character) * 1000 for character in characters),
    )


def uharfbuzz_tag(tag: str) -> int:
    """Return a table's name as the number HarfBuzz knows it by."""
    return int.from_bytes(tag.ljust(4).encode("ascii"), "big")


class EmbeddedFont:
    """A face in one document, under a resource name such as F1."""

    def __init__(self, name: str, face: Face, characters: str) -> None:
        self.name = name
        self._face = face
        self._subset = cut_subset(face, characters)
        self._hex = {c: f"{code:04X}" for c, code in self._subset.codes.items()}

    def encode(self, text: str) -> str:
        """Return a text as the hexadecimal string that shows it."""
        return "".join([self._hex[character] for character in text])

    def add_to(self, document: PDFDocument) -> PDFObjectReference:
        """Write the font into a document, and return the reference to it."""
        subset, base = self._subset, f"{_tag(self._subset.codes)}+{self._face.name}"
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": PDFName(base),
                "CIDSystemInfo": PDFDictionary(
                    {
                        "Registry": PDFString("Adobe"),
                        "Ordering": PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": self._descriptor(document, base),
                "DW": 1000,
                "W": PDFArray([1, PDFArray([_short(w) for w in subset.widths])]),
                "CIDToGIDMap": self._stream(document, "map", _glyph_map(subset.glyphs)),
            }
        )
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(base),
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray(
                    [document.Reference(descendant, f"descendant:{self.name}")]
                ),
                "ToUnicode": self._stream(
                    document, "unicode", to_unicode(subset.codes)
                ),
            }
        )
        return document.Reference(font, f"font:{self.name}")

    def _descriptor(self, document: PDFDocument, base: str) -> PDFObjectReference:
        face = self._face
        descriptor = PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": PDFName(base),
                "Flags": SYMBOLIC,
                "FontBBox": PDFArray([-1000, -1000, 2000, 2000]),
                "ItalicAngle": 0,
                "Ascent": round(face.ascent * 1000),
                "Descent": -round(face.descent * 1000),
                "CapHeight": 700,
                "StemV": 80,
                "FontFile2": self._stream(document, "file", self._subset.program),
            }
        )
        return document.Reference(descriptor, f"descriptor:{self.name}")

    def _stream(
        self, document: PDFDocument, kind: str, content: bytes
    ) -> PDFObjectReference:
        stream = PDFStream(content=_packed(content), filters=[])
        stream.dictionary["Filter"] = PDFName("FlateDecode")
        if kind == "file":
            stream.dictionary["Length1"] = len(content)
        return document.Reference(stream, f"{kind}:{self.name}")


@lru_cache(maxsize=64)
def _packed(content: bytes) -> bytes:
    packed = PDFZCompress.encode(content)
    return packed if isinstance(packed, bytes) else packed.encode("latin-1")


def _glyph_map(glyphs: Sequence[int]) -> bytes:
    return b"".join(glyph.to_bytes(2, "big") for glyph in glyphs)


def _short(width: float) -> float:
    return int(width) if width == int(width) else round(width, 2)


def _tag(codes: dict[str, int]) -> str:
    """Return the six letters that mark a subset, the same for the same one."""
    number = sum(ord(c) * code for c, code in codes.items()) % 26**6
    letters = []
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters.append(chr(ord("A") + letter))
    return "".join(letters)


def to_unicode(codes: dict[str, int]) -> bytes:
    """Return the map from codes to the characters that were typed."""
    pairs = [
        f"<{code:04X}> <{character.encode('utf-16-be').hex().upper()}>"
        for character, code in codes.items()
    ]
    chunks = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
    maps = "\n".join(
        f"{len(chunk)} beginbfchar\n" + "\n".join(chunk) + "\nendbfchar"
        for chunk in chunks
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{maps}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
