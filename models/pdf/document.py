"""Opens a PDF, and returns its pages the right way up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable
from typing import Any

from models.pdf.characters import RawRun, writing_of
from models.pdf.drawing import drawing_of
from models.pdf.ink import SLANTED, PageInk
from models.pdf.limits import MOST_PAGES, Budget, PdfRefused
from models.pdf.pdfium import pdfium
from models.pdf.seen import seen
from models.pdf.upright import Upright

FLATTENED = 1


def pages_of(data: bytes) -> Generator[PageInk, None, None]:
    """Yield what can be seen on each page of a PDF; close it in any case.

    Not to be called by two threads at once.

    Raises:
        PdfRefused: It cannot be opened, or has more than any form.
    """
    document = pdfium().FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise PdfRefused(_fault())
    try:
        count = pdfium().FPDF_GetPageCount(document)
        if count > MOST_PAGES:
            raise PdfRefused("pages")
        if count < 1:
            raise PdfRefused("damaged")
        budget = Budget()
        for number in range(count):
            yield _page(document, number, budget)
    finally:
        pdfium().FPDF_CloseDocument(document)


def _fault() -> str:
    """Return why pdfium did not open a file."""
    faults = {
        pdfium().FPDF_ERR_PASSWORD: "password",
        pdfium().FPDF_ERR_SECURITY: "password",
    }
    return faults.get(pdfium().FPDF_GetLastError(), "damaged")


def _page(document: Any, number: int, budget: Budget) -> PageInk:
    page = _opened(document, number)
    try:
        return _ink(page, budget)
    finally:
        pdfium().FPDF_ClosePage(page)


def _opened(document: Any, number: int) -> Any:
    """Return a page, with what was typed into its fields drawn on it."""
    page = pdfium().FPDF_LoadPage(document, number)
    has_fields = page and pdfium().FPDF_GetFormType(document)
    if has_fields and pdfium().FPDFPage_Flatten(page, 0) == FLATTENED:
        pdfium().FPDF_ClosePage(page)
        page = pdfium().FPDF_LoadPage(document, number)
    if not page:
        raise PdfRefused("damaged")
    return page


def _ink(page: Any, budget: Budget) -> PageInk:
    box = pdfium().FS_RECTF()
    pdfium().FPDF_GetPageBoundingBox(page, box)
    drawing = drawing_of(page, budget)
    writing = writing_of(page, drawing, budget)
    runs = list(seen(writing.runs, drawing.areas))
    turns = _turns(runs, pdfium().FPDFPage_GetRotation(page))
    upright = Upright((box.left, box.bottom, box.right, box.top), turns)
    area = upright.width * upright.height
    return PageInk(
        width=upright.width,
        height=upright.height,
        runs=tuple(upright.runs(runs)),
        rules=tuple(upright.rules(drawing.rules)),
        pictures=drawing.pictures / area if area else 0.0,
        unknown=writing.unknown,
    )


def _turns(runs: Iterable[RawRun], turned: int) -> int:
    """Return how most of the text stands: quarter turns to the left.

    A page is turned as often to the right, to be read.  Without any text
    it is as the page itself says.
    """
    counts: Counter[int] = Counter()
    for run in runs:
        if run.turns != SLANTED:
            counts[run.turns] += len(run.texts)
    return counts.most_common(1)[0][0] if any(counts.values()) else turned
