"""Each proof in a short form; `make faults` runs the long ones.

Crashes and failures are in tests/models/store/test_crashes.py, killed
programs in test_draft_programs.py.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.damages import back_up_damages, damages
from tests.faults.figure import count, limit
from tests.faults.hostile import TRIALS, contents, is_sentence
from tests.faults.many import year
from tests.faults.run import table
from tests.faults.walks import walks
from tests.faults.windows import endings, typing_kills

SMALL = contents(large=10_000)


def test_damaged_drafts_are_noticed() -> None:
    verdict = damages(most_random=100, every=11)

    assert not verdict.wrong
    assert verdict.states > 300


def test_damaged_back_ups_are_refused_whole() -> None:
    verdict = back_up_damages(most_random=100, every=11)

    assert not verdict.wrong
    assert verdict.states > 100


@pytest.mark.parametrize("name", SMALL)
@pytest.mark.parametrize("way", TRIALS)
def test_hostile_files_are_told_in_a_sentence(
    name: str, way: str, tmp_path: Path
) -> None:
    assert is_sentence(TRIALS[way](tmp_path, SMALL[name]))


def test_a_year_takes_the_room_it_may(tmp_path: Path) -> None:
    figures = year(tmp_path, most_drafts=10, saves=500)

    assert [each for each in figures if not each.is_met] == []


def test_a_figure_that_was_missed_is_seen_in_the_table() -> None:
    lines = table([count("saves", 9, 10, ["one"]), limit("time", 2, 3, "s")])

    assert lines.splitlines()[1:] == [
        "saves | 9 tried, 1 wrong: one | ≥ 10 tried, 0 wrong | MISSED",
        "time  | 2 s                   | ≤ 3 s               | met   ",
    ]


def test_a_window_killed_while_typing_loses_nothing_that_was_safe(
    tmp_path: Path,
) -> None:
    verdict = typing_kills(tmp_path, 1)

    assert (verdict.states, verdict.wrong) == (1, [])


def test_a_window_ended_by_the_system_saves_first_with_a_dialog_open_too(
    tmp_path: Path,
) -> None:
    verdict = endings(tmp_path, 2)

    assert (verdict.states, verdict.wrong) == (2, [])


def test_a_window_on_which_anything_is_pressed_ends_cleanly(tmp_path: Path) -> None:
    figures = walks(tmp_path, seeds=1, steps=60)

    assert [each.reached for each in figures][:1] == ["60 tried, 0 wrong"]
