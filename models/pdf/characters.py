"""The characters of a page, as the file has them: y grows upwards."""

from __future__ import annotations

import ctypes
import math
from typing import Any, NamedTuple

from models.pdf.drawing import WHITE, BoundingBox, Drawing
from models.pdf.ink import SLANTED
from models.pdf.limits import Budget
from models.pdf.pdfium import handle, page_object, pdfium, text_object_at

SLANT = 0.1
"""Of a quarter turn, scanned pages may be askew."""

HYPHEN = 2
"""What pdfium says instead of a hyphen at the end of a line."""


class RawRun(NamedTuple):
    """Characters drawn with one text, in the order of the file.

    Attributes:
        order: How many objects were drawn before it; -1 where that is not
            known.
        turns: Quarter turns to the left, from a text that stands upright in
            the file, or SLANTED.
        depth: How far the boxes reach below the baseline.
        is_blank: Whether it leaves no ink, by being invisible.
        is_white: Whether its ink is white.
        clip: The box that it is cut off at, if there is one.
        boxes: Of each character, as wide as the pen goes on.
    """

    order: int
    size: float
    turns: int
    depth: float
    is_blank: bool
    is_white: bool
    clip: BoundingBox | None
    texts: list[str]
    boxes: list[BoundingBox]


class Writing(NamedTuple):
    """All characters of a page.

    Attributes:
        unknown: How many there are of which the file does not say what they
            are.
    """

    runs: list[RawRun]
    unknown: int


def writing_of(page: Any, drawing: Drawing, budget: Budget) -> Writing:
    """Return the characters of an open page, on which these objects are.

    Raises:
        Refused: There are too many of them.
    """
    textpage = pdfium().FPDFText_LoadPage(page)
    try:
        count = max(0, pdfium().FPDFText_CountChars(textpage))
        budget.spend_characters(count)
        return _Writer(textpage, drawing).written(count)
    finally:
        pdfium().FPDFText_ClosePage(textpage)


class _Writer:
    """Writes down the characters of one page, run by run."""

    def __init__(self, textpage: Any, drawing: Drawing) -> None:
        self._textpage, self._drawing = textpage, drawing
        self._high = 0

    def written(self, count: int) -> Writing:
        """Return the writing of so many characters.

        Blanks and line ends that pdfium makes up belong to no text.
        """
        runs: list[RawRun] = []
        unknown, last, is_known = 0, 0, False
        address_at, page = text_object_at(), handle(self._textpage)
        read_box, box = pdfium().FPDFText_GetLooseCharBox, pdfium().FS_RECTF()
        for at in range(count):
            address = address_at(page, at)
            if not address:
                continue
            if address != last:
                last = address
                run = self._run(at, address)
                runs.append(run)
                is_known = not pdfium().FPDFText_HasUnicodeMapError(self._textpage, at)
            text = self._text(at)
            if is_known and text >= " ":
                read_box(self._textpage, at, box)
                run.texts.append(text)
                run.boxes.append((box.left, box.bottom, box.right, box.top))
            elif text:
                unknown += 1
        return Writing(runs, unknown)

    def _text(self, at: int) -> str:
        """Return a character, "" for the first half of one."""
        code = pdfium().FPDFText_GetUnicode(self._textpage, at)
        if 0xD800 <= code < 0xE000:
            # On Windows, characters beyond the BMP come in two halves.
            high, self._high = self._high, code
            is_pair = high < 0xDC00 <= code and high
            return _joined(high, code) if is_pair else ""
        return "-" if code == HYPHEN else chr(code)

    def _run(self, at: int, address: int) -> RawRun:
        """Return what is the same for all characters of a text."""
        library, textpage = pdfium(), self._textpage
        matrix = library.FS_MATRIX()
        library.FPDFText_GetMatrix(textpage, at, matrix)
        area = abs(matrix.a * matrix.d - matrix.b * matrix.c)
        mode = library.FPDFTextObj_GetTextRenderMode(page_object(address))
        blank = library.FPDF_TEXTRENDERMODE_INVISIBLE, library.FPDF_TEXTRENDERMODE_CLIP
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        library.FPDFText_GetFillColor(textpage, at, red, green, blue, alpha)
        turns = _turns(matrix.a, matrix.b)
        return RawRun(
            order=self._drawing.orders.get(address, -1),
            size=library.FPDFText_GetFontSize(textpage, at) * math.sqrt(area),
            turns=turns,
            depth=_depth(textpage, at, turns),
            is_blank=mode in blank or not alpha.value,
            is_white=min(red.value, green.value, blue.value) >= WHITE,
            clip=self._drawing.clips.get(address),
            texts=[],
            boxes=[],
        )


def _joined(high: int, low: int) -> str:
    """Return the character of two halves."""
    return chr(((high - 0xD800) << 10) + low - 0xDC00 + 0x10000)


def _turns(x: float, y: float) -> int:
    """Return the quarter turns to the left of a text that goes to x, y."""
    if not (math.isfinite(x) and math.isfinite(y)):
        return 0
    turns = math.atan2(y, x) / (math.pi / 2)
    return round(turns) % 4 if abs(turns - round(turns)) <= SLANT else SLANTED


def _depth(textpage: Any, at: int, turns: int) -> float:
    """Return how far a character's box reaches below its baseline."""
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium().FS_RECTF()
    pdfium().FPDFText_GetLooseCharBox(textpage, at, box)
    pdfium().FPDFText_GetCharOrigin(textpage, at, x, y)
    depths = (
        y.value - box.bottom,
        box.right - x.value,
        box.top - y.value,
        x.value - box.left,
    )
    return float(depths[max(turns, 0)])
