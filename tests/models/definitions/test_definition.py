"""What a definition can be asked."""

from __future__ import annotations

import pytest

from models.definitions.definition import (
    Column,
    Definition,
    Field,
    FirstLevel,
    IndicatorBlock,
    ListBlock,
    SecondLevel,
    band_columns,
    band_lists,
)
from models.filled_form import blank_form

YEAR, NAME = Field("budget_year", "年度"), Field("amount_unit", "单位", default="万元")
TASKS = ListBlock("main_tasks", "主要任务", (Column("task_name", 50, 30, 80),))
OUTPUT = FirstLevel(
    "output",
    "产出指标",
    (SecondLevel("quantity", "数量指标"), SecondLevel("quality", "质量指标")),
)


def column(key: str, band: str = "", join: tuple[str, ...] = ()) -> Column:
    """Return a column of which only what it holds matters."""
    return Column(key, 20, 10, 30, band=band, join=join)


ONE_TREE = IndicatorBlock(
    (column("first_level"), column("name"), column("", join=("sign", "target"))),
    (OUTPUT,),
)
TWO_TREES = IndicatorBlock(
    (
        column("first_level", "long_term"),
        column("name", "long_term"),
        column("first_level", "annual"),
        column("name", "annual"),
        column("target", "annual"),
    ),
    (OUTPUT,),
)


def definition(tree: IndicatorBlock) -> Definition:
    """Return a definition with a table of tasks and a tree."""
    return Definition(
        "form_2026", 1, "project_form", "表", "表", (YEAR, NAME), (TASKS, tree)
    )


def keys(columns: tuple[Column, ...]) -> str:
    """Return the keys of columns in a row."""
    return " ".join(each.key for each in columns)


def test_a_field_is_found_by_its_key() -> None:
    assert definition(ONE_TREE).field("budget_year") == YEAR


def test_a_field_that_is_not_there_is_not_found() -> None:
    with pytest.raises(KeyError):
        definition(ONE_TREE).field("department_name")


def test_level_columns_print_a_name_and_hold_no_cell() -> None:
    assert [each.is_level for each in ONE_TREE.columns] == [True, False, False]


def test_the_clerk_fills_in_neither_levels_nor_joined_columns() -> None:
    assert keys(band_columns(ONE_TREE, "")) == "name"


def test_one_tree_has_one_band_without_a_name() -> None:
    assert ONE_TREE.bands == ("",)
    assert band_lists(ONE_TREE, "") == ("quantity", "quality")


def test_two_trees_side_by_side_keep_their_lists_apart() -> None:
    assert TWO_TREES.bands == ("long_term", "annual")
    assert band_lists(TWO_TREES, "annual") == ("annual.quantity", "annual.quality")


@pytest.mark.parametrize(
    ("list_key", "columns"),
    [
        ("main_tasks", "task_name"),
        ("annual.quantity", "name target"),
        ("long_term.quantity", "name"),
    ],
)
def test_each_list_has_its_columns(list_key: str, columns: str) -> None:
    assert keys(definition(TWO_TREES).columns_of(list_key)) == columns


def test_a_list_that_is_not_there_has_no_columns() -> None:
    with pytest.raises(KeyError):
        definition(TWO_TREES).columns_of("quantity")


def test_second_levels_come_under_their_first_in_printed_order() -> None:
    names = [(first.name, second.name) for first, second in ONE_TREE.second_levels()]

    assert names == [("产出指标", "数量指标"), ("产出指标", "质量指标")]


def test_blocks_are_told_apart() -> None:
    made = definition(ONE_TREE)

    assert made.list_blocks == (TASKS,)
    assert made.indicator_blocks == (ONE_TREE,)


def test_a_new_form_starts_with_the_defaults() -> None:
    form = blank_form(definition(ONE_TREE))

    assert dict(form.fields) == {"amount_unit": "万元"}
    assert (form.definition, form.version) == ("form_2026", 1)


def test_a_new_form_is_of_the_year_asked_for() -> None:
    assert blank_form(definition(ONE_TREE), "2027").fields["budget_year"] == "2027"
