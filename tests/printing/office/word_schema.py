"""The order in which Word wants its elements: ECMA-376 part 1, annex A.

Only those that a file of ours may hold are named here.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

ORDER = {
    name: order.split()
    for name, order in {
        "document": "body",
        "tbl": "tblPr tblGrid tr",
        "tr": "trPr tc",
        "tc": "tcPr p",
        "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook",
        "tblBorders": "top left bottom right insideH insideV",
        "tblCellMar": "top left bottom right",
        "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
        "tcBorders": "top left bottom right",
        "p": "pPr r fldSimple",
        "pPr": (
            "pStyle keepNext keepLines tabs autoSpaceDE autoSpaceDN snapToGrid"
            " spacing ind jc rPr"
        ),
        "r": "rPr t tab br",
        "rPr": "rStyle rFonts b bCs i noProof vanish color sz szCs lang",
        "sectPr": (
            "headerReference footerReference pgSz pgMar pgNumType cols titlePg docGrid"
        ),
        "styles": "docDefaults style",
        "docDefaults": "rPrDefault pPrDefault",
        "style": (
            "name basedOn next uiPriority semiHidden unhideWhenUsed qFormat"
            " pPr rPr tblPr"
        ),
        "settings": (
            "zoom defaultTabStop characterSpacingControl compat themeFontLang"
        ),
        "compat": "useFELayout compatSetting",
        "fonts": "font",
        "font": "altName charset family pitch",
        "rPrDefault": "rPr",
        "pPrDefault": "pPr",
        "body": "p tbl sectPr",
        "hdr": "p",
        "ftr": "p",
        "tabs": "tab",
        "tblGrid": "gridCol",
        "trPr": "cantSplit trHeight tblHeader",
        "fldSimple": "r",
    }.items()
}
MIXED = ("body", "p")
"""Their children come in any order, but for the first or the last."""
FIRST, LAST = {"p": "pPr"}, {"body": "sectPr"}


def faults(element: Element) -> Iterator[str]:
    """Yield what is out of order, or unknown, in an element and below it."""
    name, children = _name(element), [_name(each) for each in element]
    known = ORDER.get(name, [])
    unknown = set(children) - set(known)
    if unknown:
        yield f"{name} holds {', '.join(sorted(unknown))}"
    elif name in MIXED:
        yield from _mixed_faults(name, children)
    elif children != sorted(children, key=known.index):
        yield f"{name} has {' '.join(children)}"
    for each in element:
        yield from faults(each)


def _mixed_faults(name: str, children: list[str]) -> Iterator[str]:
    first, last = FIRST.get(name), LAST.get(name)
    if first in children[1:]:
        yield f"{first} is not the first of {name}"
    if last in children[:-1]:
        yield f"{last} is not the last of {name}"


def _name(element: Element) -> str:
    return element.tag.partition("}")[2]
