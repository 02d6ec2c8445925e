"""Sheets as files of each kind, those with tables with merged cells."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from tests.models.reading.files.doc_builder import doc_of
from tests.models.reading.files.docx_builder import docx_of
from tests.models.reading.files.html_builder import html_of
from tests.models.reading.files.ods_builder import ods_of
from tests.models.reading.files.rtf_builder import rtf_of
from tests.models.reading.files.xls_builder import xls_of
from tests.models.reading.files.xlsx_builder import xlsx_of
from tests.variations.merging import merged_grid
from tests.variations.ruled_pdf import pdf_of
from tests.variations.sheet import Sheet, sheet_text

WRITERS: Mapping[str, Callable[[Sheet], bytes]] = {
    "txt": lambda sheet: sheet_text(sheet).encode(),
    "docx": lambda sheet: docx_of(merged_grid(sheet)),
    "doc": lambda sheet: doc_of(merged_grid(sheet)),
    "rtf": lambda sheet: rtf_of(merged_grid(sheet)),
    "xlsx": lambda sheet: xlsx_of(merged_grid(sheet)),
    "xls": lambda sheet: xls_of(merged_grid(sheet)),
    "ods": lambda sheet: ods_of(merged_grid(sheet)),
    "html": lambda sheet: html_of(merged_grid(sheet)),
    "pdf": lambda sheet: pdf_of(merged_grid(sheet)),
}
"""By the ends of the names of their files."""


def write_all(
    sheets: Mapping[str, Sheet], folder: Path, kinds: Iterable[str], *, is_varied: bool
) -> int:
    """Write sheets into a folder, varied ones with what is expected."""
    folder.mkdir(parents=True, exist_ok=True)
    made = [(name, kind) for name in sheets for kind in kinds]
    for name, kind in made:
        (folder / f"{name}.{kind}").write_bytes(WRITERS[kind](sheets[name]))
    if is_varied:
        for name, sheet in sheets.items():
            _write_expected(folder / "expected" / f"{name}.json", sheet)
    return len(made)


def _write_expected(path: Path, sheet: Sheet) -> None:
    path.parent.mkdir(exist_ok=True)
    forms = [{**each, "variation": list(sheet.kinds)} for each in sheet.expected]
    path.write_text(json.dumps(forms, ensure_ascii=False, indent=1), encoding="utf-8")
