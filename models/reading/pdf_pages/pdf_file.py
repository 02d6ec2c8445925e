"""The tables and lines of a PDF as grids of cells."""

from __future__ import annotations

from collections.abc import Sequence

from models.pdf.child import paper_of
from models.pdf.limits import MOST_CHARACTERS, MOST_PAGES, PdfRefused
from models.pdf.paper import PaperPage
from models.reading.label_questions import LabelQuestions
from models.reading.pdf_pages.page_break import rejoined
from models.reading.pdf_pages.paper_grid import paper_grids
from models.reading.source_grid import SourceGrid
from models.reading.unreadable import Unfit

REASONS = {
    "password": "加了密码，打不开，请先取消密码再读取",
    "damaged": "已损坏或不完整，打不开，请重新拷贝，或请对方重新导出",
    "pages": f"超过 {MOST_PAGES} 页，不像是绩效目标表，请只留下表所在的各页",
    "characters": f"超过 {MOST_CHARACTERS // 10_000} 万字，不像是绩效目标表，"
    "请只留下表所在的各页",
    "objects": "里线条和图形太多，不像是绩效目标表，请只留下表所在的各页",
    "time": "太复杂，读不完，请只留下表所在的各页，或转存为 .txt 文件",
    "memory": "太复杂，读不完，请只留下表所在的各页，或转存为 .txt 文件",
}
"""Why a PDF is not read, and what to do, by the message of PdfRefused."""

PICTURE = 0.5
"""Of a page, a picture that takes as much may be the paper itself."""

FEW = 50
"""Characters on a page: a page number, the mark of a scanner."""

MOST_UNKNOWN = 0.1


def pdf_grids(data: bytes, labels: LabelQuestions) -> tuple[SourceGrid, ...]:
    """Return one grid for each page of a PDF.

    What is a label tells which rows were cut where a page ends.

    Raises:
        Unfit: It cannot be opened, has no text, or far more than any
            form.
    """
    try:
        pages = paper_of(data)
    except PdfRefused as refusal:
        raise Unfit(REASONS[str(refusal)]) from None
    _check_text(pages)
    return paper_grids(rejoined(pages, labels))


def _check_text(pages: Sequence[PaperPage]) -> None:
    """Raise Unfit if the pages have no text to speak of."""
    known = sum(page.characters for page in pages)
    unknown = sum(page.unknown for page in pages)
    is_picture = any(page.pictures >= PICTURE for page in pages)
    if unknown > MOST_UNKNOWN * (known + unknown):
        raise Unfit("里的字没有编码，读出来是乱码，请转存为 .txt 文件，或请对方重新导出")
    if is_picture and known <= FEW * len(pages):
        raise Unfit(
            "是扫描图片，没有文字层，请用文字识别软件转成文字，或向对方要原来的文件"
        )
    if not known:
        raise Unfit("里没有文字，请检查是不是选错了文件")
