"""What the bytes of an .rtf mean as characters, by its tables of faces."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from models.reading.files.remarks import Remarks
from models.reading.files.word.docx_text import SYMBOL_FACES, SYMBOLS, shown_symbol

WESTERN, CHINESE = "cp1252", "gb18030"
CODE_PAGES = {
    **{437: "cp437", 850: "cp850", 874: "cp874", 932: "cp932", 936: CHINESE},
    **{949: "cp949", 950: "cp950", 1361: "johab", 10000: "mac-roman"},
    **{each: f"cp{each}" for each in range(1250, 1259)},
    **{54936: CHINESE, 65001: "utf-8"},
}
BY_SETS = {
    **{0: 1252, 77: 10000, 128: 932, 129: 949, 130: 1361, 134: 936, 136: 950},
    **{161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257},
    **{204: 1251, 222: 874, 238: 1250, 255: 437},
}
"""The code pages of the character sets of faces."""

SYMBOL_SET = 2
MOST_OF_TABLE = 200_000
"""Bytes of a table that are looked at; Word's own have some thousand."""

OF_TWO_BYTES = frozenset([CHINESE, "cp932", "cp949", "cp950", "johab"])

_FACE = re.compile(
    rb"\\f(\d{1,6})\b((?:\\[a-z]+-?\d* ?|\{\\\*\\(?!falt)[^{}]*\}|\s)*)"
    rb"((?:[^;{}\\]|\\'[0-9a-fA-F]{2})*)"
)
_SET = re.compile(rb"\\fcharset(\d{1,3})")
_PAGE = re.compile(rb"\\cpg(\d{1,5})")
_COLOUR = re.compile(rb"[^;]*;")
_PART = re.compile(rb"\\(red|green|blue)(\d{1,3})")
WHITE = {b"red": b"255", b"green": b"255", b"blue": b"255"}


@dataclass(frozen=True, slots=True)
class RtfFace:
    """A face of type: its name, and how its bytes are to be read.

    Attributes:
        code: The name of the encoding, "" for a face of symbols.
    """

    name: str
    code: str


class RtfCodes:
    """Turns bytes into characters.

    Attributes:
        usual: The encoding where a face says nothing.
        whites: The numbers of colours that cannot be seen on paper.
    """

    def __init__(self, remarks: Remarks) -> None:
        self.usual = WESTERN
        self.whites: frozenset[int] = frozenset()
        self._faces: dict[int, RtfFace] = {}
        self._remarks = remarks

    def read_faces(self, table: bytes) -> None:
        """Take the table of faces."""
        for number, says, name in _FACE.findall(table[:MOST_OF_TABLE]):
            known, page = _SET.search(says), _PAGE.search(says)
            kind = int(known[1]) if known else 1
            code = CODE_PAGES.get(BY_SETS.get(kind, 0), "")
            if page:
                code = CODE_PAGES.get(int(page[1]), code)
            if kind != SYMBOL_SET and not code:
                code = self.usual
            plain = name.decode("ascii", "ignore").strip()
            self._faces[int(number)] = RtfFace(plain, code)

    def read_colours(self, table: bytes) -> None:
        """Take the table of colours."""
        listed = enumerate(_COLOUR.findall(table[:MOST_OF_TABLE]))
        self.whites = frozenset(
            at for at, each in listed if dict(_PART.findall(each)) == WHITE
        )

    def symbol(self, faces: Iterable[int], code: int) -> str:
        """Return what a character looks like in the first face of symbols."""
        names = [self._faces[each].name for each in faces if each in self._faces]
        known = (each for each in names if each.lower() in SYMBOL_FACES)
        return shown_symbol(next(known, names[0] if names else ""), code, self._remarks)

    def text(self, data: bytes, face: int, *, is_wide: bool) -> str:
        """Return the characters of some bytes in a face.

        Wide are those that the file calls characters of two bytes.
        """
        found = self._faces.get(face)
        if found is not None and not found.code:
            return "".join(self._symbol(found.name, each) for each in data)
        if data.isascii():
            return data.decode("ascii")
        own = found.code if found else self.usual
        for code in self._codes(own, is_wide=is_wide):
            try:
                return data.decode(code)
            except UnicodeDecodeError:
                continue
        self._remarks.note(SYMBOLS)
        return data.decode(own, "ignore")

    def _codes(self, own: str, *, is_wide: bool) -> list[str]:
        """Return the encodings to be tried, the likeliest first.

        In a file whose own code is Chinese, two bytes that are common Han
        are Han, though their face be Western: many programs write so.
        """
        if own in OF_TWO_BYTES:
            return [own]
        if is_wide and self.usual in OF_TWO_BYTES:
            return [self.usual, own]
        is_chinese = any(each.code == CHINESE for each in self._faces.values())
        if is_chinese or self.usual == CHINESE:
            return ["gb2312", own, self.usual]
        return [self.usual, own] if self.usual in OF_TWO_BYTES else [own, self.usual]

    def _symbol(self, name: str, code: int) -> str:
        return chr(code) if code <= 32 else shown_symbol(name, code, self._remarks)
