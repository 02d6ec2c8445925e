"""What was read wrongly is put right before it lands, and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.definitions.definition_file import definitions
from models.filled_form import FilledForm
from models.form import FORM, Form, Place
from models.place_names import list_keys
from models.reading.correction import NewRow, Placing, placing_of
from models.reading.files.text_grid import text_grid
from models.reading.recognition.recogniser import recognise
from models.reading.source import Source
from models.reading.source_grid import SourceCell, SourceRow
from models.values.cleaning import clean
from printing.commands.outline import outline
from tests.models.reading.test_nothing_lost import mixed_up
from tests.pictures import assert_looks_like

TEXT = """2026年项目支出绩效目标表
无处可放的一行
项目名称\t更换路灯
年度本级预算金额\t12.5\t项目类别\t
一级指标\t二级指标\t三级指标\t指标值\t度量单位\t指标值类型\t备注
产出指标\t数量指标\t安装路灯数量\t40\t盏\t=\t
\t\t安装灯杆数量\t40\t根\t\t=
"""
NAME = Place(FORM, "project_name")


def read(text: str = TEXT) -> Placing:
    (found,) = recognise([text_grid(text)])
    return placing_of(found)


def cell(placing: Placing, text: str) -> SourceCell:
    return next(each for each in placing.source.cells() if each.text == text)


def test_each_cell_knows_what_became_of_it() -> None:
    placing = read()
    fates = {
        each: placing.source.fate(cell(placing, each))
        for each in ("项目名称", "更换路灯", "无处可放的一行", "三级指标", "盏")
    }

    assert fates == {
        "项目名称": "label",
        "更换路灯": "read",
        "无处可放的一行": "unread",
        "三级指标": "label",
        "盏": "read",
    }


def test_a_sign_that_was_mended_is_traced_to_where_it_went() -> None:
    placing = read()
    shifted = [each for each in placing.source.cells() if each.text == "="][1]

    assert placing.source.places[shifted] == (Place(2, "sign"),)


def test_what_was_unread_goes_where_the_clerk_says() -> None:
    placing = read()
    moved = placing.move(
        cell(placing, "无处可放的一行"), Place(FORM, "annual_objective")
    )

    assert moved.form.fields["annual_objective"] == "无处可放的一行"
    assert moved.unread() == ()


def test_what_stood_there_before_is_unread_then() -> None:
    placing = read()
    moved = placing.move(cell(placing, "无处可放的一行"), NAME)

    assert moved.form.text(NAME) == "无处可放的一行"
    assert [each.text for each in moved.unread()] == ["更换路灯"]


def test_the_other_lines_of_a_text_are_unread_when_one_is_moved() -> None:
    placing = read("2026年项目支出绩效目标表\n本年度绩效目标\t一、维护\n二、更新")
    moved = placing.move(cell(placing, "二、更新"), NAME)

    assert moved.form.text(NAME) == "二、更新"
    assert moved.form.fields["annual_objective"] == ""
    assert [each.text for each in moved.unread()] == ["一、维护"]


def test_a_text_becomes_a_row_of_its_own() -> None:
    placing = read("2026年项目支出绩效目标表\n巡检次数\n项目名称\t更换路灯")
    moved = placing.move(cell(placing, "巡检次数"), NewRow("quantity"))

    assert_looks_like(
        moved.form,
        """
        budget_year: 2026
        project_name: 更换路灯
        quantity
          巡检次数
        """,
    )


@pytest.mark.parametrize(
    ("name", "key"),
    [(name, key) for name, each in definitions().items() for key in list_keys(each)],
)
def test_a_row_placed_by_hand_is_shown_in_every_list_of_every_form(
    name: str, key: str
) -> None:
    definition = definitions()[name]
    written = SourceCell("按月巡检")
    blank = Placing(
        Form(name), definition, Source((SourceRow((written,)),), {}, frozenset())
    )
    moved = blank.move(written, NewRow(key))

    assert "按月巡检" in "\n".join(outline(FilledForm(moved.form, definition)))
    assert moved.unread() == ()


def test_choices_begin_with_the_row_that_the_neighbours_went_to() -> None:
    placing = read()
    names = [each.name for each in placing.choices(cell(placing, "盏"))]

    assert names[0] == "不放入表中"
    assert names[1] == "产出指标 › 数量指标 第1条 › 三级指标"
    assert "项目名称" in names
    assert names[-1].startswith("新增一条：")


@given(mixed_up(), st.data())
def test_a_text_that_is_moved_is_in_the_form_or_unread(
    text: str, data: st.DataObject
) -> None:
    for found in recognise([text_grid(text)]):
        placing = placing_of(found)
        cells = list(placing.source.cells())
        chosen = data.draw(st.sampled_from(cells))
        target = data.draw(st.sampled_from(placing.choices(chosen))).target
        moved = placing.move(chosen, target)
        if target is None:
            assert moved.source.fate(chosen) != "read"
        else:
            (place,) = moved.source.places[chosen]
            assert moved.form.text(place) == clean(chosen.text)


@given(mixed_up())
def test_no_text_is_both_read_and_unread(text: str) -> None:
    for found in recognise([text_grid(text)]):
        unread = [each.text for each in placing_of(found).unread()]

        assert len(unread) >= len(found.unread)
        assert all(any(each in told for told in found.unread) for each in unread)
