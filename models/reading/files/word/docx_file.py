"""Documents of Word and WPS (.docx) as grids of cells."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from models.reading.files.merged_table import BlockItem, MergedTable, rows_of
from models.reading.files.package import Package, main_part
from models.reading.files.remarks import COMMENTS, Remarks
from models.reading.files.word.docx_looks import Looks
from models.reading.files.word.docx_numbers import Numbering
from models.reading.files.word.docx_table import read_table
from models.reading.files.word.docx_text import (
    ELSEWHERE,
    all_text,
    paragraph_text,
    text_boxes,
    unwrapped,
)
from models.reading.files.xml_part import attribute
from models.reading.limits import MOST_DEPTH, MOST_LINES, TOO_DEEP
from models.reading.source_grid import SourceGrid
from models.reading.unreadable import Unfit

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SIDE_PARTS = {
    "footnotes": "脚注没有读入",
    "endnotes": "尾注没有读入",
    "comments": COMMENTS,
}
"""Parts beside the text, and what is said when there is text in them."""


def docx_grids(data: bytes) -> tuple[SourceGrid, ...]:
    """Return the text and the tables of a document, in their order.

    Page headers come first and page footers last: some have the title.

    Raises:
        Unfit: It is damaged, or goes beyond a limit.
    """
    package = Package(data)
    main = main_part(package)
    reader = _Reader(package, main)
    blocks = chain(
        reader.lines("header"),
        reader.body(package.root(main)),
        reader.lines("footer"),
    )
    rows = tuple(islice(rows_of(blocks), MOST_LINES + 1))
    reader.note_side_parts()
    return (SourceGrid(rows, remarks=reader.remarks.sentences()),)


def is_worded(text: str) -> bool:
    """Return whether a line is more than the number of a page."""
    return any(each.isalpha() for each in text)


class _Reader:
    """Reads the parts of one document; it gathers what is to be remarked."""

    def __init__(self, package: Package, main: str) -> None:
        self.remarks = Remarks()
        self._package = package
        self._links = tuple(package.relationships(main).values())
        styles = self._root("styles")
        self._numbering = Numbering(self._root("numbering"), styles)
        self._looks = Looks(styles)

    def body(self, document: Element) -> Iterator[BlockItem]:
        """Yield the lines and tables of the document itself."""
        self._looks.enter(document)
        for body in document.iterfind("body"):
            yield from self._blocks(body, 0)

    def lines(self, kind: str) -> Iterator[str]:
        """Yield the lines of page headers or footers, each but once."""
        texts: list[str] = []
        for name in self._parts(kind):
            root = self._package.root(name)
            self._looks.enter(root)
            texts += (self._text(each).strip() for each in root.iter("p"))
        yield from dict.fromkeys(filter(is_worded, texts))

    def note_side_parts(self) -> None:
        """Remark the notes and comments, whose texts belong nowhere."""
        for kind, sentence in SIDE_PARTS.items():
            for name in self._parts(kind):
                text = all_text(self._package.root(name)).strip()
                if text:
                    self.remarks.note(sentence, text)

    def _root(self, kind: str) -> Element | None:
        name = next(self._parts(kind), None)
        return self._package.root(name) if name else None

    def _parts(self, kind: str) -> Iterator[str]:
        named = dict.fromkeys(each.target for each in self._links if each.kind == kind)
        return (name for name in named if self._package.has(name))

    def _blocks(self, parent: Element, depth: int) -> Iterator[BlockItem]:
        if depth > MOST_DEPTH:
            raise Unfit(TOO_DEEP)
        for child in unwrapped(parent, self.remarks):
            if child.tag == "p":
                text = self._text(child)
                yield self._numbering.label(child) + text
                for box in text_boxes(child, self.remarks):
                    yield from self._blocks(box, depth + 1)
            elif child.tag == "tbl":
                yield self._table(child, depth + 1)
            elif child.tag == "altChunk":
                self.remarks.note(ELSEWHERE)

    def _table(self, table: Element, depth: int) -> MergedTable:
        """Return a table; what its style says counts for all in it."""
        around, style = self._looks.table, table.find("tblPr/tblStyle")
        self._looks.table = "" if style is None else attribute(style, "val")
        read_blocks = partial(self._blocks_of_cell, depth=depth)
        read = read_table(table, read_blocks, self.remarks)
        self._looks.table = around
        return read

    def _text(self, paragraph: Element) -> str:
        return paragraph_text(paragraph, self.remarks, self._looks)

    def _blocks_of_cell(self, cell: Element, *, depth: int) -> tuple[BlockItem, ...]:
        return tuple(self._blocks(cell, depth))
