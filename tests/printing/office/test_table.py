"""The sheet of a form as one table of cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given

from models.definitions.definition import Column, Definition, Grid, ListBlock
from models.definitions.definition_file import definitions
from models.form import FORM, Form, Place
from printing.compose import setting_for
from printing.office.heads import parted_at_heads
from printing.office.spread import spread
from printing.office.table import Cell, Table, row_heights
from printing.office.tall_rows import TALLEST, without_tall_rows
from tests.pictures import dedented, tree
from tests.printing.office.drawing import drawn, spread_of
from tests.printing.paper import Sample, in_margin, list_keys, samples

NOWHERE = Place(FORM, "")
LAMPS = """
    budget_year: 2026
    reporting_unit: 某县住建局
    amount_unit: 万元
    project_name: 更换路灯
    quantity
      安装路灯 | sign=≥ | target=40 | unit=盏
      安装灯杆
    """


def test_blocks_of_different_columns_stand_on_one_lattice() -> None:
    first_rows = "\n".join(drawn(spread_of(tree(LAMPS))).splitlines()[:10])

    assert first_rows == dedented(
        """
        2026年项目支出绩效目标表 | ← | ← | ← | ← | ← | ← | ← | ← | ←
        填报单位（盖章）：某县住建局 | ← | ← | ← | ← | ← | ← | ← | ← | 金额单位：万元
        项目名称 | ← | 更换路灯 | ← | ← | ← | ← | ← | ← | ←
        年度本级预算金额 | ← |  | ← | 项目类别 |  | ← | ← | ← | ←
        项目支出实施期 | ← |  | ← | ← | ← | ← | ← | ← | ←
        本年度绩效目标 | ← |  | ← | ← | ← | ← | ← | ← | ←
        本年度⏎绩效⏎指标 | 一级指标 | 二级指标 | 三级指标 | ← | ← | 指标值 | 度量单位 | 指标值类型 | 备注
        ↑ | 产出指标 | 数量指标 | 安装路灯 | ← | ← | 40 | 盏 | ≥ |
        ↑ | ↑ | ↑ | 安装灯杆 | ← | ← |  |  |  |
        ↑ | ↑ | 质量指标 |  | ← | ← |  |  |  |
        """
    )


@given(samples())
def test_each_place_is_covered_exactly_once(sample: Sample) -> None:
    table = spread_of(sample.form)

    assert_covered(table)


@given(samples())
def test_every_text_of_the_tables_stands_in_exactly_one_cell(sample: Sample) -> None:
    form = sample.form
    cells = [cell for cell in spread_of(form).cells if cell.place]
    found = Counter(each.place for each in cells)

    assert found == Counter(places(form, sample.definition))
    assert all(form.text(each.place or NOWHERE) in each.text for each in cells)


@given(samples())
def test_every_text_outside_of_the_tables_is_there(sample: Sample) -> None:
    form = sample.form
    said = [cell.text for cell in spread_of(form).cells if cell.style != "cell"]

    for key in in_margin(sample.definition):
        assert any(form.fields[key] in text for text in said)


@pytest.mark.parametrize("length", [5, 2000])
def test_equal_neighbours_are_one_cell_however_long(length: int) -> None:
    columns = (
        Column("task_name", 60, 60, 60, "任务", merge=True),
        Column("task_content", 200, 200, 200, "内容"),
    )
    block = ListBlock("main_tasks", "任务", columns)
    definition = replace(definitions()["project_form_2026"], blocks=(block,))
    form = tree("main_tasks" + f"\n  {'长' * length} | task_content=甲" * 3)
    table = spread(form, setting_for(form, definition))

    assert_covered(table)
    assert [each.down for each in table.cells if each.text == "长" * length] == [3]


@given(samples())
def test_a_table_whose_heads_repeat_is_still_covered(sample: Sample) -> None:
    table = parted_at_heads(spread_of(sample.form))

    assert_covered(table)
    for head in table.heads:
        inside = [each for each in table.cells if each.row in head]
        assert all(each.rows.stop <= head.stop for each in inside)


@given(samples())
def test_no_row_is_higher_than_a_spreadsheet_shows(sample: Sample) -> None:
    table = spread_of(sample.form)
    heights = row_heights(table, lambda cell: 90.0 * cell.line_count, 0.0)
    parted, lower = without_tall_rows(table, heights)

    assert_covered(parted)
    assert max(lower) <= TALLEST
    assert sum(lower) == pytest.approx(sum(heights))


def test_a_tall_row_is_parted_for_all_its_cells() -> None:
    tall = Table((50.0, 50.0), 2, (Cell("标签", 0, 0, down=2), *column(1, "长文", "短")))
    parted, heights = without_tall_rows(tall, (900.0, 30.0))

    assert heights == (300.0, 300.0, 300.0, 30.0)
    assert drawn(parted) == dedented(
        """
        标签 | 长文
        ↑ | ↑
        ↑ | ↑
        ↑ | 短
        """
    )


def test_a_label_that_begins_in_a_head_begins_below_it() -> None:
    label = Cell("标签", 0, 0, down=3)
    table = Table((50.0, 50.0), 3, (label, *column(1, "头", "甲", "乙")), (range(1),))

    assert drawn(parted_at_heads(table)) == dedented(
        """
        | 头
        标签 | 甲
        ↑ | 乙
        """
    )


def test_rows_under_a_tall_label_share_its_want() -> None:
    cells = (Cell("标签", 0, 0, down=2), *column(1, "甲", "乙"))
    needs = {"标签": 100.0, "甲": 10.0, "乙": 20.0}
    table = Table((50.0, 50.0), 2, cells)

    assert row_heights(table, lambda cell: needs[cell.text], 0.0) == (45.0, 55.0)


def column(number: int, *texts: str) -> list[Cell]:
    """Return the cells of a column without merged ones."""
    return [Cell(text, row, number) for row, text in enumerate(texts)]


def assert_covered(table: Table) -> None:
    """Look whether each row of a table is covered once from left to right."""
    columns = list(range(len(table.widths)))
    for cells in table.by_row():
        assert [column for cell in cells for column in cell.columns] == columns


def places(form: Form, definition: Definition) -> Iterator[Place]:
    """Yield the places that stand in the tables of a definition."""
    for block in definition.tables:
        if isinstance(block, Grid):
            keys = [cell.field for row in block.rows for cell in row if cell.field]
            yield from (Place(FORM, key) for key in keys)
    for key in list_keys(definition):
        printed = printed_columns(definition, key)
        for row in form.rows(key):
            yield from (Place(row.id, (c.join or (c.key,))[0]) for c in printed)


def printed_columns(definition: Definition, key: str) -> list[Column]:
    """Return the printed columns of a list, those that join others too."""
    band = key.partition(".")[0] if "." in key else ""
    for block in definition.tables:
        if isinstance(block, ListBlock) and block.list == key:
            return [each for each in block.columns if each.in_sheet]
    return [
        each
        for block in definition.indicator_blocks
        for each in block.columns
        if each.in_sheet and each.band == band and not each.is_level
    ]
