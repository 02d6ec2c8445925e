"""Rules become cells, however they were drawn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.pdf.ink import Ruling
from models.pdf.limits import PdfRefused
from models.pdf.ruled_table import ruled_tables
from tests.models.pdf.drawings import outlines, picture, rules

SPANS = """
    +--+--+-----+
    |  |  |     |
    |  +--+--+--+
    |  |  |  |  |
    +--+  |  +--+
    |  |  |  |  |
    +--+--+--+--+
    """
"""Cells over several rows and over several columns."""


def read(drawn: list[Ruling]) -> str:
    """Return the drawing of the one table between rules."""
    (table,) = ruled_tables(drawn)
    return picture(table)


def moved(rule: Ruling, by: float) -> Ruling:
    """Return a rule a little further down to the right."""
    return Ruling(rule.left + by, rule.top + by, rule.right + by, rule.bottom + by)


def test_cells_end_where_a_line_is() -> None:
    assert read(rules(SPANS)) == outlines(SPANS)


def test_the_order_of_the_rules_does_not_matter() -> None:
    assert read(rules(SPANS)[::-1]) == outlines(SPANS)


def test_dashes_make_a_line() -> None:
    dashes = [piece for rule in rules(SPANS) for piece in _dashes(rule)]

    assert read(dashes) == outlines(SPANS)


def _dashes(rule: Ruling) -> list[Ruling]:
    """Return a rule in pieces of three points with as much between them."""
    length = max(rule.right - rule.left, rule.bottom - rule.top)
    across = rule.right > rule.left
    starts = [6.0 * at for at in range(int(length / 6) + 1)]
    return [
        (
            Ruling(rule.left + start, rule.top, rule.left + start + 3, rule.top)
            if across
            else Ruling(rule.left, rule.top + start, rule.left, rule.top + start + 3)
        )
        for start in starts
    ]


@given(st.floats(0.5, 2.5))
def test_doubled_lines_are_one_edge(gap: float) -> None:
    doubled = [each for rule in rules(SPANS) for each in (rule, moved(rule, gap))]

    assert read(doubled) == outlines(SPANS)


@given(st.data())
def test_corners_need_not_meet(data: st.DataObject) -> None:
    short = [_shortened(rule, data.draw(st.floats(0, 1.5))) for rule in rules(SPANS)]

    assert read(short) == outlines(SPANS)


def _shortened(rule: Ruling, by: float) -> Ruling:
    if rule.is_level:
        return rule._replace(left=rule.left + by, right=rule.right - by)
    return rule._replace(top=rule.top + by, bottom=rule.bottom - by)


@pytest.mark.parametrize("edge", ["left", "top", "right", "bottom"])
def test_a_missing_outer_line_is_where_the_others_end(edge: str) -> None:
    outer = {each: getattr(rules(SPANS)[0], each) for each in ("left", "top")}
    outer |= {"right": 120.0, "bottom": 120.0}
    opposite = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}
    rest = [
        rule
        for rule in rules(SPANS)
        if not getattr(rule, edge) == getattr(rule, opposite[edge]) == outer[edge]
    ]

    assert len(rest) < len(rules(SPANS))
    assert read(rest) == outlines(SPANS)


def test_an_open_cell_falls_into_rectangles() -> None:
    drawing = """
        +--+--+
        |     |
        +--+  |
        |  |  |
        +--+--+
        """

    assert read(rules(drawing)) == outlines("""
        +-----+
        |     |
        +--+--+
        |  |  |
        +--+--+
        """)


def test_tables_that_do_not_touch_are_several_from_the_top_down() -> None:
    lower, upper = rules(SPANS), [moved(rule, -300) for rule in rules(SPANS)]

    assert [table.ys[0] for table in ruled_tables(lower + upper)] == [-300, 0]


@pytest.mark.parametrize("drawing", ["+--+\n|  |\n+--+", "---\n\n---", "|\n|\n|"])
def test_a_box_or_loose_lines_are_no_table(drawing: str) -> None:
    assert ruled_tables(rules(drawing)) == ()


def test_a_box_to_tick_inside_a_cell_is_no_table() -> None:
    level = [Ruling(5, 5, 12, 5), Ruling(5, 12, 12, 12)]
    upright = [Ruling(5, 5, 5, 12), Ruling(12, 5, 12, 12)]

    assert read([*rules(SPANS), *level, *upright]) == outlines(SPANS)


def test_more_lines_than_any_form_has_are_refused() -> None:
    level = [Ruling(0, 9.0 * at, 9e4, 9.0 * at) for at in range(2000)]
    upright = [Ruling(9.0 * at, 0, 9.0 * at, 9e4) for at in range(2000)]

    with pytest.raises(PdfRefused, match="objects"):
        ruled_tables([*level, *upright])
