"""Any file as grids of cells: finds out what it is, and calls its reader."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from models.reading.files.kind import ReadableKind
from models.reading.limits import (
    MOST_CELLS,
    MOST_CHARACTERS,
    MOST_IN_CELL,
    MOST_LINES,
    TOO_LARGE,
)
from models.reading.source_grid import SourceGrid
from models.reading.unreadable import Unfit


def read_grids(
    kind: ReadableKind, data: bytes, suffix: str = ""
) -> tuple[SourceGrid, ...]:
    """Return the cells of a file, a grid for each sheet, with all remarks.

    Readers only make cells; what these mean is for the recogniser to say.
    Each reader is brought in when a file of its kind is there.  The suffix
    of its name counts for a text alone.

    Raises:
        Unfit: The file is damaged, or goes beyond a limit.
    """
    grids = _read(kind, data, suffix)
    refuse_too_much(grids)
    return grids


def _read(kind: ReadableKind, data: bytes, suffix: str) -> tuple[SourceGrid, ...]:
    match kind:
        case "docx" | "doc" | "rtf":
            return _read_document(kind, data)
        case "xlsx":
            from models.reading.files.workbook.xlsx_file import xlsx_grids

            return xlsx_grids(data)
        case "xls":
            from models.reading.files.workbook.xls_file import xls_grids

            return xls_grids(data)
        case "ods":
            from models.reading.files.workbook.ods_file import ods_grids

            return ods_grids(data)
        case "xml":
            from models.reading.files.workbook.xml_workbook import xml_grids

            return xml_grids(data)
        case "html":
            from models.reading.files.html_grid import html_grids

            return html_grids(data)
        case "pdf":
            from models.reading.pdf_pages.pdf_file import pdf_grids
            from models.reading.printed_labels import printed_labels

            return pdf_grids(data, printed_labels())
        case _:
            from models.reading.files.text_file import read_text
            from models.reading.files.text_grid import text_grid

            return (text_grid(read_text(data), suffix),)


def _read_document(
    kind: Literal["docx", "doc", "rtf"], data: bytes
) -> tuple[SourceGrid, ...]:
    match kind:
        case "docx":
            from models.reading.files.word.docx_file import docx_grids

            return docx_grids(data)
        case "doc":
            from models.reading.files.word.doc_file import doc_grids

            return doc_grids(data)
        case "rtf":
            from models.reading.files.word.rtf_file import rtf_grids

            return rtf_grids(data)


def refuse_too_much(grids: Sequence[SourceGrid]) -> None:
    """Raise Unfit when there is more in some grids than in any form."""
    lengths = [
        len(cell.text) for grid in grids for row in grid.rows for cell in row.cells
    ]
    if max(lengths, default=0) > MOST_IN_CELL:
        raise Unfit(f"有的单元格超过 {MOST_IN_CELL} 字，不像是绩效目标表")
    if (
        sum(len(grid.rows) for grid in grids) > MOST_LINES
        or len(lengths) > MOST_CELLS
        or sum(lengths) > MOST_CHARACTERS
    ):
        raise Unfit(TOO_LARGE)
