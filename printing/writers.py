"""The kinds of files that a form can be exported as."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from models.form_data import clip, form_to_data
from models.form_size import is_too_large
from models.place_names import INDICATORS
from models.reading import ReadForm
from models.store.draft_faults import FormTooLarge
from printing.file_name import export_file_name

MOST_TOLD = 120
"""Characters of what was not read, in one line of a terminal or two."""


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


def _draw_pdf(read: ReadForm, options: ExportOptions) -> Rendered:
    # reportlab and the faces are brought in by the first PDF, not by show.
    from printing.compose import compose
    from printing.pdf import write_pdf

    sheet = compose(read.form, read.definition, pages=options.pages or 0)
    return write_pdf(sheet), sheet.notices


def _draw_docx(read: ReadForm, options: ExportOptions) -> Rendered:
    from printing.office.docx import write_docx
    from printing.office.notices import docx_notices

    data = write_docx(read.form, read.definition)
    return data, docx_notices(read.form)


def _draw_xlsx(read: ReadForm, options: ExportOptions) -> Rendered:
    from printing.office.notices import xlsx_notices
    from printing.office.xlsx import write_xlsx

    data = write_xlsx(read.form, read.definition)
    notices = xlsx_notices(read.form, read.definition)
    return data, notices


def _draw_list_xlsx(read: ReadForm, options: ExportOptions) -> Rendered:
    from printing.office.list_xlsx import write_list_xlsx
    from printing.office.notices import list_xlsx_notices

    data = write_list_xlsx(read.form, read.definition)
    notices = list_xlsx_notices(read.form, read.definition)
    return data, notices


def _draw_list_csv(read: ReadForm, options: ExportOptions) -> Rendered:
    from printing.office.list_csv import write_list_csv
    from printing.office.notices import list_csv_notices

    data = write_list_csv(read.form, read.definition)
    notices = list_csv_notices(read.form, read.definition)
    return data, notices


def _draw_form_file(read: ReadForm, options: ExportOptions) -> Rendered:
    from models.form_file import write_form_file

    return write_form_file(read.form), ()


def _draw_json(read: ReadForm, options: ExportOptions) -> Rendered:
    if is_too_large(read.form):
        raise FormTooLarge
    data = json.dumps(form_to_data(read.form), ensure_ascii=False, indent=1)
    return f"{data}\n".encode(), ()


def draw(read: ReadForm, options: ExportOptions) -> Drawn:
    """Return a form as the file that is wished for.

    Raises:
        FormTooLarge: It is to be handed on, and could not be read again.
    """
    data, notices = WRITERS[options.format_name](read, options)
    name = name_of(read, options.format_name)
    return Drawn(name, data, (*_reading_notices(read), *notices))


def _reading_notices(read: ReadForm) -> Iterator[str]:
    """Yield what of the file that was read is not in the one written."""
    if read.unread:
        texts = "、".join(" ".join(each.split()) for each in read.unread)
        count, first = len(read.unread), clip(texts, MOST_TOLD)
        yield f"原文件有 {count} 处内容没有放入表中：{first}"
    for finding in read.findings:
        if finding.severity == "error":
            yield "，".join(filter(None, (finding.where, finding.message)))


def name_of(read: ReadForm, format_name: str) -> str:
    """Return what a file of a form is called, by a key of WRITERS."""
    before, _, suffix = format_name.rpartition(".")
    ending = f"_{INDICATORS}.{suffix}" if before else f".{suffix}"
    return export_file_name(read.form, read.definition, ending)


WRITERS: Mapping[str, Callable[[ReadForm, ExportOptions], Rendered]] = {
    "pdf": _draw_pdf,
    "docx": _draw_docx,
    "xlsx": _draw_xlsx,
    "list.xlsx": _draw_list_xlsx,
    "list.csv": _draw_list_csv,
    "jibiao": _draw_form_file,
    "json": _draw_json,
}
