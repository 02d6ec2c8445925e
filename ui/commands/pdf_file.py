"""The sheet as a PDF in a file of the clerk's choice."""

from __future__ import annotations

from pathlib import Path

from printing.page import Sheet
from ui.commands.chosen_file import write_file


def write_pdf_file(sheet: Sheet, path: Path) -> Path:
    """Write a sheet as PDF, and return the path.

    Raises:
        FileUnwritable: The file or its folder refuses.
    """
    # reportlab takes a tenth of a second to import, and few need it at once.
    from printing.pdf import write_pdf

    return write_file(path, write_pdf(sheet))
