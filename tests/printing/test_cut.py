"""Tables are cut into pages: drawn as the lines of each row, page by page.

"1 3|2" is a row of one line and one of three on the first page, and a row
of two, or the last two lines of one, on the second.  A line is 10 points
high, a page has room for ten.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from printing.block import SetBlock, SetRow, SetSpan, reaches_of, row_of
from printing.cell import SetCell
from printing.cut import EPSILON, Chunk, Chunks, Cursor, cut_block
from printing.wrap import SetLine

LINE, PAGE = 10.0, 100.0
TALLEST = 5
"""Lines of a merged text that is still printed on each page."""
Label = tuple[int, int, int]
"""Its lines, and the first and the last row it is merged over."""


def cell(lines: int) -> SetCell:
    """Return a cell with so many lines."""
    numbered = tuple(SetLine((), number) for number in range(lines))
    return SetCell(0.0, 50.0, numbered, 8.0, LINE, 0.0, 0.0)


def row(lines: int) -> SetRow:
    """Return a row of one cell."""
    return row_of((cell(lines),), LINE)


def block(rows: Sequence[SetRow], *labels: Label, head: int = 0) -> SetBlock:
    """Return a table of rows, with labels merged over some of them."""
    spans = tuple(SetSpan(cell(lines), *reach) for lines, *reach in labels)
    return SetBlock(
        rows=tuple(rows),
        head=head,
        spans=spans,
        reaches=reaches_of(spans, len(rows)),
        width=100.0,
        tallest=max((lines * LINE for lines, *_ in labels), default=0.0),
        tops=tuple(accumulate((each.height for each in rows), initial=0.0)),
    )


def drawn(drawing: str) -> list[SetRow]:
    """Return the rows of a drawing: 1 3."""
    return [row(int(lines)) for lines in drawing.split()]


def cut(
    table: SetBlock, room: float = PAGE, known: Chunks | None = None
) -> tuple[list[Chunk], Chunks]:
    """Return the chunks of a table whose first page has so much room left.

    With them all that the next cut may know them by.
    """
    chunks, found, cursor = list[Chunk](), Chunks(), Cursor()
    while cursor.row < len(table.rows):
        chunk = cut_block(table, cursor, room, PAGE, known or {})
        assert chunk or room < PAGE, "an empty page takes something"
        if chunk and cursor.rest is None:
            found[table.rows[cursor.row], room, PAGE] = chunk
        if chunk:
            chunks.append(chunk)
            cursor = Cursor(cursor.row + chunk.taken, chunk.rest)
        room = PAGE
    return chunks, found


def picture(chunks: Sequence[Chunk]) -> str:
    """Return the lines of each row of each page: 1 3|2."""
    return "|".join(" ".join(map(str, lines_of(chunk))) for chunk in chunks)


def lines_of(chunk: Chunk) -> list[int]:
    """Return how many lines stand in each row of a chunk."""
    return [len(each.lines) for one in chunk.rows for each in one.cells]


def pages(drawing: str, *labels: Label, room: float = PAGE, head: int = 0) -> str:
    """Return a table cut into pages, both as drawings."""
    chunks, _ = cut(block(drawn(drawing), *labels, head=head), room)
    return picture(chunks)


def test_rows_fill_a_page_and_go_on_on_the_next() -> None:
    assert pages("4 4 4 4 4") == "4 4|4 4|4"


def test_rows_begin_in_what_a_table_above_has_left() -> None:
    assert pages("4 4 4", room=50) == "4|4 4"


def test_a_row_that_fits_on_the_next_page_is_not_divided() -> None:
    assert pages("4 7 2") == "4|7 2"
    assert pages("10", room=90) == "10"


def test_a_row_is_not_divided_for_a_label_that_is_not_over_it() -> None:
    assert pages("6 2 3", (5, 0, 0), head=1) == "6 2|6 3"


def test_a_row_that_no_page_holds_begins_where_it_stands() -> None:
    assert pages("4 25") == "4 6|10|9"


def test_the_rest_of_a_divided_row_goes_on_over_the_next_rows() -> None:
    assert pages("12 3 6") == "10|2 3|6"


def test_a_single_line_of_a_divided_row_is_not_begun_at_the_foot() -> None:
    assert pages("9 25") == "9|10|10|5"
    assert pages("8 25") == "8 2|10|10|3"


def test_the_head_stands_on_each_page_and_never_alone() -> None:
    assert pages("1 4 4 4 4", head=1) == "1 4 4|1 4 4"
    assert pages("1 4 4", head=1, room=40) == "1 4 4"


def test_the_rows_under_a_taller_label_grow_alike() -> None:
    (chunk,), _ = cut(block(drawn("1 1 2"), (5, 0, 1)))

    assert chunk.heights == (25, 25, 20)


def test_rows_that_grow_for_their_label_leave_the_others_less_room() -> None:
    assert pages("1 1 5 5", (5, 0, 1)) == "1 1 5|5"


def test_a_label_over_rows_of_two_pages_finds_its_room_on_both() -> None:
    chunks, _ = cut(block(drawn("6 1 1 1 1"), (3, 1, 4)), room=90)

    assert picture(chunks) == "6 1 1 1|1"
    assert [chunk.height for chunk in chunks] == [90, 30]


def test_a_divided_row_is_not_begun_where_its_label_finds_no_room() -> None:
    assert pages("1 25", (5, 1, 1), room=40) == "1|10|10|5"


def test_a_divided_row_grows_for_its_label_on_each_page() -> None:
    chunks, _ = cut(block(drawn("12 1"), (4, 0, 0)))

    assert [chunk.heights for chunk in chunks] == [(100,), (40, 10)]


def test_a_row_written_below_joins_the_page_that_had_taken_all() -> None:
    rows = drawn("4 4 1")
    _, known = cut(block(rows[:2]))
    chunks, _ = cut(block(rows), known=known)

    assert picture(chunks) == "4 4 1"


def test_a_page_is_cut_anew_when_a_label_over_its_rows_has_changed() -> None:
    rows = drawn("2 2 2 2")
    _, known = cut(block(rows, (1, 0, 3)))
    chunks, _ = cut(block(rows, (5, 0, 1)), known=known)

    assert [chunk.heights for chunk in chunks] == [(25, 25, 20, 20)]


@st.composite
def tables(draw: DrawFn) -> SetBlock:
    """Draw a table with a head or none, and labels merged over rows."""
    head = draw(st.integers(0, 1))
    rows = [row(1)] * head + draw(row_lists())
    return block(rows, *draw(labels(head, len(rows))), head=head)


def row_lists() -> SearchStrategy[list[SetRow]]:
    """Return a strategy for rows, some of them higher than a page."""
    lines = st.one_of(st.integers(1, 6), st.integers(1, 35))
    return st.lists(lines.map(row), min_size=1, max_size=12)


@st.composite
def labels(draw: DrawFn, head: int, count: int) -> list[Label]:
    """Draw labels side by side down the rows, and one over all of them."""
    ends = sorted(draw(st.sets(st.integers(head, count - 1), max_size=4)))
    starts = [head, *(end + 1 for end in ends)]
    inner = [
        (draw(st.integers(1, TALLEST)), start, end)
        for start, end in zip(starts, ends)
    ]
    return [*inner, (draw(st.integers(1, TALLEST)), 0, count - 1)]


rooms = st.sampled_from([LINE * lines for lines in range(11)])


@given(tables(), rooms)
def test_no_chunk_is_higher_than_the_room_it_was_cut_for(
    table: SetBlock, room: float
) -> None:
    chunks, _ = cut(table, room)
    begun = chunks[0].height <= room + EPSILON

    assert begun or chunks[0].height <= PAGE + EPSILON
    assert all(chunk.height <= PAGE + EPSILON for chunk in chunks)


@given(tables(), rooms)
def test_a_chunk_is_begun_only_in_room_for_it(table: SetBlock, room: float) -> None:
    chunk = cut_block(table, Cursor(), room, PAGE, {})

    assert chunk is None or chunk.height <= room + EPSILON


@given(tables(), rooms)
def test_every_line_stands_on_a_page_in_its_order(
    table: SetBlock, room: float
) -> None:
    chunks, _ = cut(table, room)
    repeated = [0, *[table.head] * (len(chunks) - 1)]
    printed = [
        line
        for chunk, heads in zip(chunks, repeated, strict=True)
        for one in chunk.rows[heads:]
        for line in one.cells[0].lines
    ]

    assert printed == [line for one in table.rows for line in one.cells[0].lines]


@given(tables(), rooms)
def test_only_a_row_that_no_page_holds_is_divided(
    table: SetBlock, room: float
) -> None:
    divided = [
        at
        for at, chunk in reached(cut(table, room)[0])
        if chunk.rest and table.rows[at].height + table.head * LINE <= PAGE
    ]

    assert not divided


def reached(chunks: Sequence[Chunk]) -> list[tuple[int, Chunk]]:
    """Return chunks with the number of the row that each of them ends at."""
    ends = accumulate(chunk.taken for chunk in chunks)
    return list(zip(ends, chunks, strict=True))


@given(st.data(), row_lists(), rooms)
def test_a_table_cut_from_the_one_before_is_cut_as_if_anew(
    data: st.DataObject, rows: list[SetRow], room: float
) -> None:
    known: Chunks = {}
    for edit in data.draw(st.lists(edits(), min_size=1, max_size=4)):
        table = block(rows, *data.draw(labels(0, len(rows))))
        _, known = cut(table, room, known)
        rows = edited(rows, edit)
    table = block(rows, *data.draw(labels(0, len(rows))))

    again, fresh = cut(table, room, known)[0], cut(table, room)[0]

    assert picture(again) == picture(fresh)
    assert [each.heights for each in again] == [each.heights for each in fresh]


Edit = tuple[float, int, list[SetRow]]
"""Where in the table, from 0 to 1, how many rows go, and which come."""


def edits() -> SearchStrategy[Edit]:
    """Return a strategy for rows put in, taken out and written anew."""
    return st.tuples(st.floats(0, 1), st.integers(0, 2), row_lists())


def edited(rows: list[SetRow], edit: Edit) -> list[SetRow]:
    """Return the rows after an edit, the others as the same objects."""
    share, gone, come = edit
    at = round(share * len(rows))
    return [*rows[:at], *come[:2], *rows[at + gone :]]
