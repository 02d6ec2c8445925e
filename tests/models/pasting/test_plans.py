"""A table goes by its levels or its head, or over the cells from one on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.definitions.definition_file import definitions
from models.edits import SetText, Together, apply
from models.form import Form
from models.pasting.cell_block import cell_block_plan
from models.pasting.level_block import level_block_plan
from models.pasting.limits import MOST_IN_CELL, MOST_ROWS
from models.pasting.plan import PastePlan, asked_in_words, done_in_words
from models.pasting.table import pasted_table
from models.reading.unreadable import Unfit
from tests.pictures import assert_looks_like, tree

PROJECT = definitions()["project_form_2026"]
DEPARTMENT = definitions()["department_form_2026"]
NATIONAL = definitions()["national_project_form"]
FORM = tree(
    """
    quantity
      甲 | target=1
      乙 | target=2
    """
)
MERGED = """<table><tr><td rowspan=2>产出指标</td><td rowspan=2>数量指标</td>
<td>建桥<br>两座</td><td>2</td><td>座</td><td>=</td><td></td></tr>
<tr><td>修路</td><td>3</td><td>公里</td><td>≥</td><td>东段</td></tr>
<tr><td>效益指标</td><td>经济效益</td><td>增收</td><td>5</td><td>万元</td></tr></table>"""


def by_levels(
    text: str, html: str = "", form: Form = FORM, list_key: str = "quantity"
) -> PastePlan:
    definition = definitions()[form.definition]
    table = pasted_table(html, text)
    plan = level_block_plan(form, definition, list_key, table)
    assert plan is not None
    assert not any(isinstance(each, SetText) for each in plan.edits)
    return plan


def over_cells(text: str, position: int, first: int = 0) -> PastePlan:
    columns = PROJECT.columns_of("quantity")[first:]
    return cell_block_plan(
        FORM, ("quantity", position), columns, pasted_table("", text)
    )


def after(plan: PastePlan, form: Form = FORM) -> Form:
    made, undo = apply(form, Together(plan.edits))
    assert apply(made, undo)[0] == form
    return made


def told(plan: PastePlan) -> str:
    return done_in_words(plan, PROJECT)


def test_rows_with_both_levels_go_below_those_of_their_levels() -> None:
    plan = by_levels(
        "产出指标\t数量指标\t建桥\t2\t座\t=\t甲区\n"
        "\t\t修路\t3\t公里\t≥\n"
        "\t质量指标\t合格率\t95\t%\t≥\n"
    )

    assert told(plan) == "放入 3 条：数量 2、质量 1"
    assert_looks_like(
        after(plan),
        """
        quality
          合格率 | sign=≥ | target=95 | unit=%
        quantity
          甲 | target=1
          乙 | target=2
          建桥 | note=甲区 | sign== | target=2 | unit=座
          修路 | sign=≥ | target=3 | unit=公里
        """,
    )


@pytest.mark.parametrize("text", ["", "产出指标\t数量指标\t建桥"])
def test_merged_cells_of_a_spreadsheet_carry_their_level_on(text: str) -> None:
    plan = by_levels(text, MERGED)

    assert told(plan) == "放入 3 条：数量 2、经济效益 1"
    assert after(plan).rows("quantity")[2].cells["name"] == "建桥\n两座"


@pytest.mark.parametrize(
    "text",
    [
        "数量指标\t建桥\t2\t座\n质量指标\t合格率\t95\t%",
        "1\t产出指标\t数量指标\t建桥\t2\t座\n2\t产出指标\t质量指标\t合格率\t95\t%",
        "本年度绩效指标\t产出指标\t数量指标\t建桥\t2\t座\n\t\t质量指标\t合格率\t95\t%",
        "二级指标\t三级指标\t计量单位\t目标值\n数量指标\t建桥\t座\t2\n质量指标\t合格率\t%\t95",
        "某表\n一级指标\t二级指标\t三级指标\t指标值\t度量单位\n"
        "产出指标\t数量指标\t建桥\t2\t座\n\t质量指标\t合格率\t95\t%",
    ],
    ids=["second levels alone", "numbers", "side", "other order", "title"],
)
def test_levels_are_found_wherever_they_stand(text: str) -> None:
    plan = by_levels(text, form=Form(PROJECT.id))

    assert plan.placed == (("quantity", 1), ("quality", 1))
    assert_looks_like(
        after(plan, Form(PROJECT.id)),
        """
        quality
          合格率 | target=95 | unit=%
        quantity
          建桥 | target=2 | unit=座
        """,
    )


def test_columns_the_form_has_not_are_told_with_what_they_held() -> None:
    plan = by_levels(
        "一级指标\t二级指标\t三级指标\t指标值\t完成值\n产出指标\t数量指标\t建桥\t2\t一点九"
    )

    assert [each for each in plan.left if "一点九" in each]
    assert "一点九" in told(plan)


def test_what_became_of_an_unknown_level_is_told_before_signs_and_units() -> None:
    plan = by_levels("产出指标\t数量指标\t建桥\t≥\t2\t座\n\t别的级别\t合格\t≥\t95\t%")

    assert "“别的级别”不是本表的指标级别" in told(plan)


def test_a_head_without_levels_puts_rows_below_those_of_the_list() -> None:
    plan = by_levels("度量单位\t三级指标\t进度\n座\t建桥\t已开工")

    assert told(plan) == "放入 1 条：数量 1；有 1 格放不下，没有放入：“已开工”"
    assert after(plan).rows("quantity")[2].cells["unit"] == "座"


def test_a_head_of_tasks_is_known_wherever_the_keyboard_is() -> None:
    form = Form(DEPARTMENT.id)
    labels = [each.label for each in DEPARTMENT.columns_of("main_tasks")[:2]]
    plan = by_levels("\t".join(labels) + "\n普查\t入户", form=form)

    assert plan.placed == (("main_tasks", 1),)


@pytest.mark.parametrize("band", NATIONAL.indicator_blocks[0].bands)
@pytest.mark.parametrize("head", ["", "一级指标\t二级指标\t三级指标\t指标值\n"])
def test_of_two_trees_the_one_with_the_keyboard_takes_the_rows(
    band: str, head: str
) -> None:
    form = Form(NATIONAL.id)
    plan = by_levels(
        f"{head}产出指标\t数量指标\t建桥\t≥2座", form=form, list_key=f"{band}.quality"
    )

    (row,) = after(plan, form).rows(f"{band}.quantity")
    assert dict(row.cells) == {"name": "建桥", "sign": "≥", "target": "2", "unit": "座"}


@pytest.mark.parametrize(
    "text",
    [
        "服务对象满意度\t95\t%",
        "满意度\t≥\t95",
        "建桥\t2\t座",
        "a\tb\tc\td\te\tf",
        "指标值",
    ],
)
def test_names_of_indicators_are_not_taken_for_levels(text: str) -> None:
    table = pasted_table("", text)

    assert level_block_plan(FORM, PROJECT, "quantity", table) is None


def test_a_plain_table_is_written_over_and_on_into_new_rows() -> None:
    plan = over_cells("丙\t3\n丁\t4", 1)

    assert told(plan) == "替换了 2 格原有的内容"
    assert_looks_like(
        after(plan),
        """
        quantity
          甲 | target=1
          丙 | target=3
          丁 | target=4
        """,
    )


def test_a_plain_table_begins_in_the_column_with_the_keyboard() -> None:
    plan = over_cells("9\t台", 0, first=1)

    assert (plan.replaced, told(plan)) == (1, "替换了 1 格原有的内容")
    assert dict(after(plan).rows("quantity")[0].cells) == {
        "name": "甲", "target": "9", "unit": "台",
    }  # fmt: skip


def test_blank_cells_that_empty_filled_ones_are_counted() -> None:
    assert over_cells("甲\t", 0).replaced == 1


def test_what_stands_past_the_last_column_is_told() -> None:
    plan = over_cells("a\tb\tc\td\te\tf\tg\th", 2)

    assert not plan.is_to_be_asked
    assert told(plan) == "有 3 格放不下，没有放入：“f”、“g”、“h”"


def test_nothing_is_written_over_before_what_is_left_has_been_told() -> None:
    plan = over_cells("a\tb\tc\td\te\tf", 0)

    assert plan.is_to_be_asked
    assert asked_in_words(plan) == (
        "有 1 格放不下，没有放入：“f”；放入其余的会替换 2 格原有的内容，所以还没有粘贴"
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("甲\n" * (MOST_ROWS + 1), "有 1001 行，一次最多粘贴 1000 行"),
        ("甲\t" * 10_000, "有 10001 列"),
        ("长" * (MOST_IN_CELL + 1), "“长长长长长长长长长长…”一格有 20001 字"),
        ("长" * 6_000_000, "有 6000000 字"),
    ],
    ids=["rows", "columns", "cell", "text"],
)
def test_far_too_much_is_refused_as_a_whole(text: str, reason: str) -> None:
    with pytest.raises(Unfit, match=reason):
        pasted_table("", text)


def test_columns_of_markup_beyond_the_limit_are_refused_too() -> None:
    html = f"<table><tr>{'<td>甲</td>' * 201}</tr></table>"

    with pytest.raises(Unfit, match="超过 200 列"):
        pasted_table(html, "")


def test_what_cannot_be_saved_is_taken_out_and_told() -> None:
    plan = over_cells("丙\0\ufdd0\t3", 2)

    assert told(plan) == "有无法保存和打印的字符，已经去掉"
    assert after(plan).rows("quantity")[2].cells["name"] == "丙\ufdd0"


def test_blank_columns_of_markup_keep_the_others_in_place() -> None:
    html = "<table><tr><td></td><td>9</td></tr><tr><td></td><td></td></tr></table>"
    table = pasted_table(html, "")

    assert [table.texts(at) for at in range(len(table.rows))] == [["", "9"]]


@given(
    st.lists(
        st.lists(st.text("甲1 =", min_size=1).map(str.strip), min_size=1, max_size=8),
        min_size=1,
        max_size=4,
    ),
    st.integers(0, 2),
    st.integers(0, 4),
)
def test_each_text_is_in_the_form_or_told(
    rows: list[list[str]], position: int, first: int
) -> None:
    plan = over_cells("\n".join(map("\t".join, rows)), position, first)
    shown = "".join(
        text for row in after(plan).rows("quantity") for text in row.cells.values()
    )

    for cells in rows:
        for text in cells:
            assert text in shown or text in plan.left
