"""The preview paints what has changed: all of it, and little else."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion
from pytestqt.qtbot import QtBot

from models.edits import Edit, Insert, Move, Remove, SetText, apply
from models.form import Place, Row
from tests.ui.papers import (
    BOOKS,
    DAYS,
    FORM,
    LONG_FORM,
    QUALITY,
    Repainted,
    blackened,
    laid_out,
    marked,
    middle_of,
    picture_of,
    scroll_of,
    shown,
    stack_of,
)
from ui.paper.preview import Preview

TEXTS = st.sampled_from(["", "7", "图书", "按合同约定的时间完成编目上架" * 4])
COLUMNS = st.sampled_from(["name", "note"])
EDITS = st.one_of(
    st.builds(
        SetText,
        st.builds(Place, st.integers(BOOKS, QUALITY), COLUMNS),
        TEXTS,
    ),
    st.just(SetText(Place(0, "annual_objective"), "全年开放" * 60)),
    st.just(SetText(Place(0, "budget_year"), "2027")),
    st.just(Insert("quantity", 1, Row(9))),
    st.just(Remove(DAYS)),
    st.just(Move(BOOKS, "timeliness", 0)),
)


def edited(preview: Preview, edit: Edit) -> QRegion:
    """Show the form after an edit, and return what was painted anew."""
    form, _ = apply(FORM, edit)
    painted = Repainted(preview)
    preview.show_sheet(laid_out(form, preview.sheet))
    return painted.stop()


@pytest.fixture(scope="module")
def lasting(qapp: object) -> Preview:
    """Return a preview that many examples share."""
    preview = Preview()
    preview.resize(700, 560)
    preview.show()
    preview.set_findings({Place(DAYS, "unit"): marked("warning")})
    preview.highlight(Place(BOOKS, "name"))
    return preview


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(EDITS)
def test_all_that_changes_is_painted_anew(lasting: Preview, edit: Edit) -> None:
    lasting.show_sheet(laid_out())
    before = picture_of(lasting)
    painted = edited(lasting, edit)
    after = picture_of(lasting)

    assert blackened(before, painted) == blackened(after, painted)


def test_one_row_is_painted_where_one_row_has_changed(qtbot: QtBot) -> None:
    preview = shown(qtbot, laid_out())
    region = edited(preview, SetText(Place(DAYS, "target"), "301"))

    row = middle_of(preview, Place(DAYS, "target")).y()
    rect = region.boundingRect()
    assert rect.top() < row < rect.bottom()
    assert rect.height() < 40


def test_an_equal_sheet_paints_nothing(qtbot: QtBot) -> None:
    preview = shown(qtbot, laid_out())
    painted = Repainted(preview)
    preview.show_sheet(laid_out(FORM, preview.sheet))

    assert painted.rect.isEmpty()


def test_a_change_out_of_sight_paints_nothing(qtbot: QtBot) -> None:
    preview = shown(qtbot, laid_out(LONG_FORM))
    form, _ = apply(LONG_FORM, SetText(Place(80, "target"), "2"))
    painted = Repainted(preview)
    preview.show_sheet(laid_out(form, preview.sheet))

    assert painted.rect.isEmpty()


def test_scrolling_paints_only_what_comes_into_sight(qtbot: QtBot) -> None:
    preview = shown(qtbot, laid_out(LONG_FORM))
    painted = Repainted(preview)
    preview.verticalScrollBar().setValue(30)

    assert painted.rect.height() == 30


def test_a_new_finding_paints_its_mark_alone(qtbot: QtBot) -> None:
    preview = shown(qtbot, laid_out())
    painted = Repainted(preview)
    preview.set_findings({Place(DAYS, "unit"): marked("warning")})

    assert painted.rect.width() < 30 and painted.rect.height() < 30
    assert not painted.rect.isEmpty()


def test_tinting_paints_two_cells_alone(qtbot: QtBot) -> None:
    preview = shown(qtbot, laid_out())
    preview.highlight(Place(BOOKS, "target"))
    painted = Repainted(preview)
    preview.highlight(Place(DAYS, "target"))

    first, second = (middle_of(preview, Place(row, "target")) for row in (BOOKS, DAYS))
    qtbot.waitUntil(lambda: painted.rect.contains(second.toPoint()))
    assert painted.rect.contains(first.toPoint())
    assert painted.rect.height() < 60


def test_pages_out_of_sight_are_not_painted(qtbot: QtBot) -> None:
    preview = shown(qtbot, laid_out(LONG_FORM))
    stack = stack_of(preview)
    view = preview.viewport().rect().translated(scroll_of(preview).toPoint())

    assert list(stack.indexes_in(view)) == [0, 1]
    assert len(preview.sheet.pages) > 2


@given(st.integers(0, 600), st.integers(0, 500), st.integers(1, 300))
def test_a_part_painted_alone_looks_as_in_the_whole(
    lasting: Preview, left: int, top: int, side: int
) -> None:
    region = QRegion(QRect(left, top, side, side)) & lasting.viewport().rect()
    whole = picture_of(lasting)
    mended = blackened(whole, region)
    lasting.viewport().render(mended, region.boundingRect().topLeft(), region)

    assert mended == whole
