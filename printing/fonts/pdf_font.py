"""Embeds one subset of a face in a PDF, with text that can be read back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

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

from printing.fonts.face import Face
from printing.fonts.subset import cut_subset

SYMBOLIC = 4


class EmbeddedFont:
    """A face in one document, under a resource name such as F1."""

    def __init__(self, name: str, face: Face, characters: str) -> None:
        self.name = name
        self._face = face
        self._subset = cut_subset(face, characters)
        self._hex = {c: f"{code:04X}" for c, code in self._subset.codes.items()}

    def show(self, text: str) -> str:
        """Return the operators that show a text where the pen stands."""
        if self._subset.shared.isdisjoint(text):
            return f"<{self._encoded(text)}> Tj"
        return " ".join(self._show_runs(text))

    def _show_runs(self, text: str) -> Iterator[str]:
        """Yield operators, with the characters where a code tells others."""
        for is_shared, run in groupby(text, self._subset.shared.__contains__):
            said = "".join(run)
            if is_shared:
                actual = said.encode("utf-16-be").hex().upper()
                yield f"/Span <</ActualText <FEFF{actual}>>> BDC"
            yield f"<{self._encoded(said)}> Tj"
            if is_shared:
                yield "EMC"

    def _encoded(self, text: str) -> str:
        return "".join([self._hex[character] for character in text])

    def add_to(self, document: PDFDocument) -> PDFObjectReference:
        """Write the font into a document, and return the reference to it."""
        subset, base = self._subset, f"{_tag(self._subset.codes)}+{self._face.name}"
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType0" if subset.is_cff else "CIDFontType2"),
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
                "W": PDFArray(_widths(subset.widths)),
            }
        )
        if not subset.is_cff:
            glyphs = _glyph_map(subset.glyphs)
            descendant["CIDToGIDMap"] = self._stream(document, "map", glyphs)
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
                    document, "unicode", _to_unicode(subset.codes)
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
            }
        )
        key = "FontFile3" if self._subset.is_cff else "FontFile2"
        descriptor[key] = self._stream(document, "file", self._subset.program)
        return document.Reference(descriptor, f"descriptor:{self.name}")

    def _stream(
        self, document: PDFDocument, kind: str, content: bytes
    ) -> PDFObjectReference:
        stream = PDFStream(content=_packed(content), filters=[])
        stream.dictionary["Filter"] = PDFName("FlateDecode")
        if kind == "file" and self._subset.is_cff:
            stream.dictionary["Subtype"] = PDFName("CIDFontType0C")
        elif kind == "file":
            stream.dictionary["Length1"] = len(content)
        return document.Reference(stream, f"{kind}:{self.name}")


@lru_cache(maxsize=64)
def _packed(content: bytes) -> bytes:
    packed = PDFZCompress.encode(content)
    return packed if isinstance(packed, bytes) else packed.encode("latin-1")


def _glyph_map(glyphs: Sequence[int]) -> bytes:
    return b"".join(glyph.to_bytes(2, "big") for glyph in glyphs)


def _widths(widths: dict[int, float]) -> list[object]:
    """Return widths as a PDF takes them: a code, then those from it on."""
    runs: dict[int, list[float]] = {}
    first = 0
    for code in sorted(widths):
        first = first if code - 1 in widths else code
        runs.setdefault(first, []).append(_short(widths[code]))
    return [each for code, run in runs.items() for each in (code, PDFArray(run))]


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


def _to_unicode(codes: dict[str, int]) -> bytes:
    """Return the map from codes to the characters that were typed."""
    first = {code: character for character, code in reversed(codes.items())}
    pairs = [
        f"<{code:04X}> <{character.encode('utf-16-be').hex().upper()}>"
        for code, character in sorted(first.items())
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
