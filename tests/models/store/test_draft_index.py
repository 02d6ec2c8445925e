"""The index saves time, and costs no more than that."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from models.store.draft_index import FEW, LAYOUT, DraftIndex, Summary, searchable

MANY = FEW + 1
OLD, NEW = 1_000, 2_000
SAVED_AT = datetime(2026, 11, 23, 14, 3).astimezone()


def summary(draft_id: str, title: str = "设施维护", fault: str = "") -> Summary:
    search = searchable(title)
    return Summary(
        draft_id, 7, title, "x", "2026", "某局", SAVED_AT, fault=fault, search=search
    )


def counting(
    read: Callable[[str], Summary | None] = summary,
) -> tuple[list[str], Callable[[str], Summary | None]]:
    """Return a reader of drafts, and the list of those it has read."""
    asked: list[str] = []

    def count(draft_id: str) -> Summary | None:
        asked.append(draft_id)
        return read(draft_id)

    return asked, count


def stamps(time: int = OLD) -> dict[str, int]:
    return {f"{number:08x}": time for number in range(MANY)}


def test_what_has_not_changed_is_not_read_again(tmp_path: Path) -> None:
    first = DraftIndex(tmp_path / "index").summaries(stamps(), summary)
    asked, read = counting()

    again = DraftIndex(tmp_path / "index").summaries(stamps(), read)

    assert asked == []
    assert again == first
    assert again[0].search_text == "设施维护"


def test_what_has_changed_is_read_again(tmp_path: Path) -> None:
    DraftIndex(tmp_path / "index").summaries(stamps(), summary)
    asked, read = counting()

    changed = {**stamps(), "00000007": NEW, "new": OLD}
    DraftIndex(tmp_path / "index").summaries(changed, read)

    assert asked == ["00000007", "new"]


def test_what_is_gone_is_not_shown(tmp_path: Path) -> None:
    index = DraftIndex(tmp_path / "index")
    index.summaries(stamps(), summary)

    assert index.summaries({"00000007": OLD}, summary) == (summary("00000007"),)


def test_a_few_drafts_need_no_index(tmp_path: Path) -> None:
    DraftIndex(tmp_path / "index").summaries({"a": OLD}, summary)

    assert not (tmp_path / "index").exists()


def test_what_changed_just_now_is_read_again(tmp_path: Path) -> None:
    now = 2**62
    DraftIndex(tmp_path / "index").summaries(stamps(now), summary)
    asked, read = counting()

    DraftIndex(tmp_path / "index").summaries(stamps(now), read)

    assert len(asked) == MANY


def test_a_fault_is_looked_at_again(tmp_path: Path) -> None:
    _, faulty = counting(lambda draft_id: summary(draft_id, fault="读不出来"))
    DraftIndex(tmp_path / "index").summaries(stamps(), faulty)

    found = DraftIndex(tmp_path / "index").summaries(stamps(), summary)

    assert not any(each.fault for each in found)


def test_folders_without_a_draft_are_not_shown(tmp_path: Path) -> None:
    _, nothing = counting(lambda _draft_id: None)

    assert DraftIndex(tmp_path / "index").summaries(stamps(), nothing) == ()


@pytest.mark.parametrize("cut", [0, 1, 64, 65, 70, -1])
def test_a_damaged_index_is_built_anew(tmp_path: Path, cut: int) -> None:
    index = tmp_path / "index"
    first = DraftIndex(index).summaries(stamps(), summary)
    index.write_bytes(index.read_bytes()[:cut])
    asked, read = counting()

    assert DraftIndex(index).summaries(stamps(), read) == first
    assert len(asked) == MANY


def test_an_index_of_brackets_without_end_is_built_anew(tmp_path: Path) -> None:
    index, body = tmp_path / "index", b"\n" + b"[" * 100_000
    digest = hashlib.sha256(b"%d:" % LAYOUT + body).hexdigest()
    index.write_bytes(digest.encode() + body)

    assert len(DraftIndex(index).summaries(stamps(), summary)) == MANY


def test_an_index_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    found = DraftIndex(tmp_path / "no" / "index").summaries(stamps(), summary)

    assert len(found) == MANY


def test_searching_minds_neither_case_nor_blanks() -> None:
    found = summary("a", title="设施\n维护　Wi-Fi")

    assert found.search_text == "设施 维护 wi-fi"
    assert found.matches(["WI", "维护"])
    assert not found.matches(["维护", "采购"])
