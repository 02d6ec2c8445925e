from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from models.store.thinning import LAST, Version, superfluous

NOW = datetime(2026, 11, 23, 17, 30).astimezone()


def staying(*times: str, kept: str = "") -> list[str]:
    """Return which of these times, oldest first, are not thinned out."""
    versions = [
        Version(number, datetime.fromisoformat(f"2026-{time}").astimezone())
        for number, time in enumerate(times, start=1)
    ]
    if kept:
        at = times.index(kept)
        versions[at] = Version(at + 1, versions[at].saved_at, "打印")
    recent = [Version(100 + each, NOW) for each in range(LAST)]
    going = superfluous([*versions, *recent], NOW)
    return [time for number, time in enumerate(times, start=1) if number not in going]


def test_the_last_five_stay() -> None:
    versions = [Version(number, NOW) for number in range(1, 9)]

    assert superfluous(versions, NOW) == {1, 2, 3}


def test_today_the_newest_of_each_hour_stays() -> None:
    assert staying("11-23 08:10", "11-23 08:50", "11-23 09:05", "11-23 17:10") == [
        "11-23 08:50",
        "11-23 09:05",
    ]


def test_before_today_the_newest_of_each_day_stays() -> None:
    assert staying("11-21 08:10", "11-22 08:10", "11-22 16:00") == [
        "11-21 08:10",
        "11-22 16:00",
    ]


def test_before_thirty_days_the_newest_of_each_month_stays() -> None:
    assert staying("08-01 09:00", "10-01 09:00", "10-02 09:00", "11-01 09:00") == [
        "08-01 09:00",
        "10-02 09:00",
        "11-01 09:00",
    ]


def test_after_twelve_months_nothing_stays() -> None:
    year_ago = Version(1, NOW - timedelta(days=365))
    versions = [year_ago, *(Version(each, NOW) for each in range(2, 7))]

    assert superfluous(versions, NOW) == {1}


def test_what_is_kept_for_good_stays() -> None:
    assert staying("11-23 08:10", "11-23 08:50", kept="11-23 08:10") == [
        "11-23 08:10",
        "11-23 08:50",
    ]


TIMES = st.integers(-400 * 24, 48).map(lambda hours: NOW + timedelta(hours=hours))


@given(st.lists(TIMES, max_size=40))
def test_thinning_ends_and_spares_the_newest(times: list[datetime]) -> None:
    versions = [Version(number, time) for number, time in enumerate(times, start=1)]
    going = superfluous(versions, NOW)
    staying = [each for each in versions if each.generation not in going]

    assert superfluous(staying, NOW) == set()
    assert staying[-LAST:] == versions[-LAST:]
