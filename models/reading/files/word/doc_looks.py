"""How the characters of a .doc look, by their properties and their styles.

Source: [MS-DOC], 2.6.1.
"""

from __future__ import annotations

from dataclasses import replace

from models.reading.files.looks import Height
from models.reading.files.word.doc_header import number_at
from models.reading.files.word.doc_properties import properties_in
from models.reading.files.word.doc_styles import DocStyles
from models.reading.files.word.docx_looks import NOTHING, Properties
from models.reading.files.word.old_looks import OldLook
from models.reading.files.word.step_limit import StepLimit

WHITE_OF_SIXTEEN = 8
WHITE = 0xFFFFFF
AUTOMATIC = 0xFF000000
NO_SHADE = 0xFFFF

STYLE, PLAIN = 0x4A30, 0x2A33
DELETED, INSERTED = 0x0800, 0x0801
STRIKE, DOUBLE, VANISH = 0x0837, 0x2A53, 0x083C
SIZE, LIFT, HEIGHT = 0x4A43, 0x4845, 0x2A48
COLOUR_OF_SIXTEEN, COLOUR = 0x2A42, 0x6870
HIGHLIGHT, SHADE_OF_OLD, SHADE = 0x2A0C, 0x4866, 0xCA71
SYMBOL, PICTURE, IS_DATA = 0x6A09, 0x6A03, 0x0806
FACES = frozenset([0x4A4F, 0x4A51])

HEIGHTS = {0: Height.NORMAL, 1: Height.RAISED, 2: Height.LOWERED}
AS_STYLE, NOT_AS_STYLE = 0x80, 0x81


class DocLooks:
    """Tells how text with some properties looks, each list read but once."""

    def __init__(self, styles: DocStyles, steps: StepLimit) -> None:
        self._styles, self._steps = styles, steps
        self._of_styles: dict[int, Properties] = {}
        self._known: dict[tuple[int, bytes, bytes], OldLook] = {}

    def of_text(self, style: int, listed: bytes, changes: bytes) -> OldLook:
        """Return the look of characters in a paragraph of a style.

        The changes of their piece come on top of the properties.
        """
        key = (style, listed, changes)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._read(self._of_style(style), key)
        return found

    def _of_style(self, number: int) -> Properties:
        known = self._of_styles.get(number)
        if known is None:
            known = NOTHING
            for style in self._styles.chain(number):
                known = self._read(known, (0, style.of_text, b"")).properties
            self._of_styles[number] = known
        return known

    def _read(self, below: Properties, key: tuple[int, bytes, bytes]) -> OldLook:
        look, own = OldLook(), NOTHING
        for code, value in properties_in(key[1] + key[2], self._steps):
            number = number_at(value, 0, 4)
            if code == STYLE:
                below, own = self._of_style(number).beside(below), NOTHING
            elif code == PLAIN:
                own = NOTHING
            elif code in _CHANGES:
                own = _CHANGES[code](own, below, number)
            elif code in _FACTS:
                look = _FACTS[code](look, number)
            elif code == SHADE:
                look = replace(look, is_filled=is_filled_shade(value))
        return replace(look, properties=own.over(below))


def is_filled_shade(value: bytes) -> bool:
    """Return whether a shade is another than white ([MS-DOC], 2.9.248)."""
    ground = number_at(value, 4, 4)
    is_plain = number_at(value, 8, 2) in (0, NO_SHADE)
    return not (is_plain and (ground & WHITE == WHITE or ground & AUTOMATIC != 0))


def is_filled_shade_of_old(number: int) -> bool:
    """Return whether a shade of two bytes is another than white."""
    if number == NO_SHADE:
        return False
    return number >> 10 != 0 or number >> 5 & 0x1F not in (0, WHITE_OF_SIXTEEN)


def _switched(number: int, below: bool | None) -> bool | None:
    """Return what a switch says, which may lean on the style."""
    if number in (AS_STYLE, NOT_AS_STYLE):
        return bool(below) == (number == AS_STYLE)
    return bool(number)


def _strike(own: Properties, below: Properties, number: int) -> Properties:
    return replace(own, strike=_switched(number, below.strike))


def _double(own: Properties, below: Properties, number: int) -> Properties:
    return replace(own, double=_switched(number, below.double))


def _vanish(own: Properties, below: Properties, number: int) -> Properties:
    return replace(own, vanish=_switched(number, below.vanish))


def _size(own: Properties, below: Properties, number: int) -> Properties:
    return replace(own, size=number)


def _lift(own: Properties, below: Properties, number: int) -> Properties:
    return replace(own, lift=number if number < 0x8000 else 0)


def _height(own: Properties, below: Properties, number: int) -> Properties:
    return replace(own, height=HEIGHTS.get(number, Height.NORMAL))


def _colour_of_sixteen(own: Properties, below: Properties, number: int) -> Properties:
    return replace(own, is_white=number == WHITE_OF_SIXTEEN)


def _colour(own: Properties, below: Properties, number: int) -> Properties:
    return replace(own, is_white=number == WHITE)


def _deleted(look: OldLook, number: int) -> OldLook:
    return replace(look, is_deleted=bool(number))


def _inserted(look: OldLook, number: int) -> OldLook:
    return replace(look, is_inserted=bool(number))


def _highlighted(look: OldLook, number: int) -> OldLook:
    is_filled = number not in (0, WHITE_OF_SIXTEEN)
    return replace(look, is_filled=is_filled or look.is_filled)


def _shaded(look: OldLook, number: int) -> OldLook:
    return replace(look, is_filled=is_filled_shade_of_old(number) or look.is_filled)


def _symbol(look: OldLook, number: int) -> OldLook:
    return replace(look, symbol=(number & 0xFFFF, number >> 16))


def _picture(look: OldLook, number: int) -> OldLook:
    return replace(look, data=number)


def _data(look: OldLook, number: int) -> OldLook:
    return replace(look, is_data=bool(number))


def _face(look: OldLook, number: int) -> OldLook:
    return replace(look, face=number)


_CHANGES = {
    **{STRIKE: _strike, DOUBLE: _double, VANISH: _vanish},
    **{SIZE: _size, LIFT: _lift, HEIGHT: _height},
    **{COLOUR_OF_SIXTEEN: _colour_of_sixteen, COLOUR: _colour},
}
_FACTS = {
    **{DELETED: _deleted, INSERTED: _inserted},
    **{HIGHLIGHT: _highlighted, SHADE_OF_OLD: _shaded},
    **{SYMBOL: _symbol, PICTURE: _picture, IS_DATA: _data},
    **dict.fromkeys(FACES, _face),
}
