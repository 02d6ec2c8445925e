"""The way in for files: bytes, grids of cells, forms, and what was unread.

`file` opens a file; readers in `files` and `pdf_pages` turn one kind of file
into grids; `recognition` finds the forms in any grids: `form_splitter` says
which rows belong together, `form_reader` hands each row to the reader of its
kind, and `form_builder` sees to it that no text gets lost.
"""

from __future__ import annotations

from models.reading.file import read_bytes, read_data, read_file
from models.reading.read_form import ReadForm
from models.reading.suffix import SUFFIXES, may_hold_forms
from models.reading.unreadable import Unreadable

__all__ = [
    "SUFFIXES",
    "ReadForm",
    "Unreadable",
    "may_hold_forms",
    "read_bytes",
    "read_data",
    "read_file",
]
