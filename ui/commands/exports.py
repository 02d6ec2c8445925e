"""What the open form can be written as, by the command's name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from models.filled_form import FilledForm
from printing.page import Sheet
from ui.commands.chosen_file import write_file
from ui.dialogs.file_kinds import CSV, EXCEL, FORM, WORD, FileKind


class Export(NamedTuple):
    """One way to write a form: its title, its kind, and its format's name."""

    title: str
    kind: FileKind
    format_name: str


EXPORTS: Mapping[str, Export] = {
    "export_docx": Export("导出 Word 文档", WORD, "docx"),
    "export_xlsx": Export("导出 Excel 表格", EXCEL, "xlsx"),
    "export_list_xlsx": Export("导出指标清单", EXCEL, "list.xlsx"),
    "export_list_csv": Export("导出指标清单", CSV, "list.csv"),
    "export_form": Export("另存为绩表文件", FORM, "jibiao"),
}


class Written(NamedTuple):
    """A file that was written, and what its reader should know."""

    path: Path
    notices: tuple[str, ...] = ()


def proposed_name(filled: FilledForm, export: Export) -> str:
    """Return what such a file of the form is called."""
    from printing.writers import name_of

    return name_of(filled, export.format_name)


def write_export(filled: FilledForm, export: Export, path: Path) -> Written:
    """Write a form to a file of the clerk's choice.

    Raises:
        FileUnwritable: The file or its folder refuses.
    """
    # The writers of office files are brought in when one is wanted.
    from printing.writers import ExportOptions, draw

    drawn = draw(filled, ExportOptions(export.format_name))
    return Written(write_file(path, drawn.data), drawn.notices)


def write_pdf_file(sheet: Sheet, path: Path) -> Path:
    """Write a sheet as PDF, and return the path.

    Raises:
        FileUnwritable: The file or its folder refuses.
    """
    # reportlab takes a tenth of a second to import, and few need it at once.
    from printing.pdf import write_pdf

    return write_file(path, write_pdf(sheet))
