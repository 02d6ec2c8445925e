"""Writes laid-out pages as a PDF.

The same pages give the same bytes.  Text goes in as codes of an embedded
face, never as markup, so nothing typed can mean anything but itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import (
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFPage,
    PDFStream,
    PDFZCompress,
)

from printing.fonts.face import Face
from printing.fonts.pdf_font import EmbeddedFont
from printing.page import Page, Sheet

rl_config.trustedHosts = []
rl_config.trustedSchemes = []

PRODUCER = "Jibiao"
Fonts = dict[Face, EmbeddedFont]


def write_pdf(sheet: Sheet) -> bytes:
    """Return the sheet as a PDF: faces embedded, text readable back."""
    document = PDFDocument(compression=1, invariant=1, lang="zh-CN")
    document.setTitle(sheet.title)
    document.setAuthor(sheet.author)
    document.setCreator(PRODUCER)
    document.setProducer(PRODUCER)
    document.Catalog.ViewerPreferences = PDFDictionary(
        {"PrintScaling": PDFName("None"), "DisplayDocTitle": "true"}
    )
    fonts = _fonts(sheet)
    resources = _resources(document, fonts)
    for page in sheet.pages:
        document.addPage(_page(page, fonts, resources))
    written: bytes = document.GetPDFData(None)
    return written


def _fonts(sheet: Sheet) -> Fonts:
    used: dict[Face, set[str]] = {}
    for page in sheet.pages:
        for strip in page.strips:
            for text in strip.part.texts:
                used.setdefault(text.face, set()).update(text.text)
    return {
        face: EmbeddedFont(f"F{number}", face, "".join(sorted(characters)))
        for number, (face, characters) in enumerate(used.items(), start=1)
    }


def _resources(document: PDFDocument, fonts: Fonts) -> Any:
    named = {font.name: font.add_to(document) for font in fonts.values()}
    return document.Reference(PDFDictionary({"Font": PDFDictionary(named)}), "shared")


def _page(page: Page, fonts: Fonts, resources: Any) -> PDFPage:
    written = PDFPage()
    written.pagewidth, written.pageheight = _number(page.width), _number(page.height)
    written.Resources = resources
    content = "\n".join((*_rules(page), *_texts(page, fonts))).encode("ascii")
    written.Contents = PDFStream(content=content, filters=[PDFZCompress])
    return written


def _rules(page: Page) -> Iterator[str]:
    for strip in page.strips:
        for rule in strip.part.rules:
            x = strip.x + rule.x
            y = page.height - strip.y - rule.y - rule.height
            yield f"{x:.3f} {y:.3f} {rule.width:.3f} {rule.height:.3f} re"
    yield "f"


def _texts(page: Page, fonts: Fonts) -> Iterator[str]:
    yield "BT"
    current: tuple[Face, float] | None = None
    for strip in page.strips:
        for text in strip.part.texts:
            font = fonts[text.face]
            if current != (text.face, text.size):
                yield f"/{font.name} {text.size:.3f} Tf"
                current = (text.face, text.size)
            x, y = strip.x + text.x, page.height - strip.y - text.y
            yield f"1 0 0 1 {x:.3f} {y:.3f} Tm {font.show(text.text)}"
    yield "ET"


def _number(length: float) -> float:
    return round(length, 3)
