"""A Word file taken apart, and its tables drawn as those we began with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class WordFile:
    """The parts of a .docx by name."""

    parts: dict[str, Element]

    @property
    def body(self) -> Element:
        """The body of the document."""
        return next(iter(self.parts["word/document.xml"]))

    @property
    def tables(self) -> list[Element]:
        """The tables, from the top down."""
        return self.body.findall(f"{W}tbl")

    @property
    def lines(self) -> list[str]:
        """The paragraphs outside of tables that say anything."""
        return [said for each in self.body.findall(f"{W}p") if (said := text_of(each))]

    def one(self, name: str, part: str = "word/document.xml") -> dict[str, str]:
        """Return the attributes of the only element with a name."""
        (found,) = self.parts[part].iter(f"{W}{name}")
        return {key.partition("}")[2]: text for key, text in found.attrib.items()}


def opened(data: bytes) -> WordFile:
    """Return a Word file taken apart."""
    with ZipFile(BytesIO(data)) as package:
        assert package.testzip() is None
        return WordFile({n: fromstring(package.read(n)) for n in package.namelist()})


def text_of(paragraph: Element) -> str:
    """Return what a paragraph says, tabs as arrows."""
    return "".join(_texts(paragraph))


def _texts(paragraph: Element) -> Iterator[str]:
    for run in paragraph.iter(f"{W}r"):
        for each in run:
            if each.tag == f"{W}t":
                yield each.text or ""
            elif each.tag == f"{W}tab":
                yield "→"


def drawn(table: Element) -> str:
    """Return a table as tests.printing.office.drawing draws one."""
    return "\n".join(
        " | ".join(mark for cell in row.iter(f"{W}tc") for mark in _marks(cell)).strip()
        for row in table.iter(f"{W}tr")
    )


def width_of(row: Element) -> int:
    """Return how many columns the cells of a row cover."""
    spans = (cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.iter(f"{W}tc"))
    return sum(1 if span is None else int(span.get(f"{W}val", "")) for span in spans)


def _marks(cell: Element) -> Iterator[str]:
    merge, span = cell.find(f"{W}tcPr/{W}vMerge"), cell.find(f"{W}tcPr/{W}gridSpan")
    begins = merge is None or merge.get(f"{W}val") == "restart"
    yield "⏎".join(map(text_of, cell.findall(f"{W}p"))) if begins else "↑"
    yield from "←" * (int(span.get(f"{W}val", "1")) - 1 if span is not None else 0)
