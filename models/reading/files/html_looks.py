"""How the elements of a page look, by their tags, classes and styles.

Only what takes a text out of sight, or off its line, is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from models.reading.files.looks import LEAST_POINTS, Height

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

STRUCK_TAGS = ("s", "strike")
HEIGHTS = {
    "sup": Height.RAISED,
    "super": Height.RAISED,
    "sub": Height.LOWERED,
}
CELLS = ("td", "th", "tr", "table", "tbody", "thead", "tfoot", "col")
WHITES = frozenset(["white", "#fff", "#ffffff", "rgb(255,255,255)"])
NO_GROUND = WHITES | {"none", "transparent", "inherit", "initial", "auto", ""}
REMOVING = {"display": "none", "mso-hide": "all"}
THROUGH = "line-through"

_SIMPLE = re.compile(r"(?:\*|[a-z][\w-]*)?(?:[.#][\w-]+)?")
_SIZE = re.compile(r"(\d{0,4}(?:\.\d{1,4})?)(pt|px)?")

Said = Mapping[str, str]
"""What is said of an element, by the name of the property."""


class HtmlLooks:
    """Tells how the elements of one page look.

    Attributes:
        is_unsure: Whether the page strikes something through by a rule that
            is not followed here.
    """

    def __init__(self, root: Element) -> None:
        self.is_unsure = False
        self._rules: dict[str, dict[str, str]] = {}
        self._known: dict[tuple[str, str, str, str], Said] = {}
        for each in root.iter("style"):
            self._take_in("".join(map(str, each.itertext())))

    def is_struck(self, element: Element) -> bool:
        """Return whether a line goes through all in an element.

        Nothing within can take it off again, as CSS has it.
        """
        said = self.said(element)
        line = said.get("text-decoration-line", said.get("text-decoration", ""))
        return THROUGH in line if line else element.tag in STRUCK_TAGS

    def is_removed(self, element: Element) -> bool:
        """Return whether an element takes no room at all."""
        said = self.said(element)
        is_hidden = element.get("hidden") is not None
        return is_hidden or any(said.get(key) == REMOVING[key] for key in REMOVING)

    def is_unseen(self, element: Element) -> bool:
        """Return whether an element takes room, and nobody sees its text."""
        said = self.said(element)
        if said.get("visibility") in ("hidden", "collapse"):
            return True
        if said.get("opacity") in ("0", "0.0", "0%"):
            return True
        if _is_tiny(said.get("font-size", "")):
            return not self._is_said_within(element, "font-size")
        if said.get("color", "") in WHITES and self._is_on_white(element):
            return not self._is_said_within(element, "color")
        return False

    def height(self, element: Element) -> Height:
        """Return where an element stands beside its line."""
        if element.tag in CELLS:
            return Height.NORMAL
        aligned = self.said(element).get("vertical-align") or str(element.tag)
        return HEIGHTS.get(aligned, Height.NORMAL)

    def said(self, element: Element) -> Said:
        """Return what rules and the element itself say of it."""
        get = element.get
        style = get("style", "")
        key = (str(element.tag), get("class", ""), get("id", ""), style)
        if key not in self._known:
            found: dict[str, str] = {}
            for selector in _selectors(*key[:3]):
                found.update(self._rules.get(selector, {}))
            found.update(_declared(style))
            self._known[key] = found
        colour, ground = get("color"), get("bgcolor")
        if colour is None and ground is None:
            return self._known[key]
        shown = {"color": colour or "", "background": ground or ""}
        own = {name: text.lower() for name, text in shown.items() if text}
        return {**own, **self._known[key]}

    def _take_in(self, sheet: str) -> None:
        for rule in _without_comments(sheet.lower()).split("}"):
            selectors, _, declarations = rule.rpartition("{")
            declared = dict(_declared(declarations))
            for each in selectors.rpartition("{")[2].split(","):
                selector = each.strip()
                if selector and _SIMPLE.fullmatch(selector):
                    self._rules.setdefault(selector, {}).update(declared)
                elif any(THROUGH in text for text in declared.values()):
                    self.is_unsure = True

    def _is_said_within(self, element: Element, key: str) -> bool:
        """Return whether something in an element has a look of its own."""
        within = element.iterdescendants()
        return any(key in self.said(each) for each in within if each is not element)

    def _is_on_white(self, element: Element) -> bool:
        """Return whether nothing around an element gives it a ground."""
        for each in (element, *element.iterancestors()):
            said = self.said(each)
            grounds = (said.get(key, "") for key in ("background", "background-color"))
            if any(each not in NO_GROUND for each in grounds):
                return False
        return True


def _without_comments(sheet: str) -> str:
    """Return a style sheet without comments; one that is open ends it."""
    first, *others = sheet.replace("<!--", "").replace("-->", "").split("/*")
    return first + "".join(each.partition("*/")[2] for each in others)


def _selectors(tag: str, classes: str, name: str) -> Iterator[str]:
    """Yield what rules call an element, the weakest first."""
    yield "*"
    yield tag
    for each in classes.lower().split():
        yield f".{each}"
        yield f"{tag}.{each}"
    if name:
        yield f"#{name.lower()}"
        yield f"{tag}#{name.lower()}"


def _declared(style: str) -> Iterator[tuple[str, str]]:
    for each in style.lower().split(";"):
        key, _, text = each.partition(":")
        if text.strip():
            plain = "".join(text.replace("!important", "").split(" "))
            yield key.strip(), plain.strip()


def _is_tiny(size: str) -> bool:
    found = _SIZE.fullmatch(size)
    if found is None or not found[1].strip("."):
        return False
    number = float(found[1])
    return number * (0.75 if found[2] == "px" else 1) <= LEAST_POINTS and (
        found[2] is not None or not number
    )
