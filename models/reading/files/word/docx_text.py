"""The text of paragraphs in .docx, as it shows once all edits are accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from models.reading.files.looks import PLAIN_LOOK, Run, seen_text
from models.reading.files.remarks import DELETED, PICTURES, REVISED, Remarks
from models.reading.files.word.docx_looks import NOTHING, Looks
from models.reading.files.xml_part import attribute

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

BOXES = "文本框里的文字已接在它所在的段落后面读入，请核对"
SYMBOLS = "有的符号认不出来，没有读入，请核对"
ELSEWHERE = "有文字在另外嵌入的文件里，没有读入，请核对"

WRAPPERS = frozenset(
    "smartTag customXml hyperlink fldSimple dir bdo sdtContent ruby rubyBase "
    "oMathPara ins moveTo Choice Fallback".split()
)
"""Elements whose children stand in their place."""

PICTURE_PARTS = ("blip", "imagedata", "chart", "relIds", "OLEObject")
REPEATED = frozenset(["txbxContent", "Fallback", "del", "moveFrom"])
"""Elements whose text boxes are not read for themselves."""

BREAKS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
}

SYMBOL_FACES = {
    "symbol": dict(zip("\xa3\xb3\xb1\xb4\xb0\xb9\xb8\xa5\xb7", "≤≥±×°≠÷∞•")),
    "wingdings": dict(zip("\xa8o\xfe\xfc\xfdRSn\xd8l", "□□☑✓☒☑☒■➢●")),
    "wingdings 2": dict(zip("R\xa3SPO", "☑□☒✓✗")),
}
"""What the characters of faces without Unicode look like."""

SYMBOL = re.compile("[\uf020-\uf0ff]")
"""Where faces without Unicode have their characters, for Unicode's eyes."""

OFF = ("0", "false", "off")


def unwrapped(parent: Element, remarks: Remarks) -> Iterator[Element]:
    """Yield the children of an element, those of wrappers in their place.

    Deleted ones are left out, and so are the prompts of content controls
    that nobody has filled in.
    """
    for child in parent:
        tag = child.tag
        if tag in ("del", "moveFrom"):
            _note_deleted(child, remarks)
        elif tag == "sdt":
            if child.find("sdtPr/showingPlcHdr") is None:
                yield from unwrapped(child, remarks)
        elif tag == "AlternateContent":
            yield from unwrapped(_first(child), remarks)
        elif tag in WRAPPERS:
            if tag in ("ins", "moveTo"):
                remarks.note(REVISED)
            yield from unwrapped(child, remarks)
        else:
            yield child


def paragraph_text(paragraph: Element, remarks: Remarks, looks: Looks) -> str:
    """Return the text of a paragraph, line feeds for breaks within it."""
    below = NOTHING if looks.is_quiet else looks.of_paragraph(paragraph)
    runs: list[Run] = []
    for child in unwrapped(paragraph, remarks):
        if child.tag == "r":
            text = _run_text(child, remarks)
            look = PLAIN_LOOK if looks.is_quiet else looks.of_run(child, below)
            runs.append((text, look))
        elif child.tag == "oMath":
            runs.append((all_text(child), PLAIN_LOOK))
        elif child.tag == "subDoc":
            remarks.note(ELSEWHERE)
    if looks.is_quiet or all(look is PLAIN_LOOK for _, look in runs):
        return "".join(text for text, _ in runs)
    return seen_text(runs, remarks)


def text_boxes(paragraph: Element, remarks: Remarks) -> Iterator[Element]:
    """Yield the contents of the text boxes that hang on a paragraph.

    One within another comes with it; those of old are there twice.
    """
    for box in paragraph.iter("txbxContent"):
        if all_text(box).strip() and not _is_within(box, paragraph, REPEATED):
            remarks.note(BOXES)
            yield box
    if any(True for _ in paragraph.iter(*PICTURE_PARTS)):
        remarks.note(PICTURES)


def all_text(element: Element) -> str:
    """Return all characters below an element, deleted ones, too."""
    tags = ("t", "delText")
    return "".join(each.text or "" for each in element.iter(*tags))


def is_on(properties: Element | None, name: str) -> bool:
    """Return whether a switch among some properties is on."""
    switch = properties.find(name) if properties is not None else None
    return switch is not None and attribute(switch, "val") not in OFF


def shown_symbol(face: str, number: int, remarks: Remarks) -> str:
    """Return what a character of a face looks like; "" if nobody knows."""
    shown = SYMBOL_FACES.get(face.lower(), {}).get(chr(number & 0xFF), "")
    if not shown or number >> 8 not in (0, 0xF0):
        remarks.note(SYMBOLS, f"{face} {number:04X}")
        return ""
    return shown


def _run_text(run: Element, remarks: Remarks) -> str:
    text = "".join(_piece(each, remarks) for each in unwrapped(run, remarks))
    return _without_symbols(run, text, remarks) if SYMBOL.search(text) else text


def _piece(element: Element, remarks: Remarks) -> str:
    """Return the characters that a child of a run stands for."""
    if element.tag == "t":
        return element.text or ""
    if element.tag == "r":
        return _run_text(element, remarks)
    if element.tag == "sym":
        return _symbol(element, remarks)
    if element.tag == "fldChar":
        return _check_box(element)
    return BREAKS.get(str(element.tag), "")


def _check_box(field: Element) -> str:
    """Return the box of a form field that can be ticked, or ""."""
    box = field.find("ffData/checkBox")
    if box is None:
        return ""
    was_touched = box.find("checked") is not None
    return "☑" if is_on(box, "checked" if was_touched else "default") else "□"


def _without_symbols(run: Element, text: str, remarks: Remarks) -> str:
    """Return a text with the characters of a face of symbols as they look."""
    fonts = run.find("rPr/rFonts")
    face = attribute(fonts, "ascii") if fonts is not None else ""
    return SYMBOL.sub(lambda each: shown_symbol(face, ord(each[0]), remarks), text)


def _symbol(element: Element, remarks: Remarks) -> str:
    code = attribute(element, "char")
    try:
        number = int(code, 16)
    except ValueError:
        number = 0
    return shown_symbol(attribute(element, "font"), number, remarks)


def _is_within(element: Element, top: Element, tags: frozenset[str]) -> bool:
    """Return whether an element stands in one of these, below the top."""
    for each in element.iterancestors():
        if each is top:
            return False
        if each.tag in tags:
            return True
    return False


def _note_deleted(element: Element, remarks: Remarks) -> None:
    remarks.note(REVISED)
    if all_text(element).strip():
        remarks.note(DELETED, all_text(element))


def _first(alternatives: Element) -> Element:
    """Return the first of several ways to say the same, the newest one."""
    return next(iter(alternatives), alternatives)
