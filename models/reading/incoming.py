"""A file on its way in: what it may be read as, before anything lands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from models.definitions.definition import Definition
from models.reading.clipboard import clipboard_grids
from models.reading.file import forms_of_kind, read_bytes, unexpected_as_unfit
from models.reading.files.kind import file_kind
from models.reading.files.text_file import decodings
from models.reading.files.text_grid import text_grid
from models.reading.read_form import ReadForm
from models.reading.recognition.form_reader import read_form
from models.reading.recognition.recogniser import recognise
from models.reading.source_grid import SourceRow
from models.reading.unreadable import naming


@dataclass(frozen=True, slots=True)
class Incoming:
    """The forms of one file.

    Attributes:
        name: Of the file.
        encodings: What a text may be written in, the one that was taken
            first; none where there is no doubt.
    """

    name: str
    forms: tuple[ReadForm, ...]
    encodings: tuple[str, ...] = ()


def incoming_file(path: Path, encoding: str = "") -> Incoming:
    """Return the forms of a file, a text in the encoding that is asked for.

    Raises:
        Unreadable: As by read_file.
    """
    data = read_bytes(path)
    with naming(path), unexpected_as_unfit():
        kind = file_kind(data)
        if kind == "text":
            return _incoming_text(path, data, encoding)
        return Incoming(path.name, forms_of_kind(kind, data, path.suffix))


def _incoming_text(path: Path, data: bytes, encoding: str) -> Incoming:
    found = {each.encoding: each.text for each in decodings(data)}
    known = tuple(found)
    if encoding not in found or encoding == known[0]:
        forms = forms_of_kind("text", data, path.suffix)
        return Incoming(path.name, forms, _doubtful(known))
    forms = recognise([text_grid(found[encoding], path.suffix)])
    order = (encoding, *(each for each in known if each != encoding))
    return Incoming(path.name, forms, order)


def incoming_table(html: str, text: str, definition: Definition) -> ReadForm | None:
    """Return what the clipboard holds for a form, None where it is no table.

    Raises:
        Unreadable: It is far too much for a form.
    """
    rows: list[SourceRow] = []
    for grid in clipboard_grids(html, text):
        rows += grid.rows
    return read_form(rows, definition) if rows else None


def _doubtful(known: Sequence[str]) -> tuple[str, ...]:
    return tuple(known) if len(known) > 1 else ()
