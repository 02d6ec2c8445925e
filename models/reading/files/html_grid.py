"""Web pages, and what Excel, WPS and Word put on the clipboard, as grids.

Only the text is looked at: no style, picture or address is ever loaded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from models.form_data import clean_text
from models.reading.files.html_looks import HtmlLooks
from models.reading.files.html_table import TablePlacer
from models.reading.files.looks import STRUCK, Height, beside_line
from models.reading.files.merged_table import BlockItem, rows_of
from models.reading.files.remarks import DELETED, HIDDEN, PICTURES, REVISED, Remarks
from models.reading.files.text_file import read_text
from models.reading.limits import (
    MOST_CHARACTERS,
    MOST_DEPTH,
    MOST_LINES,
    MOST_MARKS,
    TOO_DEEP,
    TOO_LARGE,
)
from models.reading.source_grid import SourceGrid
from models.reading.unreadable import Unfit
from models.values.cleaning import line_feeds

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MOST_MARKUP = 4 * MOST_CHARACTERS
MOST_PIECES = 20 * MOST_LINES
"""Texts and ends of lines between two tables."""

FRAMES = "只是网页的外框，请打开同名文件夹里的各张表（sheet001.htm 等）"

BREAK = "\0"
"""Ends a line; texts have none of these left."""

LINES = frozenset(
    "address article blockquote body caption center dd div dl dt fieldset footer "
    "form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section ul".split()
)
"""Elements that stand on lines of their own."""

UNSEEN = frozenset("head script style template title xml button datalist".split())
MAYBE_STRUCK = "有的文字可能是划掉的，也已读入，请对照原来的网页核对"
NEAR = 40
"""Pieces of text before a mark that may belong to the same word."""

_SPACE = re.compile(r"[ \t\r\n\f]+")


def html_grids(data: bytes) -> tuple[SourceGrid, ...]:
    """Return the text and the tables of a web page, in their order.

    Raises:
        Unfit: It is in some other encoding, damaged, or only a frame, or
            goes beyond a limit.
    """
    return (html_grid(read_text(data)),)


def html_grid(text: str) -> SourceGrid:
    """Return the text and the tables of markup, in their order.

    Raises:
        Unfit: It goes beyond a limit, or is only a frame.
    """
    blocks, remarks = html_blocks(text)
    return SourceGrid(tuple(rows_of(blocks)), remarks=remarks)


def html_blocks(text: str) -> tuple[tuple[BlockItem, ...], tuple[str, ...]]:
    """Return the lines and tables of markup, and remarks about them.

    Raises:
        Unfit: It goes beyond a limit, or is only a frame.
    """
    root, remarks = _parsed(text), Remarks()
    if root is None:
        return (), ()
    if root.find(".//frameset") is not None:
        raise Unfit(FRAMES)
    looks = HtmlLooks(root)
    if looks.is_unsure:
        remarks.note(MAYBE_STRUCK)
    blocks = tuple(_Reader(remarks, looks).blocks(root, 0))
    return blocks, remarks.sentences()


def _parsed(text: str) -> Element | None:
    from lxml import etree

    if len(text) > MOST_MARKUP or text.count("<") + text.count("=") > MOST_MARKS:
        raise Unfit(TOO_LARGE)
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    data = clean_text(text).encode()
    root = etree.fromstring(data, parser) if data.strip() else None
    if any("depth" in each.message.lower() for each in parser.error_log):
        raise Unfit(TOO_DEEP)
    return root


class _Reader:
    """Reads elements into lines and tables; it remarks what is not seen."""

    def __init__(self, remarks: Remarks, looks: HtmlLooks) -> None:
        self._remarks, self._looks = remarks, looks

    def blocks(self, top: Element, depth: int) -> Iterator[BlockItem]:
        """Yield the lines and tables in an element, blank lines left out."""
        from lxml import etree

        pieces: list[str] = []
        walker = etree.iterwalk(top, events=("start", "end"))
        for event, node in walker:
            if len(pieces) > MOST_PIECES:
                raise Unfit(TOO_LARGE)
            if event == "end":
                pieces += [BREAK] * (node.tag in LINES)
                pieces += [node.tail or ""] * (node is not top)
            elif node.tag == "table" and node is not top:
                yield from _lines(pieces)
                yield from self._table(node, depth + 1)
                pieces.clear()
                walker.skip_subtree()
            elif node is not top and self._is_out_of_sight(node):
                walker.skip_subtree()
            elif self._looks.height(node) is not Height.NORMAL:
                pieces.append(self._beside_line(node, pieces))
                walker.skip_subtree()
            else:
                pieces.append(_opening(node))
        yield from _lines(pieces)

    def _beside_line(self, element: Element, pieces: Sequence[str]) -> str:
        """Return what a text above or below its line means there."""
        text = _all_text(element)
        before = "".join(pieces[-NEAR:]).rpartition(BREAK)[2]
        around = element.getparent()
        if not before.strip() and (around is None or _all_text(around) == text):
            return text
        height = self._looks.height(element)
        return beside_line(before, text, height, self._remarks)

    def _table(self, table: Element, depth: int) -> Iterator[BlockItem]:
        """Yield a table, after the lines in it that are in no cell."""
        from lxml import etree

        if depth > MOST_DEPTH:
            raise Unfit(TOO_DEEP)
        placer, stray = TablePlacer(self._remarks), list[str]()
        walker = etree.iterwalk(table, events=("start", "end"))
        for event, node in walker:
            if event == "end":
                stray += [node.tail or "", BREAK] * (node is not table)
            elif self._is_removed(node):
                walker.skip_subtree()
            elif node.tag in ("td", "th"):
                is_seen = not self._is_unseen(node, table)
                placer.put(node, tuple(self.blocks(node, depth)) if is_seen else ())
                walker.skip_subtree()
            elif node.tag == "table" and node is not table:
                yield from self._table(node, depth + 1)
                walker.skip_subtree()
            elif node.tag == "tr":
                placer.begin_row()
            else:
                stray.append(_opening(node))
        yield from _lines(stray)
        yield placer.table()
        yield ""

    def _is_out_of_sight(self, element: Element) -> bool:
        """Return whether an element is not shown; the clerk is told so."""
        return self._is_removed(element) or self._is_unseen(element, element)

    def _is_removed(self, element: Element) -> bool:
        """Return whether an element takes no room, like one deleted."""
        if element.tag in UNSEEN or _is_other_choice(element):
            return True
        if element.tag in ("img", "object", "embed", "svg", "canvas"):
            self._remarks.note(PICTURES)
        if element.tag == "del":
            self._remarks.note(REVISED)
            self._remarks.note(DELETED, _all_text(element))
            return True
        if not self._looks.is_removed(element):
            return False
        self._note(HIDDEN, element)
        return True

    def _is_unseen(self, element: Element, top: Element) -> bool:
        """Return whether an element is struck through or cannot be seen.

        What is said of those around it counts, up to the top.
        """
        for each in (element, *element.iterancestors()):
            if self._looks.is_struck(each):
                self._note(STRUCK, element)
                return True
            if self._looks.is_unseen(each):
                self._note(HIDDEN, element)
                return True
            if each is top:
                return False
        return False

    def _note(self, sentence: str, element: Element) -> None:
        if _all_text(element):
            self._remarks.note(sentence, _all_text(element))


def _opening(element: Element) -> str:
    """Return what an element shows before anything in it."""
    text = element.text or ""
    if element.tag == "br" or element.tag in LINES:
        return BREAK + text
    if element.tag == "input":
        return _input(element)
    return text


def _input(element: Element) -> str:
    kind = element.get("type", "text").lower()
    if kind in ("checkbox", "radio"):
        return "□" if element.get("checked") is None else "☑"
    return element.get("value", "") if kind in ("text", "number", "date") else ""


def _is_other_choice(element: Element) -> bool:
    """Return whether an option of a list is not the one that shows."""
    options = element.getparent()
    if element.tag != "option" or options is None:
        return False
    selected = options.find("option[@selected]")
    return element is not (options[0] if selected is None else selected)


def _lines(pieces: Iterable[str]) -> Iterator[str]:
    for line in "".join(pieces).split(BREAK):
        text = _SPACE.sub(_space, line.replace("\xa0", " ")).strip()
        if text:
            yield line_feeds(text)


def _space(found: re.Match[str]) -> str:
    """Return a blank; nothing where a line of Chinese was only broken."""
    text, start, end = found.string, found.start(), found.end()
    is_broken = "\n" in found.group() and 0 < start and end < len(text)
    wide = is_broken and all(_is_wide(text[at]) for at in (start - 1, end))
    return "" if wide else " "


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _all_text(element: Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
