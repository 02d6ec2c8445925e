"""Paragraphs of a Word file.

The order of elements is that of ECMA-376 part 1, 17.3: Word refuses others.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from models.definitions.definition import Align, TextLine
from printing.office.package import element
from printing.office.units import half_points, twips
from printing.style import Style
from printing.wrap import printable_text

JUSTIFICATION: dict[Align, str] = {"left": "left", "centre": "center", "right": "right"}


def paragraph(
    style: str, *runs: Element, align: Align = "left", more: tuple[Element, ...] = ()
) -> Element:
    """Return a paragraph in a style; more is what else its properties say.

    What more holds stands between the style and the alignment.
    """
    properties = [element("w:pStyle", w_val=style), *more]
    if align != "left":
        properties.append(element("w:jc", w_val=JUSTIFICATION[align]))
    return element("w:p", element("w:pPr", *properties), *runs)


def text_run(text: str, size: float = 0.0) -> Element:
    """Return a run of text, in the size of its style or in another."""
    properties = [_size(size)] if size else []
    return element("w:r", *properties, element("w:t", text=text, xml_space="preserve"))


def field(instruction: str) -> Element:
    """Return a field that the program works out: PAGE, NUMPAGES."""
    return element("w:fldSimple", text_run("1"), w_instr=instruction)


def line_of_texts(line: TextLine, style: Style) -> Element:
    """Return what stands left, in the middle and right of one line.

    Tab stops hold the three apart, as anybody would type it.
    """
    texts = [printable_text(each) for each in (line.left, line.centre, line.right)]
    if line.centre and not line.left and not line.right:
        above = _above(line, style)
        return paragraph("SheetLine", text_run(texts[1]), align="centre", more=above)
    stops = []
    runs = [text_run(texts[0])] if texts[0] else []
    for text, place, align in zip(texts[1:], (0.5, 1.0), ("center", "right")):
        if text:
            at = twips(style.inner_width * place)
            stops.append(element("w:tab", w_val=align, w_pos=at))
            runs += [element("w:r", element("w:tab")), text_run(text)]
    tabs = (element("w:tabs", *stops),) if stops else ()
    return paragraph("SheetLine", *runs, more=(*tabs, *_above(line, style)))


def _above(line: TextLine, style: Style) -> tuple[Element, ...]:
    """Return the blank over a line: room for a signature."""
    if not line.above:
        return ()
    return (element("w:spacing", w_before=twips(line.above * style.leading)),)


def _size(size: float) -> Element:
    halves = half_points(size)
    return element(
        "w:rPr", element("w:sz", w_val=halves), element("w:szCs", w_val=halves)
    )
