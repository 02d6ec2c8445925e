"""The styles of workbooks in one file of XML: formats, and how cells look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from models.reading.files.looks import LEAST_POINTS, Height, Run, TextLook
from models.reading.files.workbook.format_code import GENERAL
from models.reading.files.xml_part import attribute

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NAMED_FORMATS = {
    "Percent": "0.00%",
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Currency": "#,##0.00",
    "General Date": "yyyy/m/d h:mm",
    "Short Date": "yyyy/m/d",
    "Medium Date": "d-mmm-yy",
    "Long Date": "yyyy年m月d日",
    "Short Time": "h:mm",
    "Medium Time": "h:mm AM/PM",
    "Long Time": "h:mm:ss",
    "Scientific": "0.00E+00",
    "Euro Currency": "#,##0.00",
    "Yes/No": '[<>0]"是";"否"',
    "True/False": '[<>0]"真";"假"',
    "On/Off": '[<>0]"开";"关"',
}
"""Formats that such files call by a name; others are codes."""

WHITE = "#ffffff"
HEIGHTS = {"Superscript": Height.RAISED, "Subscript": Height.LOWERED}
MOST_STYLES = 20
"""In a chain of styles, each the parent of the last."""


class XmlStyles:
    """What the styles of a workbook say of its cells."""

    def __init__(self, root: Element) -> None:
        found = root.iterfind("Styles/Style")
        self._styles = {attribute(each, "ID"): each for each in found}

    def code(self, style: str) -> str:
        """Return the code of the format of cells."""
        code = self._said(style, "NumberFormat", "Format") or GENERAL
        return NAMED_FORMATS.get(code, code)

    def look(self, style: str) -> TextLook:
        """Return how cells look."""
        said = self._said
        is_white = said(style, "Font", "Color").lower() == WHITE
        ground = said(style, "Interior", "Color").lower()
        return TextLook(
            is_struck=said(style, "Font", "StrikeThrough") == "1",
            is_hidden=_is_tiny(said(style, "Font", "Size"))
            or (is_white and ground in ("", WHITE)),
            height=HEIGHTS.get(said(style, "Font", "VerticalAlign"), Height.NORMAL),
        )

    def runs(self, data: Element, style: str) -> Iterator[Run]:
        """Yield the pieces of a text that is marked up within its cell.

        Where some are struck through, the others are not.
        """
        look = self.look(style)
        is_struck = look.is_struck and data.find(".//S") is None
        yield from _runs(data, replace(look, is_struck=is_struck))

    def _said(self, name: str, child: str, key: str) -> str:
        """Return what a style, or the one that it hangs on, says."""
        name = name or "Default"
        for _ in range(MOST_STYLES):
            style = self._styles.get(name)
            if style is None:
                break
            for each in style.iterfind(child):
                if said := attribute(each, key):
                    return said
            name = attribute(style, "Parent")
        return ""


def _runs(element: Element, look: TextLook) -> Iterator[Run]:
    yield element.text or "", look
    for child in element:
        yield from _runs(child, _look_in(child, look))
        yield child.tail or "", look


def _look_in(element: Element, look: TextLook) -> TextLook:
    """Return how a text looks within an element of markup."""
    if element.tag == "S":
        return replace(look, is_struck=True)
    if element.tag in ("Sup", "Sub"):
        height = Height.RAISED if element.tag == "Sup" else Height.LOWERED
        return replace(look, height=height)
    if _is_tiny(attribute(element, "Size")):
        return replace(look, is_hidden=True)
    return look


def _is_tiny(written: str) -> bool:
    try:
        return float(written) <= LEAST_POINTS
    except ValueError:
        return False
