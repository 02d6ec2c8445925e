"""The one way in which tests open a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.pdf.pdfium import pdfium

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument as PdfDocument


def open_pdf(data: bytes) -> PdfDocument:
    """Return a PDF, opened by the library as the program starts it.

    What starts pdfium first says where its fonts are.  The package does so
    on import, without our folder; a page that uses a font which is not
    embedded then reads differently for the rest of the process.
    """
    pdfium()
    from pypdfium2 import PdfDocument as PdfDocument

    return PdfDocument(data)
