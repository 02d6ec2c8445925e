"""What came from last year's form counts until it is touched or confirmed."""

from __future__ import annotations

from datetime import datetime

from models.comparison import compare
from models.definitions.definition_file import definitions
from models.edits import Edit, SetText, apply
from models.filled_form import FilledForm
from models.form import FORM, Form, Place
from models.inherited import confirmed, inherited
from models.next_year import next_year
from models.rules import check
from models.show import describe
from models.store.draft_record import about_form
from tests.pictures import tree

PROJECT = definitions()["project_form_2026"]
LAST = tree("""
    amount_unit: 万元
    annual_budget: 36
    budget_year: 2026
    project_category: 运转类
    reporting_unit: 示例馆
    quantity
      安装路灯 | target=40 | unit=盏 | sign==
    timeliness
      完成时间 | target=2026年11月底前
    """)
NOW = next_year(LAST, PROJECT)
MIDNIGHT = datetime(2026, 1, 1)
LAMPS, TIME = 1, 2
TARGET, FINISH = Place(LAMPS, "target"), Place(TIME, "target")


def names(form: Form) -> list[str]:
    """Return the inherited places in words."""
    filled = FilledForm(form, PROJECT)
    return [filled.name(each) for each in inherited(filled)]


def after(*edits: Edit) -> Form:
    """Return this year's form after some edits."""
    form = NOW
    for edit in edits:
        form, undo = apply(form, edit)
        assert apply(apply(form, undo)[0], edit)[0] == form
    return form


def left(form: Form) -> list[str]:
    """Return what the rule says of a form."""
    found = check(FilledForm(form, PROJECT))
    return [each.message for each in found if each.rule == "inherited_left"]


def test_what_a_clerk_decides_each_year_is_inherited_at_first() -> None:
    assert names(NOW) == [
        "年度本级预算金额",
        "产出指标 › 数量指标 第1条 › 三级指标",
        "产出指标 › 数量指标 第1条 › 指标值",
        "产出指标 › 时效指标 第1条 › 三级指标",
        "产出指标 › 时效指标 第1条 › 指标值",
    ]


def test_a_form_that_came_from_no_other_inherits_nothing() -> None:
    assert names(LAST) == []
    assert left(LAST) == []


def test_touching_a_text_ends_it_and_undoing_brings_it_back() -> None:
    touched, undo = apply(NOW, SetText(TARGET, "45"))

    assert TARGET not in inherited(FilledForm(touched, PROJECT))
    assert TARGET in inherited(FilledForm(apply(touched, undo)[0], PROJECT))
    assert touched.last_text(TARGET) == "40"


def test_a_text_whose_year_moved_on_is_inherited_too() -> None:
    assert FINISH in inherited(FilledForm(NOW, PROJECT))
    moved = after(SetText(FINISH, "2027年10月"))
    assert FINISH not in inherited(FilledForm(moved, PROJECT))


def test_one_text_is_confirmed() -> None:
    form = after(confirmed([TARGET]))

    assert TARGET not in inherited(FilledForm(form, PROJECT))
    assert FINISH in inherited(FilledForm(form, PROJECT))
    assert form.text(TARGET) == "40"


def test_the_year_it_came_from_outlives_the_confirmation() -> None:
    form = after(confirmed([Place(FORM, "annual_budget"), TARGET]))

    assert FINISH in inherited(FilledForm(form, PROJECT))


def test_the_rule_counts_what_is_left_and_confirms_all() -> None:
    all_ = check(FilledForm(NOW, PROJECT))
    found = [each for each in all_ if each.rule == "inherited_left"]
    assert [each.message for each in found] == ["还有 5 处沿用上年，请逐项确认"]
    assert found[0].severity == "hint"
    assert found[0].place == Place(FORM, "annual_budget")

    assert found[0].fix is not None
    assert left(after(found[0].fix)) == []


def test_nothing_else_sees_the_last_year() -> None:
    plain = tree("""
        amount_unit: 万元
        annual_budget: 36
        budget_year: 2027
        project_category: 运转类
        reporting_unit: 示例馆
        quantity
          安装路灯 | target=40 | unit=盏 | sign==
        timeliness
          完成时间 | target=2027年11月底前
        """)

    assert describe(FilledForm(NOW, PROJECT)) == describe(FilledForm(plain, PROJECT))
    assert compare(NOW, plain, PROJECT) == ()
    assert about_form(NOW, MIDNIGHT) == about_form(plain, MIDNIGHT)


def test_a_row_that_is_brought_back_knows_its_last_year() -> None:
    gone = NOW.with_rows("quantity", ())
    (difference,) = compare(gone, NOW, PROJECT)

    assert apply(gone, difference.edit)[0] == NOW
