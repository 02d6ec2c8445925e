"""How the runs of a .docx look, by their own properties and their styles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from models.reading.files.looks import LEAST_POINTS, PLAIN_LOOK, Height, TextLook
from models.reading.files.xml_part import attribute

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

OFF = ("0", "false", "off")
WHITE = ("ffffff", "white")
NO_FILL = ("", "auto", "ffffff")
TELLING = frozenset(
    "strike dstrike vanish vertAlign position color sz rStyle".split()
)
"""Properties that say whether a text counts."""

SWITCHES = ("strike", "dstrike", "vanish", "vertAlign", "position")
UNSEEN = "boolean(.//color[@*[.='FFFFFF' or .='ffffff']] | .//sz[@*[. <= 4]])"
"""Whether a part has anything white, or of type too small to be read."""

MOST_STYLES = 20
"""In a chain of styles that are based on each other."""

LEAST_LIFT = 4
"""Half points by which a smaller text stands above the line as a mark."""

USUAL_SIZE = 21
"""Half points: Word's own size of type where nothing is said."""

HEIGHTS = {"superscript": Height.RAISED, "subscript": Height.LOWERED}


@dataclass(frozen=True, slots=True)
class Properties:
    """What some properties of a run say; None where they say nothing."""

    strike: bool | None = None
    double: bool | None = None
    vanish: bool | None = None
    height: Height | None = None
    lift: int = 0
    size: int = 0
    is_white: bool | None = None

    def over(self, below: Properties) -> Properties:
        """Return these, and where they say nothing those below."""
        return Properties(
            below.strike if self.strike is None else self.strike,
            below.double if self.double is None else self.double,
            below.vanish if self.vanish is None else self.vanish,
            self.height or below.height,
            self.lift or below.lift,
            self.size or below.size,
            below.is_white if self.is_white is None else self.is_white,
        )

    def beside(self, other: Properties) -> Properties:
        """Return these with those of another kind of style beside them.

        Two that switch the same thing on switch it off together (ECMA-376,
        17.7.3); a double line is no such switch.
        """
        both = self.over(other)
        return replace(
            both,
            strike=_either(self.strike, other.strike),
            vanish=_either(self.vanish, other.vanish),
        )

    @property
    def is_quiet(self) -> bool:
        """Whether they leave a text as any other."""
        return not (self.strike or self.double or self.vanish or self.is_white) and (
            self.height in (None, Height.NORMAL)
            and self.lift < LEAST_LIFT
            and (not self.size or self.size / 2 > LEAST_POINTS)
        )


NOTHING = Properties()


class Looks:
    """Tells how runs look in one document.

    Attributes:
        table: The style of the table that is being read, if any.
        is_quiet: Whether all text of the part that is being read looks as
            any other, as in most documents.
    """

    def __init__(self, styles: Element | None) -> None:
        self.table = ""
        self.is_quiet = False
        found = () if styles is None else styles.iterfind("style")
        named = {attribute(each, "styleId"): each for each in found}
        self._styles = {name: _of_style(named, name) for name in named}
        self._coloured = frozenset(
            name
            for name, each in named.items()
            if any(map(_is_filled, each.iter("shd")))
        )
        usual = "docDefaults/rPrDefault/rPr"
        defaults = styles.find(usual) if styles is not None else None
        self._usual = properties_of(defaults) if defaults is not None else NOTHING
        usual_styles = (name for name, each in named.items() if _is_default(each))
        self._default = next(usual_styles, "")

    def enter(self, part: Element) -> None:
        """Look at a part before its text is read."""
        noisy = {name for name, each in self._styles.items() if not each.is_quiet}
        named = part.iter("rStyle", "pStyle", "tblStyle") if noisy else ()
        self.is_quiet = (
            self._usual.is_quiet
            and self._default not in noisy
            and next(part.iter(*SWITCHES), None) is None
            and not part.xpath(UNSEEN)
            and not any(attribute(each, "val") in noisy for each in named)
        )

    def of_paragraph(self, paragraph: Element) -> Properties:
        """Return what the styles of a paragraph say of its runs."""
        style = paragraph.find("pPr/pStyle")
        name = attribute(style, "val") if style is not None else self._default
        own = self._styles.get(name, NOTHING)
        table = self._styles.get(self.table, NOTHING) if self.table else NOTHING
        return own if table == NOTHING else own.beside(table)

    def of_run(self, run: Element, below: Properties) -> TextLook:
        """Return how a run in a paragraph looks."""
        own = run.find("rPr")
        if own is None:
            return PLAIN_LOOK if below.is_quiet else self._look(run, below)
        if below.is_quiet and all(map(_is_quiet, own)):
            return PLAIN_LOOK
        style = own.find("rStyle")
        if style is not None:
            named = self._styles.get(attribute(style, "val"), NOTHING)
            below = named.beside(below)
        return self._look(run, properties_of(own).over(below))

    def _look(self, run: Element, found: Properties) -> TextLook:
        found = found.over(self._usual)
        points = (found.size or USUAL_SIZE) / 2
        is_hidden = bool(found.vanish) or points <= LEAST_POINTS
        if found.is_white and not is_hidden:
            is_hidden = self._is_on_white(run)
        height = found.height or Height.NORMAL
        if found.lift >= LEAST_LIFT and found.size < self._largest(run):
            height = Height.RAISED
        return TextLook(
            is_struck=bool(found.strike or found.double),
            is_hidden=is_hidden,
            height=height,
        )

    def _is_on_white(self, run: Element) -> bool:
        """Return whether nothing around a run gives it another ground."""
        if self.table in self._coloured or run.find("rPr/highlight") is not None:
            return False
        return not any(map(_is_filled, _shades(run)))

    def _largest(self, run: Element) -> int:
        """Return the largest size of type around a run, in half points."""
        parent = run.getparent()
        sizes = [] if parent is None else parent.iterfind("r/rPr/sz")
        usual = self._usual.size or USUAL_SIZE
        return max([usual, *(_whole(attribute(each, "val")) for each in sizes)])


def properties_of(element: Element) -> Properties:
    """Return what the properties of a run, or of a style, say."""
    found = {str(each.tag): each for each in element if each.tag in TELLING}
    align, colour = found.get("vertAlign"), found.get("color")
    return Properties(
        _switch(found, "strike"),
        _switch(found, "dstrike"),
        _switch(found, "vanish"),
        None
        if align is None
        else HEIGHTS.get(attribute(align, "val"), Height.NORMAL),
        _whole(_value(found, "position")),
        _whole(_value(found, "sz")),
        None if colour is None else attribute(colour, "val").lower() in WHITE,
    )


def _is_quiet(element: Element) -> bool:
    """Return whether a property leaves a text as any other, as most do."""
    if element.tag not in TELLING:
        return True
    if element.tag == "color":
        return attribute(element, "val").lower() not in WHITE
    return element.tag == "sz" and _whole(attribute(element, "val")) > 2 * LEAST_POINTS


def _of_style(named: Mapping[str, Element], name: str) -> Properties:
    """Return what a style says, with those that it is based on."""
    found = NOTHING
    for style in _chain(named, name):
        own = style.find("rPr")
        if own is not None:
            found = found.over(properties_of(own))
    return found


def _chain(named: Mapping[str, Element], name: str) -> Iterator[Element]:
    for _ in range(MOST_STYLES):
        style = named.get(name)
        if style is None:
            return
        yield style
        base = style.find("basedOn")
        name = attribute(base, "val") if base is not None else ""


def _is_default(style: Element) -> bool:
    is_usual = attribute(style, "default") not in ("", *OFF)
    return is_usual and attribute(style, "type") == "paragraph"


def _shades(run: Element) -> Iterator[Element]:
    """Yield the shades of a run and of all that it stands in."""
    yield from run.iterfind("rPr/shd")
    for each in run.iterancestors("p", "tc", "tbl"):
        yield from each.iterfind(f"{each.tag}Pr/shd")


def _is_filled(shade: Element) -> bool:
    if attribute(shade, "themeFill"):
        return True
    pattern = attribute(shade, "val")
    is_plain = pattern in ("", "clear", "nil")
    return not is_plain or attribute(shade, "fill").lower() not in NO_FILL


def _either(one: bool | None, other: bool | None) -> bool | None:
    if one is None or other is None:
        return other if one is None else one
    return one != other


def _switch(found: Mapping[str, Element], name: str) -> bool | None:
    if name not in found:
        return None
    return attribute(found[name], "val") not in OFF


def _value(found: Mapping[str, Element], name: str) -> str:
    return attribute(found[name], "val") if name in found else ""


def _whole(written: str) -> int:
    is_number = written.isascii() and written.isdecimal() and len(written) < 6
    return int(written) if is_number else 0
