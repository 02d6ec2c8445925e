"""The kinds of files that a form can be exported as."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from models.filled_form import FilledForm
from models.form_data import form_to_data
from models.form_size import is_too_large
from models.place_names import INDICATORS
from models.store.draft_faults import FormTooLarge
from printing.file_name import export_file_name


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What every exported file is to be like.

    Attributes:
        format_name: A key of WRITERS.
        pages: The most pages a form may take; None for as many as it needs.
    """

    format_name: str = "pdf"
    pages: int | None = None


Rendered = tuple[bytes, tuple[str, ...]]
"""A file, and what its reader should know."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One form as a file.

    Attributes:
        notices: What its reader should know: characters without a glyph.
    """

    name: str
    data: bytes
    notices: tuple[str, ...] = ()


def _draw_pdf(filled: FilledForm, options: ExportOptions) -> Rendered:
    # reportlab and the faces are brought in by the first PDF, not by show.
    from printing.compose import compose
    from printing.pdf import write_pdf

    sheet = compose(filled.form, filled.definition, pages=options.pages or 0)
    return write_pdf(sheet), sheet.notices


def _draw_docx(filled: FilledForm, options: ExportOptions) -> Rendered:
    from printing.office.docx import write_docx
    from printing.office.notices import docx_notices

    data = write_docx(filled)
    return data, docx_notices(filled.form)


def _draw_xlsx(filled: FilledForm, options: ExportOptions) -> Rendered:
    from printing.office.notices import xlsx_notices
    from printing.office.xlsx import write_xlsx

    data = write_xlsx(filled)
    notices = xlsx_notices(filled)
    return data, notices


def _draw_list_xlsx(filled: FilledForm, options: ExportOptions) -> Rendered:
    from printing.office.lists.list_xlsx import write_list_xlsx
    from printing.office.notices import list_xlsx_notices

    data = write_list_xlsx(filled)
    notices = list_xlsx_notices(filled)
    return data, notices


def _draw_list_csv(filled: FilledForm, options: ExportOptions) -> Rendered:
    from printing.office.lists.list_csv import write_list_csv
    from printing.office.notices import list_csv_notices

    data = write_list_csv(filled)
    notices = list_csv_notices(filled)
    return data, notices


def _draw_form_file(filled: FilledForm, options: ExportOptions) -> Rendered:
    from models.form_file import write_form_file

    return write_form_file(filled.form), ()


def _draw_json(filled: FilledForm, options: ExportOptions) -> Rendered:
    if is_too_large(filled.form):
        raise FormTooLarge
    data = json.dumps(form_to_data(filled.form), ensure_ascii=False, indent=1)
    return f"{data}\n".encode(), ()


def draw(filled: FilledForm, options: ExportOptions) -> Drawn:
    """Return a form as the file that is wished for.

    Raises:
        FormTooLarge: It is to be handed on, and could not be read again.
    """
    data, notices = WRITERS[options.format_name](filled, options)
    return Drawn(name_of(filled, options.format_name), data, notices)


def name_of(filled: FilledForm, format_name: str) -> str:
    """Return what a file of a form is called, by a key of WRITERS."""
    before, _, suffix = format_name.rpartition(".")
    ending = f"_{INDICATORS}.{suffix}" if before else f".{suffix}"
    return export_file_name(filled, ending)


WRITERS: Mapping[str, Callable[[FilledForm, ExportOptions], Rendered]] = {
    "pdf": _draw_pdf,
    "docx": _draw_docx,
    "xlsx": _draw_xlsx,
    "list.xlsx": _draw_list_xlsx,
    "list.csv": _draw_list_csv,
    "jibiao": _draw_form_file,
    "json": _draw_json,
}
