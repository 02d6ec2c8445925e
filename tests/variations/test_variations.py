"""Variations keep what is expected true, and are the same for a seed."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from tests.variations.kinds import BEHIND, KINDS, behind, chosen, varied
from tests.variations.made_up import made_up
from tests.variations.run import COUNT, main
from tests.variations.scoring import FORMS, MADE_UP_FORMS, forms_in, rules, score
from tests.variations.sheet import Sheet, plain, sheet_text
from tests.variations.truth import untrue
from tests.variations.writing import WRITERS

IS_PUBLISHED = (FORMS / "score.py").exists()
MADE_UP = made_up()

FEWEST_RIGHT, MOST_FALSE = 207, 70
"""Of the 654 cells of the made-up forms: a ratchet for whoever reads more.

The aim is 92 of a hundred right, and not one of a hundred false.
"""


def after(kind: str, name: str = "project", seed: int = 1) -> Sheet:
    return varied(MADE_UP[name], kind, Random(seed))


def drawn(sheet: Sheet) -> str:
    return sheet_text(sheet).replace("\t", "|")


def changed(kind: str, name: str = "project", seed: int = 1) -> list[str]:
    """Return the rows that stand on a sheet only after a variation."""
    before = drawn(MADE_UP[name]).splitlines()
    rows = drawn(after(kind, name, seed)).splitlines()
    return [each for each in rows if each not in before]


@pytest.mark.parametrize("name", sorted(MADE_UP))
def test_the_made_up_sheets_are_true(name: str) -> None:
    assert untrue(MADE_UP[name]) == []


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_changes_some_sheet_and_keeps_it_true(kind: str) -> None:
    found = [after(kind, name, seed) for name in MADE_UP for seed in range(6)]

    assert any(each.kinds == (kind,) for each in found)
    assert [fault for each in found for fault in untrue(each)] == []


@pytest.mark.parametrize("seed", range(3))
def test_several_together_keep_a_sheet_true(seed: int) -> None:
    found = list(chosen(MADE_UP, 250, seed))

    assert [fault for _, each in found for fault in untrue(each)] == []


@pytest.mark.skipif(not IS_PUBLISHED, reason="the published forms are elsewhere")
def test_variations_keep_the_published_forms_true() -> None:
    found = dict(chosen(forms_in(), COUNT, seed=1))

    assert len(found) == COUNT >= 200
    assert [fault for each in found.values() for fault in untrue(each)] == []


def test_a_seed_gives_the_same_sheets_again() -> None:
    again = dict(chosen(made_up(), 120, seed=5))

    assert dict(chosen(MADE_UP, 120, seed=5)) == again
    assert dict(chosen(MADE_UP, 120, seed=6)) != again


def test_a_sheet_is_not_changed_in_place() -> None:
    list(chosen(MADE_UP, 200, seed=1))

    assert made_up() == MADE_UP


def test_a_false_expectation_is_found() -> None:
    sheet = MADE_UP["project"].expecting(
        lambda form: form["fields"].update({"主管部门": "戊县住建局"})
    )

    assert untrue(sheet) == ["主管部门: 戊县住建局"]


def test_a_value_in_another_row_is_found() -> None:
    def swap(sheet: Sheet) -> Sheet:
        rows = [
            tuple("200盏" if plain(text) == "≥300盏" else text for text in row)
            for row in sheet.rows
        ]
        return sheet.with_rows(rows)

    assert untrue(swap(MADE_UP["project"])) == ["row 更换路灯数"]


def test_a_label_is_known_by_both_names() -> None:
    form = after("heads_spelt_otherwise", "evaluation").form

    assert [key for key in form["indicators"][0] if "|" in key] == [
        "actual|全年完成值",
        "points|标准分",
        "score|自评得分",
        "deviation_reason|未完成原因及改进措施",
    ]


def test_a_first_level_stands_late() -> None:
    assert changed("first_level_late")[:2] == [
        "||数量指标|更换路灯数|≥300盏|计划标准",
        "|产出指标|质量指标|验收合格率|100%|行业标准",
    ]


def test_levels_stand_on_every_row() -> None:
    assert changed("levels_repeated") == [
        "|产出指标|质量指标|验收合格率|100%|行业标准",
        "|产出指标|时效指标|完工时间|11月底前|计划标准",
    ]


def test_a_value_is_split_into_three_columns() -> None:
    assert changed("values_split")[1:3] == [
        "|产出指标|数量指标|更换路灯数|≥|300|盏|计划标准",
        "||质量指标|验收合格率||100|%|行业标准",
    ]


def test_three_columns_are_joined_to_a_value() -> None:
    assert changed("values_joined", "split")[1] == "产出指标|数量指标|培训人数|≥40人|20|20"


def test_trees_side_by_side_change_places() -> None:
    assert changed("bands_swapped", "bands")[1:] == [
        "产出指标|数量指标|当年维修数|2栋|数量指标|维修校舍数|6栋",
        "产出指标|质量指标|验收合格率|100%|质量指标||",
    ]


def test_columns_of_money_change_places_with_their_heads() -> None:
    assert changed("amount_columns_moved", "evaluation", 2)[:2] == [
        "项目资金(万元)||全年执行数|分值|全年预算数|执行率|得分||年初预算数",
        "|年度资金总额|72.5|10|80|90.6|9||86",
    ]


def test_thousands_are_parted_where_they_stand_and_in_what_is_expected() -> None:
    sheet = after("thousands")

    assert changed("thousands") == [
        "项目资金（万元）|资金总额|1,200|其中：财政拨款|900,000"
    ]
    assert sheet.form["budget"] == {"资金总额": "1,200", "财政拨款": "900,000"}


def test_label_and_text_share_a_cell() -> None:
    assert changed("label_and_text_in_one_cell") == [
        "项目名称：乡道路灯更换|项目负责人：周某"
    ]


def test_a_head_stands_again_on_the_next_page() -> None:
    rows = drawn(after("page_broken")).splitlines()

    assert sum("|一级指标|二级指标|" in each for each in rows) == 2


def test_a_year_is_written_in_characters() -> None:
    assert changed("year_in_characters") == ["二〇二五年度"]


def test_an_unknown_column_has_a_text_in_each_row() -> None:
    sheet = after("column_added")
    (label,) = set(sheet.form["indicators"][0]["extra"]) - {"绩效标准"}

    assert all(each["extra"][label] for each in sheet.form["indicators"])


def test_a_second_form_is_expected_behind_the_first() -> None:
    sheet = behind(MADE_UP["project"], MADE_UP["split"])

    assert [each["budget_year"] for each in sheet.expected] == [2025, 2023]
    assert sheet.kinds == (BEHIND,)


@pytest.mark.parametrize("kind", sorted(WRITERS))
def test_a_file_of_each_kind_is_the_same_at_every_call(kind: str) -> None:
    sheet = MADE_UP["evaluation"]

    assert WRITERS[kind](sheet) == WRITERS[kind](sheet)


@pytest.mark.skipif(not IS_PUBLISHED, reason="the published forms are elsewhere")
@pytest.mark.parametrize("kind", sorted(WRITERS))
def test_no_cell_is_right_in_one_kind_of_file_alone(kind: str) -> None:
    module, sheet = rules(), MADE_UP["evaluation"]
    found = score(module, sheet, WRITERS[kind](sheet), f".{kind}")
    text = score(module, sheet, WRITERS["txt"](sheet), ".txt")

    assert found.states()["right"] == text.states()["right"] > 0


@pytest.mark.skipif(not IS_PUBLISHED, reason="the published forms are elsewhere")
def test_forms_unlike_the_published_ones_are_read_as_well_as_ever() -> None:
    module, counts = rules(), Counter[str]()
    for sheet in forms_in(MADE_UP_FORMS).values():
        counts += score(module, sheet, WRITERS["txt"](sheet), ".txt").states()

    assert counts["right"] >= FEWEST_RIGHT
    assert counts["false"] <= MOST_FALSE


@pytest.mark.skipif(not IS_PUBLISHED, reason="the published forms are elsewhere")
def test_a_line_is_told_for_each_kind(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--count", "3", "--only", "prompts", "year_below"])

    lines = capsys.readouterr().out.splitlines()
    assert [each.split()[0] for each in lines[1:3]] == ["prompts", "year_below"]
    assert lines[-1].startswith("3 variations in ")
