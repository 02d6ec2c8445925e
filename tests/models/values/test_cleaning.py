"""What is taken out of other people's texts, and what stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.values.cleaning import clean, repairs
from models.values.radicals import SUPPLEMENT, map_radicals


def test_radicals_become_the_characters_they_look_like() -> None:
    assert map_radicals("⼀级指标、⼯作⽇、⼈⺠、⻔") == "一级指标、工作日、人民、门"


def test_no_radical_of_the_table_is_left() -> None:
    assert map_radicals(SUPPLEMENT[::2]) == SUPPLEMENT[1::2]


def test_all_radicals_of_kangxi_are_known() -> None:
    radicals = "".join(map(chr, range(0x2F00, 0x2FD6)))

    assert not set(map_radicals(radicals)) & set(radicals)


@pytest.mark.parametrize("mark", ["\u200b", "\u202e", "\ufeff", "\x07", "\ufdd0"])
def test_invisible_marks_inside_a_number_go(mark: str) -> None:
    assert clean(f"4{mark}.98") == "4.98"
    assert list(repairs(f"4{mark}.98")) == ["看不见的控制字符已去掉"]


def test_line_ends_stay_but_all_of_one_kind() -> None:
    assert clean("一\r\n二\r三\x0b四\f五\u2028六\n") == "一\n二\n三\n四\n五\n六"
    assert not list(repairs("一\r\n二\x0b三"))


def test_characters_beyond_the_plane_and_in_private_use_stay() -> None:
    assert clean("𠮷㙍\ue001") == "𠮷㙍\ue001"


@given(st.text(max_size=20))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
