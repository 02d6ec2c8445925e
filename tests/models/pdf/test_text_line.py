"""Characters become lines, with blanks where there are gaps."""

from __future__ import annotations

import pytest

from models.pdf.ink import TextRun
from models.pdf.text_line import lines_from_runs
from tests.models.pdf.drawings import line


def read(*runs: TextRun) -> list[str]:
    """Return the texts of the lines that runs make."""
    return [each.text for each in lines_from_runs(runs)]


def test_runs_on_one_baseline_are_a_line_in_whatever_order_they_come() -> None:
    assert read(line("路灯", 20), line("安装")) == ["安装路灯"]


def test_lines_stand_under_each_other() -> None:
    assert read(line("路灯", y=14), line("安装")) == ["安装", "路灯"]


def test_a_raised_character_belongs_to_its_line() -> None:
    assert read(line("3m"), line("2", 10, y=-4, size=6)) == ["3m2"]


@pytest.mark.parametrize(
    ("before", "after", "gap", "text"),
    [
        ("安装", "路灯", 4, "安装路灯"),
        ("安装", "路灯", 10, "安装 路灯"),
        ("Linux", "V10", 3, "Linux V10"),
        ("Linux", "V10", 0.5, "LinuxV10"),
        ("安装", "LED", 1, "安装LED"),
    ],
)
def test_a_wide_gap_is_a_blank(before: str, after: str, gap: float, text: str) -> None:
    first = line(before)

    assert read(first, line(after, first.rights[-1] + gap)) == [text]


def test_blanks_that_were_not_told_are_counted_by_their_width() -> None:
    assert read(line("甲 "), line("乙", 25)) == ["甲   乙"]


def test_a_text_drawn_twice_to_be_bolder_is_one() -> None:
    assert read(line("安装"), line("安装", 0.4)) == ["安装"]


def test_the_same_text_further_on_is_another() -> None:
    assert read(line("1"), line("1", 5)) == ["11"]
