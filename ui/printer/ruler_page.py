"""The test page: two rulers of 100 mm and a frame, to prove the scale."""

from __future__ import annotations

from collections.abc import Iterator

from models.definitions.definition import MM
from printing.fonts.faces import Chain, bundled_faces
from printing.page import Page, Part, RuledLine, Sheet, Strip, Text

WIDTH, HEIGHT = 297 * MM, 210 * MM
FRAME = 10 * MM
"""From the edge of the paper to the frame on each side."""
LENGTH = 100
"""Of each ruler, in millimetres."""
LINE = 0.5
LEFT, TOP = 40 * MM, 50 * MM
"""Where the rulers meet at their zero."""
TITLE = "打印测试页"
LINES = (
    "请用直尺量：两条刻度线都应是 100 毫米长，外框四边都应离纸边 10 毫米。",
    "刻度线短了或长了：请在打印机设置里按 100% 实际大小打印，不要选“适合页面”。",
    "外框缺了一边：这台打印机印不到那么靠边，请换一台打印机。",
)


def ruler_sheet() -> Sheet:
    """Return the test page, A4 across, in points."""
    rules = (*_frame(), *_ruler_across(), *_ruler_down())
    part = Part(HEIGHT, texts=tuple(_texts()), rules=rules)
    page = Page(1, WIDTH, HEIGHT, (Strip(0.0, 0.0, part),))
    return Sheet((page,), title=TITLE)


def _frame() -> Iterator[RuledLine]:
    right, bottom = WIDTH - FRAME, HEIGHT - FRAME
    for x in (FRAME, right - LINE):
        yield RuledLine(x, FRAME, LINE, bottom - FRAME)
    for y in (FRAME, bottom - LINE):
        yield RuledLine(FRAME, y, right - FRAME, LINE)


def _ruler_across() -> Iterator[RuledLine]:
    yield RuledLine(LEFT - LINE / 2, TOP - LINE / 2, LENGTH * MM + LINE, LINE)
    for mm in range(LENGTH + 1):
        yield RuledLine(LEFT + mm * MM - LINE / 2, TOP - _tick(mm), LINE, _tick(mm))


def _ruler_down() -> Iterator[RuledLine]:
    yield RuledLine(LEFT - LINE / 2, TOP - LINE / 2, LINE, LENGTH * MM + LINE)
    for mm in range(LENGTH + 1):
        yield RuledLine(LEFT - _tick(mm), TOP + mm * MM - LINE / 2, _tick(mm), LINE)


def _tick(mm: int) -> float:
    """Return the length of a tick: longer at five and at ten."""
    return (5 if mm % 10 == 0 else 3.5 if mm % 5 == 0 else 2) * MM


def _texts() -> Iterator[Text]:
    faces = bundled_faces()
    yield _line(TITLE, LEFT, 30 * MM, faces.bold, 18)
    for number, line in enumerate(LINES):
        yield _line(line, LEFT + 15 * MM, TOP + (20 + 9 * number) * MM, faces.regular)
    for mm in range(0, LENGTH + 1, 10):
        numeral = _line(str(mm), 0, 0, faces.regular, 8)
        width = numeral.face.width(numeral.text) * numeral.size
        x, y = LEFT + mm * MM - width / 2, TOP - 6 * MM
        yield _line(str(mm), x, y, faces.regular, 8)
        if mm:
            x, y = LEFT - 6.5 * MM - width, TOP + mm * MM + 3
            yield _line(str(mm), x, y, faces.regular, 8)


def _line(text: str, x: float, y: float, chain: Chain, size: float = 10.5) -> Text:
    return Text(x, y, text, chain.faces[0], size)
