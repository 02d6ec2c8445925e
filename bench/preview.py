"""From a key to the pixels: edit, lay out, show, paint; and painting alone."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from itertools import cycle

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage, QPainter  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from bench.run import limit  # noqa: E402
from models.cells import Cells  # noqa: E402
from models.definitions.definition_file import definitions  # noqa: E402
from models.edits import SetText, apply  # noqa: E402
from models.form import Form, Place, Row  # noqa: E402
from printing.fonts.faces import bundled_faces  # noqa: E402
from printing.layout import lay_out  # noqa: E402
from printing.page import Sheet  # noqa: E402
from ui.paper.page_painter import paint_page_on_screen  # noqa: E402
from ui.paper.preview import Preview  # noqa: E402

DEFINITION = definitions()["project_form_2026"]
LISTS = ("quantity", "quality", "timeliness", "social_benefit", "economic_cost")
SHORT, LONG, HUGE = 12, 300, 3_000
EDITED = Place(5, "name")
NAMES = (
    "按合同约定的时间完成图书编目上架",
    "公共阅览室全年开放天数",
    "流动书车进乡镇服务次数，含村级服务点和学校，按季度统计并公示",
)
SAME_LINES = ("公共阅览室全年开放天数", "公共阅览室全年开放的天数")
OTHER_LINES = (SAME_LINES[0], NAMES[2] * 2)


@limit(ms=3)
def edit_to_pixels_12_indicators() -> Callable[[], object]:
    """Type into one row of a form of one page."""
    return _typing(SHORT, SAME_LINES)


@limit(ms=1)
def edit_to_pixels_300_indicators() -> Callable[[], object]:
    """Type into one row of a form of many pages."""
    return _typing(LONG, SAME_LINES)


@limit(ms=6)
def edit_to_pixels_3000_indicators() -> Callable[[], object]:
    """Type into one row of a form of some hundred pages."""
    return _typing(HUGE, SAME_LINES)


@limit(ms=6)
def edit_to_pixels_3000_rows_moved() -> Callable[[], object]:
    """Type until the rows below move, on some hundred pages."""
    return _typing(HUGE, OTHER_LINES)


@limit(ms=16)
def edit_to_pixels_300_rows_moved_at_twice_the_scale() -> Callable[[], object]:
    """Type until the rows below move, with four times the pixels."""
    typist, typed = _Typist(LONG), cycle(OTHER_LINES)
    preview = _preview(typist.sheet_with(next(typed)))
    preview.resize(preview.size() * 2)
    return lambda: _show(preview, typist.sheet_with(next(typed)))


@limit(ms=8)
def edit_to_pixels_300_rows_moved() -> Callable[[], object]:
    """Type until a row takes another line, so that all below it moves."""
    return _typing(LONG, OTHER_LINES)


@limit(ms=1)
def show_and_paint_one_row_of_300() -> Callable[[], object]:
    """The share of the preview: the sheets are laid out beforehand."""
    first, second = _sheets(LONG, SAME_LINES)
    preview, sheets = _preview(first), cycle((second, first))
    return lambda: _show(preview, next(sheets))


@limit(ms=5)
def paint_a_full_page() -> Callable[[], object]:
    """Paint all of a page, with its glyphs in Qt's cache."""
    _application()
    [page, *_] = _sheets(LONG, SAME_LINES)[0].pages
    image = QImage(1123, 794, QImage.Format.Format_RGB32)

    def paint() -> None:
        painter = QPainter(image)
        paint_page_on_screen(painter, page, 4 / 3)
        painter.end()

    return paint


@limit(ms=10)
def scroll_by_a_screen_of_300() -> Callable[[], object]:
    """Scroll down and up again by what is seen."""
    preview = _preview(_sheets(LONG, SAME_LINES)[0])
    values = cycle((preview.verticalScrollBar().pageStep(), 0))

    def scroll() -> None:
        preview.verticalScrollBar().setValue(next(values))
        _application().processEvents()

    return scroll


def _typing(count: int, texts: tuple[str, str]) -> Callable[[], object]:
    """Return one edit of a form, from the form to the pixels."""
    typist, typed = _Typist(count), cycle(texts)
    preview = _preview(typist.sheet_with(next(typed)))
    return lambda: _show(preview, typist.sheet_with(next(typed)))


class _Typist:
    """Types into one place of a form, again and again."""

    def __init__(self, count: int) -> None:
        self._form = _form(count)
        self._sheet: Sheet | None = None

    def sheet_with(self, text: str) -> Sheet:
        """Return the form on paper after typing a text."""
        self._form, _ = apply(self._form, SetText(EDITED, text))
        self._sheet = lay_out(self._form, DEFINITION, bundled_faces(), self._sheet)
        return self._sheet


def _show(preview: Preview, sheet: Sheet) -> None:
    preview.show_sheet(sheet)
    _application().processEvents()


def _sheets(count: int, texts: tuple[str, str]) -> list[Sheet]:
    typist = _Typist(count)
    return [typist.sheet_with(text) for text in texts]


def _form(count: int) -> Form:
    """Return a form with so many indicators, spread over its lists."""
    form = Form(DEFINITION.id, 1, Cells(budget_year="2026", project_name="流动书车"))
    for at in range(count):
        key = LISTS[at * len(LISTS) // count]
        cells = Cells(name=NAMES[at % 3], target=str(at), unit="次", sign="≥")
        form = form.with_rows(key, (*form.rows(key), Row(at + 1, cells)))
    return form


def _preview(sheet: Sheet) -> Preview:
    """Return a preview on the screen, as wide as in the window."""
    _application()
    preview = Preview()
    preview.resize(900, 900)
    preview.show_sheet(sheet)
    preview.show()
    _application().processEvents()
    return preview


@cache
def _application() -> QApplication:
    return QApplication([])
