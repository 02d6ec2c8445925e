"""Paper, head and foot of a Word file.

The order of elements is that of ECMA-376 part 1, 17.6 and 17.10.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from models.definitions.definition import PageStyle, TextLine
from printing.margin import FOOT_GAP
from printing.office.docx_paragraph import field, line_of_texts, paragraph, text_run
from printing.office.package import element
from printing.office.units import twips
from printing.style import Style

FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
_FIELD = re.compile(r"(\{pages?\})")


def section(style: Style, named: dict[str, str]) -> Element:
    """Return the properties of the only section.

    Named gives the ids of the parts for its head and foot, those of the
    first page apart: first_header, header, first_footer, footer.
    """
    turned = {"w_orient": "landscape"} if style.width > style.height else {}
    return element(
        "w:sectPr",
        *_references(named),
        element(
            "w:pgSz", w_w=twips(style.width), w_h=twips(style.height), **turned
        ),
        element(
            "w:pgMar",
            w_top=twips(style.top),
            w_right=twips(style.right),
            w_bottom=twips(style.bottom),
            w_left=twips(style.left),
            w_header=twips(style.top),
            w_footer=twips(_below_foot(style)),
            w_gutter=0,
        ),
        *([element("w:titlePg")] if "first_header" in named else []),
    )


def _references(named: dict[str, str]) -> Iterator[Element]:
    for kind in ("header", "footer"):
        for page, name in (("first", f"first_{kind}"), ("default", kind)):
            if name in named:
                reference = f"w:{kind}Reference"
                yield element(reference, w_type=page, r_id=named[name])


def _below_foot(style: Style) -> float:
    """Return what is left below the page number, placed as in the PDF."""
    return max(0.0, style.bottom - FOOT_GAP - style.leading / 2)


def page_number(page: PageStyle) -> Element:
    """Return the foot of each page: 第 1 页 共 2 页."""
    runs = [
        field(FIELDS[piece]) if piece in FIELDS else text_run(piece)
        for piece in _FIELD.split(page.page_number)
        if piece
    ]
    return paragraph("SheetLine", *runs, align="centre")


def continued_head(
    page: PageStyle, title: Element, lines: tuple[TextLine, ...], style: Style
) -> list[Element]:
    """Return what stands above the tables from page two on."""
    mark = page.continuation_mark
    found = [paragraph("SheetLine", text_run(mark), align="right")] if mark else []
    if page.repeat_title:
        found.append(title)
    if page.repeat_lines:
        found += [line_of_texts(line, style) for line in lines]
    return found
