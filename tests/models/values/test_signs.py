"""Signs: every spelling is understood, one is printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.indicator_mends import split_joined
from models.values.signs import Sign, is_sign, normalise_sign, read_sign, split_sign


@pytest.mark.parametrize(
    ("spellings", "printed"),
    [
        ("≥ ≧ ⩾ >= ＞＝ ＞= => 不低于 大于等于", "≥"),
        ("＞ > 大于", "＞"),
        ("= ＝ 等于", "="),
        ("＜ < 小于", "＜"),
        ("≤ ≦ ⩽ <= ＜＝ ＜= =< 不超过 不高于 小于等于", "≤"),
        ("定性", "定性"),
        ("定量（其他） 定量(其他)", "定量（其他）"),
        ("不适用", "不适用"),
    ],
)
def test_each_sign_is_printed_one_way(spellings: str, printed: str) -> None:
    assert {normalise_sign(each) for each in spellings.split()} == {printed}


def test_blanks_in_and_around_a_sign_mean_nothing() -> None:
    assert normalise_sign(" > = ") == "≥"


@pytest.mark.parametrize("text", ["", "100", "促进", "定量", "≥80", "≥≤"])
def test_other_texts_are_no_signs_and_stay(text: str) -> None:
    assert not is_sign(text)
    assert normalise_sign(text) == text


def test_a_text_that_is_no_sign_cannot_be_read_as_one() -> None:
    with pytest.raises(ValueError):
        read_sign("促进")


def test_only_operators_ask_for_a_number() -> None:
    others = [each.identifier for each in Sign if not each.is_operator]

    assert others == ["qualitative", "other_quantitative", "not_applicable"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("≥80米", ("≥", "80米")),
        (">=200人", ("≥", "200人")),
        ("=100.00(%)", ("=", "100.00(%)")),
        ("不超过 3 天", ("≤", "3 天")),
        ("≥", ("", "≥")),
        ("定性描述", ("", "定性描述")),
        ("80米", ("", "80米")),
    ],
)
def test_an_operator_is_split_from_its_value(text: str, parts: tuple[str, str]) -> None:
    assert split_sign(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("≥80米", {"sign": "≥", "target": "80", "unit": "米"}),
        ("=100.00(%)", {"sign": "=", "target": "100.00", "unit": "%"}),
        ("定性提升", {"sign": "定性", "target": "提升"}),
        ("提升", {"sign": "", "target": "提升"}),
    ],
)
def test_one_text_for_three_columns_is_parted(
    text: str, parts: dict[str, str]
) -> None:
    assert split_joined(text) == parts


@given(st.text(max_size=6))
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise_sign(normalise_sign(text)) == normalise_sign(text)
