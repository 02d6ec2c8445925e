"""A form goes on to the next year: its year moves, all else stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.cells import Cells
from models.definitions.definition_file import definitions
from models.form import Form, Place, Row
from models.next_year import YearUnknown, changes, next_year
from tests.pictures import assert_looks_like, tree
from tests.strategies import forms

PROJECT = definitions()["project_form_2026"]
ROAD = tree("""
    annual_budget: 2026
    annual_objective: 2026年更换路灯，落实财预〔2021〕101号
    budget_year: 2026
    implementation_period: 2026年1月至12月
    project_name: 路灯更换（2026年）
    sheet_pages: 2
    quantity
      2025年已换的路灯 | target=2026 | unit=盏
    timeliness
      完成时间 | target=2026年11月底前
      完成年份 | target=2026 | unit=年
    """)
FINISH = Place(2, "target")
YEARS = st.integers(2000, 2100)


def rolled(form: Form) -> Form:
    """Return a form as that of the next year."""
    return next_year(form, definitions()[form.definition])


def test_a_project_goes_on_to_the_next_year() -> None:
    assert_looks_like(rolled(ROAD), """
        annual_budget: 2026
        annual_objective: 2027年更换路灯，落实财预〔2021〕101号
        budget_year: 2027
        implementation_period: 2027年1月至12月
        project_name: 路灯更换（2027年）
        sheet_pages: 2
        quantity
          2025年已换的路灯 | target=2026 | unit=盏
        timeliness
          完成时间 | target=2027年11月底前
          完成年份 | target=2027 | unit=年
        """)


def test_what_it_was_is_kept_beside() -> None:
    form = rolled(ROAD)

    assert form.last_year == ROAD.fields
    assert form.last_text(FINISH) == "2026年11月底前"


def test_the_changes_are_counted() -> None:
    assert changes(ROAD, rolled(ROAD)).in_words == "年份顺延 6 处"


def test_what_came_of_the_year_is_emptied() -> None:
    form = tree("""
        actual_objective: 已完成
        annual_objective: 更换路灯
        budget_year: 2026
        executed_amount: 12
        initial_budget: 15
        quantity
          路灯 | actual=40 | points=10 | score=9 | target=40
        """, "self_evaluation_2026")

    assert_looks_like(rolled(form), """
        annual_objective: 更换路灯
        budget_year: 2027
        initial_budget: 15
        quantity
          路灯 | points=10 | target=40
        """)
    assert changes(form, rolled(form)).in_words == "年份顺延 1 处，清空完成情况 4 处"


def test_a_form_in_the_middle_of_its_year_keeps_no_forecast() -> None:
    form = tree("""
        budget_year: 2026
        forecast_amount: 12
        quantity
          路灯 | actual=20 | certain=√ | forecast=40 | target=40
        """, "monitoring_2026")

    assert_looks_like(rolled(form), """
        budget_year: 2027
        quantity
          路灯 | target=40
        """)


def test_a_year_is_written_as_before() -> None:
    assert rolled(tree("budget_year: ２０２９年")).fields["budget_year"] == "２０３０年"


@pytest.mark.parametrize("year", ["", "26", "某年"])
def test_a_form_without_a_year_does_not_go_on(year: str) -> None:
    with pytest.raises(YearUnknown, match="没有写明年度"):
        rolled(tree(f"budget_year: {year}"))


def test_texts_that_nobody_asks_for_stay() -> None:
    form = Form(PROJECT.id, 1, Cells(budget_year="2026", odd="2026年"))
    form = form.with_rows("odd", (Row(7, Cells(name="2026年")),))

    assert rolled(form).fields["odd"] == "2026年"
    assert rolled(form).rows("odd")[0].cells == form.rows("odd")[0].cells


@given(forms(), YEARS)
def test_ids_and_all_texts_without_a_year_stay(form: Form, year: int) -> None:
    fields = form.fields.put("budget_year", str(year))
    form = Form(form.definition, form.version, fields, form.lists)
    after = rolled(form)

    assert after.fields == fields.put("budget_year", str(year + 1))
    assert [(each.id, each.cells) for each in after.all_rows()] == [
        (each.id, each.cells) for each in form.all_rows()
    ]


@given(YEARS)
def test_two_rolls_are_two_years(year: int) -> None:
    drawing = f"budget_year: {year}\nquality\n  建成 | target={year}年底前"
    twice = rolled(rolled(tree(drawing)))

    assert_looks_like(twice, drawing.replace(str(year), str(year + 2)))
    assert twice.last_year["budget_year"] == str(year + 1)
