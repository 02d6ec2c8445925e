"""What only sheets of other offices have gets on paper as it stood there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.cells import Cells
from models.definitions.definition import MM, Definition, SideBlock, TextLine
from models.form import Form, Row
from printing.fonts.faces import bundled_faces
from printing.layout import lay_out
from printing.page import Page
from tests.derived import GOALS, LINES, TREE, with_blocks
from tests.printing.paper import rectangles

FIELDS = Cells(budget_year="2026", total_score="95", annual_objective="建路\n建桥\n建亭")


def page_of(definition: Definition, form: Form) -> Page:
    """Return the first page of a form."""
    return lay_out(form, definition, bundled_faces()).pages[0]


def blank(definition: Definition) -> Page:
    """Return the page of a form without rows."""
    return page_of(definition, Form(definition.id, fields=FIELDS))


def one_row(definition: Definition, list_key: str, **cells: str) -> Page:
    """Return the page of a form with one row."""
    form = Form(definition.id, fields=FIELDS)
    return page_of(definition, form.with_rows(list_key, (Row(1, Cells(cells)),)))


def words(page: Page) -> list[str]:
    """Return the texts of a page from the top, left to right."""
    found = sorted(page.texts(), key=lambda each: (round(each[1]), each[0]))
    return [text.text for _, _, text in found]


def at(page: Page, words: str) -> tuple[float, float]:
    """Return where a text stands."""
    return next((x, y) for x, y, text in page.texts() if text.text == words)


def uprights(page: Page) -> set[float]:
    """Return where upright rules stand."""
    found = rectangles(page)
    return {round(left, 1) for left, top, right, bottom in found if right - left < 1}


def test_the_paper_is_as_the_definition_says() -> None:
    page = blank(with_blocks(GOALS))

    assert (round(page.width), round(page.height)) == (595, 842)


def test_label_and_text_stand_in_one_cell() -> None:
    assert "资金总额：95万元" in "".join(words(blank(with_blocks(GOALS))))


def test_a_field_over_several_cells_has_a_line_in_each_and_the_rest_in_the_last() -> (
    None
):
    shown = words(blank(with_blocks(GOALS)))

    assert [each for each in shown if each[0] == "建"] == ["建路", "建桥", "建亭"]


def test_levels_print_with_points_blank_and_again() -> None:
    shown = words(blank(with_blocks(TREE)))

    assert [each for each in shown if "分" in each] == [
        "分值",
        "（50分）",
        "（90分）",
        "总分",
    ]
    assert shown.count("产出指标") == shown.count("数量指标") == 2


def test_totals_stand_in_the_columns_of_the_tree() -> None:
    page = one_row(with_blocks(TREE), "quantity", points="60")

    (x, above), (again, below) = sorted(
        (x, y) for x, y, text in page.texts() if text.text == "60"
    )
    assert x == again
    assert above < below
    assert at(page, "小计")[1] < at(page, "总分")[1]


def test_a_total_over_all_columns_stands_below_the_label_at_the_left() -> None:
    page = blank(with_blocks(TREE))
    scale = (page.width - 40 * MM) / 180
    middles = [20 * MM + mm * scale - 10.5 for mm in (160 / 2, 20 + 110 / 2)]

    assert [at(page, each)[0] for each in ("总分", "小计")] == pytest.approx(middles)


def test_a_value_is_printed_as_typed_while_its_parts_say_the_same() -> None:
    tree = with_blocks(TREE)
    typed = {"value": "=100.00(%)", "sign": "=", "unit": "%"}

    as_typed = one_row(tree, "quantity", target="100.00", **typed)
    changed = one_row(tree, "quantity", target="99", **typed)

    assert "=100.00(%)" in words(as_typed)
    assert "=99%" in "".join(words(changed))


def test_a_line_stands_between_two_tables_without_rules() -> None:
    page = blank(with_blocks(GOALS, LINES, GOALS))
    y = at(page, "二、指标表")[1]
    across = [
        (top, bottom) for left, top, right, bottom in rectangles(page)
        if right - left < 1 and top < y - 2 and bottom > y - 2
    ]  # fmt: skip

    assert across == []
    assert at(page, "单位：95")[1] == y


def test_a_table_below_a_line_has_its_upper_rule() -> None:
    page = blank(with_blocks(GOALS, LINES, GOALS))
    y = at(page, "二、指标表")[1]
    whole = [
        top for left, top, right, bottom in rectangles(page)
        if right - left > 480 and top > y
    ]  # fmt: skip

    assert min(whole) - y < 12


def test_a_line_is_not_left_at_the_foot_of_a_page() -> None:
    for count in range(8, 14):
        sheet = with_blocks(*[GOALS] * count, LINES, GOALS)
        pages = lay_out(Form("sheet", fields=FIELDS), sheet, bundled_faces()).pages
        last = {page.number: words(page)[-2:] for page in pages}

        assert not any("二、指标表" in each for each in last.values())


def test_one_label_stands_beside_two_tables() -> None:
    inner = [each.replace("[blocks.", "[blocks.blocks.") for each in (GOALS, TREE)]
    inner = [each.replace("[[blocks.", "[[blocks.blocks.") for each in inner]
    inner[1] = inner[1].replace("[[blocks.blocks.blocks.", "[[blocks.blocks.")
    side = 'kind = "side"\nside = {label = "项目绩效目标", width = 20}\n'
    blocks = "".join(f"[[blocks.blocks]]\n{each}" for each in inner)
    definition = with_blocks(side + blocks)
    page = blank(definition)

    assert isinstance(definition.blocks[0], SideBlock)
    assert [type(each).__name__ for each in definition.tables] == [
        "Grid",
        "IndicatorBlock",
    ]
    assert "".join(words(page)).count("项目") == 1
    assert at(page, "一级指标")[0] > 20 * 72 / 25.4 + 30


def test_a_line_may_stand_above_the_title() -> None:
    plain = with_blocks(GOALS)
    page = blank(replace(plain, top_lines=(TextLine(left="报编号：{total_score}"),)))

    assert at(page, "报编号：95")[1] < at(page, "2026年自评表")[1]


def fixed_columns(*widths: int) -> str:
    """Return columns that neither grow nor shrink."""
    sizes = (f"width = {each}, least = {each}, most = {each}" for each in widths)
    return ", ".join(f"{{{each}}}" for each in sizes)


def test_edges_of_columns_of_fixed_width_meet() -> None:
    upper = GOALS.replace("{width = 50}, {width = 100}", fixed_columns(30, 120))
    long = '{text = "12345678901234567890"}'
    cells = f'{{text = "甲"}}, {{field = "total_score"}}, {long}'
    lower = f"""
    kind = "grid"
    columns = [{fixed_columns(30, 60, 60)}]
    rows = [{{cells = [{cells}]}}]
    """
    page = blank(with_blocks(upper, lower))

    assert len(uprights(page)) == 4
