"""Which files of a folder are worth being read."""

from __future__ import annotations

import pytest

from models.reading import SUFFIXES, may_hold_forms


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_a_file_of_a_known_kind_is_worth_being_read(suffix: str) -> None:
    assert may_hold_forms(f"路灯{suffix}")
    assert may_hold_forms(f"路灯{suffix.upper()}")


@pytest.mark.parametrize("name", ["路灯.png", "路灯", "txt", ".txt", "路灯.txt.bak"])
def test_others_are_not(name: str) -> None:
    assert not may_hold_forms(name)
