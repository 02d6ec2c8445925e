"""A definition that is written is read back as it was."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from models.definitions.definition import (
    Block,
    Column,
    Definition,
    Field,
    FirstLevel,
    Grid,
    GridCell,
    IndicatorBlock,
    LineBlock,
    ListBlock,
    PageStyle,
    SecondLevel,
    SideBlock,
    TextLine,
)
from models.definitions.definition_data import identified
from models.definitions.definition_file import definition_in, definitions
from models.definitions.definition_writer import write_definition
from tests.derived import GOALS, LINES, TREE, with_blocks

texts = st.text(
    st.sampled_from("绩效目标“”'\"\\\n\t#=[]()%≥ab12🎯𠮷\u00a0\u2028"), max_size=12
)
names = st.sampled_from([f"field_{number}" for number in range(5)])
slots = st.builds("{}{{{}}}".format, texts, names) | texts
widths = st.floats(1, 300, allow_nan=False).map(lambda width: round(width, 3))
counts = st.integers(1, 9)
FIELDS = tuple(Field(f"field_{number}", f"字段{number}") for number in range(5))


def columns(key: str) -> SearchStrategy[Column]:
    """Return columns of a list."""
    return st.builds(
        lambda width, label, align, merge: Column(
            key, width, width / 2, width * 2, label, align=align, merge=merge
        ),
        widths,
        texts,
        st.sampled_from(["left", "centre", "right"]),
        st.booleans(),
    )


def cells(across: int = 1) -> SearchStrategy[GridCell]:
    """Return cells of fixed rows."""
    shown = st.builds(GridCell, field=names, piece=st.integers(0, 3))
    fixed = st.builds(GridCell, text=slots, lines=counts)
    return (shown | fixed).map(lambda cell: replace(cell, across=across))


rows = st.tuples(cells(), cells(2)) | st.tuples(cells(3))
grids = st.builds(
    Grid, st.tuples(*[columns("")] * 3), st.lists(rows, max_size=4).map(tuple)
)
text_lines = st.builds(TextLine, slots, slots, slots, st.integers(0, 5).map(float))
line_blocks = st.lists(text_lines, max_size=3).map(tuple).map(LineBlock)


def lists(key: str) -> SearchStrategy[ListBlock]:
    """Return tables with rows under a key."""
    return st.builds(
        ListBlock,
        st.just(key),
        st.just("名称"),
        st.tuples(columns("one"), columns("two")),
        least_rows=st.integers(0, 9),
        repeat_head=st.booleans(),
    )


def trees(key: str) -> SearchStrategy[IndicatorBlock]:
    """Return trees of two levels whose lists begin with a key."""
    second = st.builds(SecondLevel, st.just(key), texts, means=names)
    first = st.builds(
        lambda name, second: FirstLevel(f"{key}_first", name, (second,)), texts, second
    )
    return st.builds(
        IndicatorBlock,
        st.tuples(columns("first_level"), columns("name"), columns("target")),
        st.tuples(first),
        repeat_levels=st.booleans(),
        totals=st.lists(rows, max_size=2).map(tuple),
    )


def sides(grid: Grid, tree: IndicatorBlock, label: str, width: float) -> Block:
    """Return two tables beside one label."""
    side = Column("", width, width, width, label)
    return SideBlock(label, side, (grid, tree))


blocks: SearchStrategy[tuple[Block, ...]] = st.tuples(
    grids,
    line_blocks,
    lists("tasks"),
    trees("quantity"),
    st.builds(sides, grids, trees("quality"), texts, widths),
)
made = st.builds(
    Definition,
    st.just("made"),
    counts,
    st.just("project_form"),
    st.just("做的表"),
    slots,
    st.just(FIELDS),
    blocks,
    lines=st.lists(text_lines, max_size=2).map(tuple),
    top_lines=st.lists(text_lines, max_size=2).map(tuple),
    page=st.builds(PageStyle, width=st.floats(150, 900), seal=st.booleans()),
    origin=st.sampled_from(["bundled", "office", "derived"]),
)


def read_back(definition: Definition) -> Definition:
    """Return a definition after it was written and read."""
    return definition_in(tomllib.loads(write_definition(definition).decode()), "试用")


@pytest.mark.parametrize("name", definitions())
def test_our_own_definitions_are_read_back_as_they_were(name: str) -> None:
    own = definitions()[name]

    assert asdict(read_back(own)) == asdict(own)


@given(made)
def test_any_definition_is_read_back_as_it_was(definition: Definition) -> None:
    again = read_back(definition)

    assert asdict(again) == asdict(definition)
    assert [type(each) for each in again.blocks] == [
        type(each) for each in definition.blocks
    ]
    assert write_definition(again) == write_definition(definition)


def test_a_definition_is_known_by_what_is_in_it() -> None:
    one, other = with_blocks(GOALS, LINES, TREE), with_blocks(GOALS, LINES, TREE)
    renamed = replace(other, id="another", version=3, origin="office")

    assert identified(one).id == identified(renamed).id
    assert identified(one).id != identified(with_blocks(GOALS, TREE)).id
    assert identified(one).id == identified(read_back(one)).id
