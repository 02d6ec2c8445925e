"""How cells and pieces of text in a workbook (.xlsx) look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from models.reading.files.looks import LEAST_POINTS, PLAIN_LOOK, Height, TextLook

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

OFF = ("0", "false", "off")
HEIGHTS = {"superscript": Height.RAISED, "subscript": Height.LOWERED}
WHITE = "FFFFFF"
WHITE_NUMBERS = ("1", "9")
"""In the palette of old that colours name by number."""

WINDOW = "0"
"""The colour of a theme that sheets are white by."""


@dataclass(frozen=True, slots=True)
class Font:
    """What of a font says whether a text counts."""

    look: TextLook = PLAIN_LOOK
    is_white: bool = False


PLAIN_FONT = Font()


@dataclass(frozen=True, slots=True)
class CellLook:
    """How a cell looks: its font, and whether its ground is white."""

    font: Font = PLAIN_FONT
    is_on_white: bool = True

    @property
    def is_plain(self) -> bool:
        """Whether it is as most cells are."""
        return self.font == PLAIN_FONT

    def of(self, font: Font | None = None) -> TextLook:
        """Return how a text in the cell looks, in a font of its own if any."""
        used = font or self.font
        if used.is_white and self.is_on_white and not used.look.is_hidden:
            return replace(used.look, is_hidden=True)
        return used.look


PLAIN_CELL = CellLook()


def cell_looks(styles: Element) -> Sequence[CellLook]:
    """Return how the cells of each style look, by its number."""
    fonts = [font_of(each) or PLAIN_FONT for each in styles.iterfind("fonts/font")]
    fills = [_is_white_fill(each) for each in styles.iterfind("fills/fill")]
    looks = []
    for each in styles.iterfind("cellXfs/xf"):
        font = _number(each.get("fontId"), len(fonts))
        fill = _number(each.get("fillId"), len(fills))
        looks.append(
            CellLook(
                fonts[font] if font < len(fonts) else PLAIN_FONT,
                fills[fill] if fill < len(fills) else True,
            )
        )
    return tuple(looks)


def font_of(element: Element | None) -> Font | None:
    """Return the font that the properties of a run, or of a style, say."""
    if element is None:
        return None
    size = element.find("sz")
    is_tiny = size is not None and _points(size.get("val", "")) <= LEAST_POINTS
    align = element.find("vertAlign")
    height = align.get("val", "") if align is not None else ""
    look = TextLook(_is_struck(element), is_tiny, HEIGHTS.get(height, Height.NORMAL))
    is_white = any(map(_is_white, element.iterfind("color")))
    return Font(PLAIN_LOOK if look == PLAIN_LOOK else look, is_white)


def striking_rules(styles: Element) -> frozenset[str]:
    """Return the numbers of the formats that conditions strike cells by."""
    found = enumerate(styles.iterfind("dxfs/dxf"))
    return frozenset(f"{at}" for at, each in found if _strikes(each))


def struck_ranges(root: Element, rules: frozenset[str]) -> Iterator[str]:
    """Yield the cells of a sheet that a condition may strike through."""
    for each in root.iterfind("conditionalFormatting"):
        if any(rule.get("dxfId") in rules for rule in each.iterfind("cfRule")):
            yield each.get("sqref", "")
    for each in root.iterfind("extLst//conditionalFormatting"):
        if any(map(_strikes, each.iter("dxf"))):
            yield each.findtext("sqref", "")


def _strikes(format_: Element) -> bool:
    return any(map(_is_struck, format_.iterfind("font")))


def _is_struck(element: Element) -> bool:
    strike = element.find("strike")
    return strike is not None and strike.get("val", "1") not in OFF


def _is_white(colour: Element) -> bool:
    if colour.get("tint", "0") not in ("0", "0.0"):
        return False
    return (
        colour.get("rgb", "").upper()[-6:] == WHITE
        or colour.get("theme") == WINDOW
        or colour.get("indexed") in WHITE_NUMBERS
    )


def _is_white_fill(fill: Element) -> bool:
    """Return whether a ground is white, as it is where nothing fills it."""
    pattern = fill.find("patternFill")
    if pattern is None:
        return fill.find("gradientFill") is None
    kind = pattern.get("patternType", "none")
    if kind == "none":
        return True
    return kind == "solid" and any(map(_is_white, pattern.iterfind("fgColor")))


def _number(written: str | None, most: int) -> int:
    """Return the number of something in a list, or one beyond it."""
    is_number = written is not None and written.isascii() and written.isdecimal()
    return int(written[:9]) if written and is_number else most


def _points(written: str) -> float:
    try:
        return float(written)
    except ValueError:
        return LEAST_POINTS + 1
