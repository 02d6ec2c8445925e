"""PDFs that cannot be read say why, in a sentence; the others give grids."""

from __future__ import annotations

import subprocess
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from models.pdf.limits import MOST_PAGES
from models.reading import read_file
from models.reading.grids import read_grids
from models.reading.unreadable import Unfit
from tests.models.pdf.papers import TABLE, pdf, picture, table

TEXT = b"BT /F1 10 Tf 10 10 Td (abc) Tj ET\n"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
BOX = b"[0 0 595 842]"


def built(*objects: bytes) -> bytes:
    """Return a PDF of these objects, the catalogue first."""
    parts, places = [b"%PDF-1.7\n"], []
    for number, each in enumerate(objects, start=1):
        places.append(sum(map(len, parts)))
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, each))
    start = sum(map(len, parts))
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    parts += [b"%010d 00000 n \n" % place for place in places]
    size = len(objects) + 1
    parts.append(b"trailer<</Size %d/Root 1 0 R>>\n" % size)
    parts.append(b"startxref\n%d\n%%%%EOF" % start)
    return b"".join(parts)


def stream(content: bytes, about: bytes = b"") -> bytes:
    """Return a stream with this content, packed."""
    return stream_of(zlib.compress(content, 9), about)


def stream_of(packed: bytes, about: bytes = b"") -> bytes:
    """Return a stream that has been packed."""
    head = b"<<%b/Filter/FlateDecode/Length %d>>" % (about, len(packed))
    return b"%b\nstream\n%b\nendstream" % (head, packed)


def page(
    content: bytes,
    box: bytes = BOX,
    resources: bytes = b"",
    more: tuple[bytes, ...] = (),
) -> bytes:
    """Return a PDF of one page with this content."""
    return built(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox%b>>" % box,
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>%b>>>>" % resources,
        stream(content),
        FONT,
        *more,
    )


def pages(count: int, content: bytes = TEXT) -> bytes:
    """Return a PDF of so many pages, all with the same text."""
    kids = b" ".join(b"%d 0 R" % (5 + at) for at in range(count))
    return built(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%b]/MediaBox%b"
        b"/Resources<</Font<</F1 4 0 R>>>>>>" % (count, kids, BOX),
        stream(content),
        FONT,
        *[b"<</Type/Page/Parent 2 0 R/Contents 3 0 R>>"] * count,
    )


def forms(levels: int, times: int) -> bytes:
    """Return drawings inside drawings, each drawn so many times."""
    inner = [
        stream(
            b"/X Do " * times if at < levels else TEXT,
            b"/Type/XObject/Subtype/Form/BBox%b/Resources<<"
            b"/Font<</F1 5 0 R>>/XObject<</X %d 0 R>>>>" % (BOX, 6 + at % levels),
        )
        for at in range(1, levels + 1)
    ]
    return page(b"/X Do", resources=b"/XObject<</X 6 0 R>>", more=tuple(inner))


def scan(*, marked: bool) -> bytes:
    """Return a PDF that is a picture of paper, perhaps with a page number."""

    def draw(canvas: Canvas) -> None:
        canvas.drawInlineImage(Image.new("L", (40, 60)), 0, 0, 595, 842)
        if marked:
            canvas.drawString(280, 20, "第1页 共1页")

    return pdf(draw)


def reason(data: bytes) -> str:
    """Return why a PDF cannot be read."""
    with pytest.raises(Unfit) as caught:
        read_grids("pdf", data)
    return str(caught.value)


def test_each_page_is_a_grid() -> None:
    found = read_grids("pdf", pdf(table(), table()))

    assert [picture(each) for each in found] == [TABLE, TABLE]


def test_bytes_before_the_mark_of_a_pdf_do_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "表.pdf"
    file.write_bytes(b"\r\n" * 100 + pdf(table()))

    assert len(read_file(file)) == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7", "已损坏或不完整"),
        (b"%PDF-1.7\n" + bytes(10_000), "已损坏或不完整"),
        (pdf(table())[:400], "已损坏或不完整"),
        (pdf(table(), password="1"), "加了密码"),
        (scan(marked=False), "是扫描图片，没有文字层，请"),
        (scan(marked=True), "是扫描图片，没有文字层，请"),
        (page(b""), "里没有文字"),
        (pages(MOST_PAGES + 1), "超过 300 页"),
        (pages(11, b"BT /F1 9 Tf 9 9 Td (%b) Tj" % (b"a" * 30_000)), "超过 30 万字"),
        (page(b"0 0 1 1 re f\n" * 200_001), "里线条和图形太多"),
        (forms(6, 30), "太复杂"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(data: bytes, said: str) -> None:
    assert reason(data).startswith(said)


def test_a_page_that_unpacks_to_a_gigabyte_takes_no_more_memory() -> None:
    packer = zlib.compressobj(9)
    block = packer.compress(b" " * 10_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = block[:2] + block[2:] * 100 + b"\x03\x00"
    whole = page(b"").replace(stream(b""), stream_of(packed))

    assert reason(whole).startswith("太复杂")


@pytest.mark.parametrize(
    "box",
    [b"[0 0 0 0]", b"[595 842 0 0]", b"[0 0 1e30 1e30]", b"[nan 0 nan nan]", b"[0 0]"],
)
def test_a_page_of_no_size_or_any_is_read_all_the_same(box: bytes) -> None:
    (grid,) = read_grids("pdf", page(TEXT, box))

    assert picture(grid) == "abc"


def test_a_damaged_list_of_objects_is_made_again() -> None:
    whole = pdf(table())
    (grid,) = read_grids("pdf", whole.replace(b"startxref", b"startxxxx"))

    assert picture(grid) == TABLE


def test_drawings_in_drawings_are_read_down_to_some_depth() -> None:
    (grid,) = read_grids("pdf", forms(4, 1))

    assert picture(grid) == "abc"


def test_scripts_and_attached_files_are_nothing_to_us() -> None:
    script = b"/Type /Catalog /OpenAction <</S/JavaScript/JS(app.alert(1))>>"
    (grid,) = read_grids("pdf", pdf(table()).replace(b"/Type /Catalog", script))

    assert picture(grid) == TABLE


def test_where_no_process_can_be_started_it_is_read_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", "/没有/python")
    (grid,) = read_grids("pdf", pdf(table()))

    assert picture(grid) == TABLE


def test_several_threads_may_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    data = [pdf(*[table()] * 5)] * 8
    with ThreadPoolExecutor(4) as executor:
        found = list(executor.map(partial(read_grids, "pdf"), data))

    assert {picture(grid) for grids in found for grid in grids} == {TABLE}


def test_pdfium_comes_in_with_the_first_pdf_alone() -> None:
    code = (
        "import sys; from models.reading import read_file;"
        "from models.reading.pdf_pages import pdf_file;"
        "assert not [name for name in sys.modules if 'pdfium2' in name]"
    )

    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
