"""The styles of a .doc.  Source: [MS-DOC], 2.9.271 and 2.9.260."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from models.reading.files.word.doc_header import number_at
from models.reading.files.word.step_limit import StepLimit

PARAGRAPH, CHARACTER, TABLE = 1, 2, 3
MOST_BASES = 20
"""In a chain of styles that are based on each other."""

NO_STYLE = 0xFFF


@dataclass(frozen=True, slots=True)
class DocStyle:
    """A style.

    Attributes:
        base: The number of the one that it is based on.
        of_text, of_paragraphs, of_tables: Its properties.
    """

    base: int
    of_text: bytes = b""
    of_paragraphs: bytes = b""
    of_tables: bytes = b""


class DocStyles:
    """The styles of a document by their numbers."""

    def __init__(self, part: bytes, steps: StepLimit) -> None:
        self._styles = dict(_styles(part, steps))

    def chain(self, number: int) -> tuple[DocStyle, ...]:
        """Return a style and all that it is based on, the lowest first."""
        found: list[DocStyle] = []
        while number in self._styles and len(found) < MOST_BASES:
            found.insert(0, self._styles[number])
            number = found[0].base
        return tuple(found)


def _styles(part: bytes, steps: StepLimit) -> Iterator[tuple[int, DocStyle]]:
    head = number_at(part, 0, 2)
    count, base = number_at(part, 2, 2), number_at(part, 4, 2)
    at = 2 + head
    for number in range(count):
        steps.spend()
        size = number_at(part, at, 2)
        if size:
            yield number, _style(part[at + 2 : at + 2 + size], base)
        at += 2 + size


def _style(raw: bytes, base_size: int) -> DocStyle:
    kind, base = number_at(raw, 2, 2) & 0xF, number_at(raw, 2, 2) >> 4
    name = number_at(raw, base_size, 2)
    lists = list(_lists(raw, base_size + 2 + 2 * name + 2))
    if kind == CHARACTER and lists:
        return DocStyle(base, lists[0])
    if kind == PARAGRAPH and len(lists) > 1:
        return DocStyle(base, lists[1], lists[0][2:])
    if kind == TABLE and lists:
        return DocStyle(base, of_tables=lists[0])
    return DocStyle(base)


def _lists(raw: bytes, at: int) -> Iterator[bytes]:
    """Yield the lists of properties of a style, each from an even byte on."""
    for _ in range(3):
        at += at % 2
        size = number_at(raw, at, 2)
        if at + 2 > len(raw):
            return
        yield raw[at + 2 : at + 2 + size]
        at += 2 + size


def faces_of(part: bytes) -> Mapping[int, str]:
    """Return the names of the faces of type ([MS-DOC], 2.9.286 and 2.9.82)."""
    faces, at = {}, 4
    for number in range(number_at(part, 0, 2)):
        size = number_at(part, at, 1)
        name = part[at + 40 : at + 1 + size].decode("utf-16-le", "ignore")
        faces[number] = name.split("\0")[0]
        at += 1 + size
        if at >= len(part):
            break
    return faces
