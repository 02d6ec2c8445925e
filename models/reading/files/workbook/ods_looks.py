"""How the cells and pieces of text in a workbook of LibreOffice look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from models.reading.files.looks import LEAST_POINTS, PLAIN_LOOK, Height, TextLook
from models.reading.files.xml_part import attribute

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

WHITE = "#ffffff"
NO_GROUND = ("", "transparent", WHITE)
MOST_STYLES = 20
"""In a chain of styles, each the parent of the last."""

LINES = ("text-line-through-style", "text-line-through-type")
"""Either of them draws a line, unless it is "none"."""

_POSITION = re.compile(r"(super|sub|-?\d{1,3})")
_SIZE = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)pt")

StyleKey = tuple[str, str]
"""A family of styles, and a name in it."""


class OdsLooks:
    """Tells how the styles of a workbook look."""

    def __init__(self, roots: Sequence[Element]) -> None:
        self._styles: dict[StyleKey, Element] = {}
        for root in roots:
            for each in root.iterfind("*/style"):
                key = attribute(each, "family"), attribute(each, "name")
                self._styles.setdefault(key, each)
        self._known: dict[tuple[StyleKey, TextLook], TextLook] = {}

    def of(self, family: str, name: str, around: TextLook = PLAIN_LOOK) -> TextLook:
        """Return how a style looks within something that looks so."""
        key = ((family, name), around)
        if key not in self._known:
            self._known[key] = self._look(family, name, around)
        return self._known[key]

    def _look(self, family: str, name: str, around: TextLook) -> TextLook:
        lines = (self._said(family, name, each) for each in LINES)
        said = next(filter(None, lines), "")
        is_struck = said != "none" if said else around.is_struck
        size = _SIZE.fullmatch(self._said(family, name, "font-size"))
        is_tiny = size is not None and float(size[1]) <= LEAST_POINTS
        is_white = self._said(family, name, "color").lower() == WHITE
        ground = self._said(family, name, "background-color").lower()
        is_hidden = (
            is_tiny
            or self._said(family, name, "display") == "none"
            or (is_white and family == "table-cell" and ground in NO_GROUND)
        )
        height = _height(self._said(family, name, "text-position"))
        is_hidden = is_hidden or around.is_hidden
        look = TextLook(is_struck, is_hidden, height or around.height)
        return PLAIN_LOOK if look == PLAIN_LOOK else look

    def _said(self, family: str, name: str, key: str) -> str:
        """Return what a style, or the one that it hangs on, says."""
        for style in self._chain(family, name):
            for each in style:
                if str(each.tag).endswith("properties"):
                    if said := attribute(each, key):
                        return said
        return ""

    def _chain(self, family: str, name: str) -> Iterator[Element]:
        for _ in range(MOST_STYLES):
            style = self._styles.get((family, name))
            if style is None:
                return
            yield style
            name = attribute(style, "parent-style-name")


def _height(position: str) -> Height | None:
    """Return where a text stands: super 58%, 33% 58%, -20%."""
    found = _POSITION.match(position)
    if found is None:
        return None
    if found[1] in ("super", "sub"):
        return Height.RAISED if found[1] == "super" else Height.LOWERED
    lift = int(found[1])
    if not lift:
        return Height.NORMAL
    return Height.RAISED if lift > 0 else Height.LOWERED
