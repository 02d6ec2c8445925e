"""A newest state whose file was deleted from outside is told; no other is.

Pictures: the files of a draft, newest first, and the number in its note.
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.store.drafts import DraftChangedElsewhere, Drafts, NewestGone
from models.store.generations import generation_file, generation_number, seal
from models.store.last_saved import HIGHEST, LastSaved, Saved
from tests.faults.history import BACK_UP, ELSEWHERE
from tests.models.store.crash_states import crash_states, disk_in
from tests.models.store.imagined_disk import ROOT, ImaginedDisk
from tests.models.store.letters import (
    damage,
    drafts_on,
    form,
    generation_files,
    saved_texts,
)

GONE = "更新的一次保存（第 {} 次，2026年11月23日 {}）的文件不在了"


def note_of(draft_id: str) -> Path:
    return ROOT / "last" / draft_id


def delete(disk: ImaginedDisk, draft_id: str, *numbers: int) -> None:
    """Delete generations as somebody in a file manager does."""
    for number in numbers:
        disk.delete(ROOT / "drafts" / draft_id / generation_file(number))


def put_note(disk: ImaginedDisk, draft_id: str, data: bytes) -> None:
    disk.contents[disk.names_[note_of(draft_id)]] = data


def picture(disk: ImaginedDisk, draft_id: str) -> str:
    """Return the numbers there are, newest first, and that of the note."""
    numbers = map(generation_number, (path.name for path in generation_files(disk)))
    noted = LastSaved(note_of(draft_id), disk).read()
    there = " ".join(map(str, sorted(filter(None, numbers), reverse=True)))
    return f"{there} | {noted.number if noted else '-'}"


def told(disk: ImaginedDisk, draft_id: str) -> str:
    return drafts_on(disk).open(draft_id).notice


def test_a_newest_file_deleted_from_outside_is_told_at_each_opening() -> None:
    disk, draft_id = saved_texts("a", "b", "c")
    assert (picture(disk, draft_id), told(disk, draft_id)) == ("3 2 1 | 3", "")

    delete(disk, draft_id, 3)

    assert picture(disk, draft_id) == "2 1 | 3"
    for _ in range(2):
        opened = drafts_on(disk).open(draft_id)
        assert opened.form == form("b")
        assert GONE.format(3, "08:04") in opened.notice
        assert "现在显示的是 2026年11月23日 08:02 保存的内容" in opened.notice
        assert "从备份恢复" in opened.notice


def test_a_save_ends_it_with_a_number_that_nothing_had() -> None:
    disk, draft_id = saved_texts("a", "b", "c")
    delete(disk, draft_id, 3)
    opened = drafts_on(disk).open(draft_id)

    drafts_on(disk).save(draft_id, form("d"), opened.generation)

    assert picture(disk, draft_id) == "4 2 1 | 4"
    assert told(disk, draft_id) == ""


def test_what_others_saved_after_the_loss_is_not_passed_over() -> None:
    disk, draft_id = saved_texts("a", "b", "c")
    delete(disk, draft_id, 3)
    ours, theirs = drafts_on(disk), drafts_on(disk)
    opened = ours.open(draft_id)
    theirs.save(draft_id, form("theirs"))

    with pytest.raises(DraftChangedElsewhere):
        ours.save(draft_id, form("ours"), opened.generation)


@pytest.mark.parametrize("deleted", [(1,), (1, 2), ()])
def test_no_older_file_is_missed(deleted: tuple[int, ...]) -> None:
    disk, draft_id = saved_texts("a", "b", "c")
    delete(disk, draft_id, *deleted)

    assert told(disk, draft_id) == ""


def test_several_that_are_gone_are_told_by_the_newest() -> None:
    disk, draft_id = saved_texts("a", "b", "c")
    delete(disk, draft_id, 2, 3)

    assert GONE.format(3, "08:04") in told(disk, draft_id)


def test_one_gone_and_one_damaged_are_both_told() -> None:
    disk, draft_id = saved_texts("a", "b", "c")
    delete(disk, draft_id, 3)
    damage(disk, generation_files(disk)[-1], b"")

    assert "第 3 次" in (said := told(disk, draft_id))
    assert "损坏" in said


SEALED = seal(9, b'"2026-11-23T08:00:00+08:00"')


@pytest.mark.parametrize(
    "data",
    [
        b"",
        bytes(len(SEALED)),
        SEALED[:-1],
        SEALED.replace(b'"gen":9', b'"gen":8'),
        seal(9, b"[]"),
        seal(HIGHEST + 1, b'"2026-11-23T08:00:00+08:00"'),
        seal(0, b'"2026-11-23T08:00:00+08:00"'),
        seal(9, b'"x"')[:40],
        b"[" * 4096,
        b'{"gen":' + b"9" * 4000,
    ],
)
def test_a_damaged_note_is_none(data: bytes) -> None:
    disk, draft_id = saved_texts("a", "b")
    put_note(disk, draft_id, data)

    assert told(disk, draft_id) == ""
    drafts_on(disk).save(draft_id, form("c"))
    assert picture(disk, draft_id) == "3 2 1 | 3"


@given(st.binary(max_size=200))
def test_no_note_keeps_a_draft_from_opening(data: bytes) -> None:
    disk, draft_id = saved_texts("a")
    put_note(disk, draft_id, data)

    assert told(disk, draft_id) == ""


@pytest.mark.parametrize("number", [7, HIGHEST])
@pytest.mark.parametrize("time", ["2026-11-23T08:00:00+08:00", "never", "9999-12-31"])
def test_a_note_made_up_keeps_nothing_from_being_saved(number: int, time: str) -> None:
    disk, draft_id = saved_texts("a")
    put_note(disk, draft_id, seal(number, f'"{time}"'.encode()))
    drafts = drafts_on(disk)

    assert f"第 {number} 次" in told(disk, draft_id)
    for text in "bc":
        drafts.save(draft_id, form(text), drafts.open(draft_id).generation)

    assert drafts.open(draft_id).form == form("c")
    assert told(disk, draft_id) == ""


def test_where_no_note_can_be_written_drafts_are_saved_all_the_same(
    tmp_path: Path,
) -> None:
    (tmp_path / "last").write_bytes(b"")
    drafts = Drafts(tmp_path)
    draft_id = drafts.create(form("a"))
    drafts.save(draft_id, form("b"))

    opened = drafts.open(draft_id)

    assert (opened.form, opened.notice) == (form("b"), "")


def test_a_version_of_before_saves_no_note_and_misses_nothing() -> None:
    disk, draft_id = saved_texts("a", "b", "c")
    drafts_on(disk).save(draft_id, form("d"))
    put_note(disk, draft_id, seal(2, b'"2026-11-23T08:01:00+08:00"'))

    assert picture(disk, draft_id) == "4 3 2 1 | 2"
    assert told(disk, draft_id) == ""


def test_a_restored_back_up_tells_that_it_is_not_the_newest() -> None:
    disk, draft_id = saved_texts("a", "b")
    drafts_on(disk).back_up(BACK_UP)
    drafts_on(disk).save(draft_id, form("c"))
    delete(disk, draft_id, 1, 2, 3)

    drafts_on(disk).restore_from(BACK_UP)

    assert picture(disk, draft_id) == "2 1 | 3"
    assert "第 3 次" in told(disk, draft_id)


def test_restoring_the_missing_state_ends_it_also_after_a_save() -> None:
    disk, draft_id = saved_texts("a", "b", "c")
    drafts_on(disk).back_up(BACK_UP)
    delete(disk, draft_id, 3)
    drafts_on(disk).save(draft_id, form("d"))

    assert drafts_on(disk).restore_from(BACK_UP).versions == 1
    assert picture(disk, draft_id) == "4 3 2 1 | 4"
    assert told(disk, draft_id) == ""


def test_a_back_up_restored_on_another_computer_misses_nothing() -> None:
    disk, draft_id = saved_texts("a", "b")
    drafts_on(disk).back_up(BACK_UP)
    elsewhere = drafts_on(disk, ELSEWHERE)

    elsewhere.restore_from(BACK_UP)

    assert elsewhere.open(draft_id).notice == ""


def test_deleting_for_good_and_restoring_misses_nothing() -> None:
    disk, draft_id = saved_texts("a", "b")
    drafts = drafts_on(disk)
    drafts.back_up(BACK_UP)
    drafts.remove(draft_id)
    drafts.delete_for_good(draft_id)
    assert note_of(draft_id) not in disk.names_

    drafts.restore_from(BACK_UP)

    assert told(disk, draft_id) == ""


def test_what_was_printed_is_kept_or_told() -> None:
    disk, draft_id = saved_texts("a", "b")
    drafts = drafts_on(disk)
    delete(disk, draft_id, 2)

    with pytest.raises(NewestGone, match="没有留作版本"):
        drafts.keep_version(draft_id, "打印")
    drafts.open(draft_id)
    drafts.keep_version(draft_id, "打印")

    assert picture(disk, draft_id) == "3 1 | 3"


def test_a_file_that_the_list_of_names_lacks_is_looked_for_by_its_name() -> None:
    disk = _Stale()
    drafts = drafts_on(disk)
    draft_id = drafts.create(form("a"))
    drafts.save(draft_id, form("b"))
    disk.hidden = generation_file(2)

    opened = drafts_on(disk).open(draft_id)

    assert (opened.form, opened.notice) == (form("b"), "")


class _Stale(ImaginedDisk):
    """A network drive whose list of names is older than its files."""

    hidden = ""

    def names(self, folder: Path) -> list[str]:
        return [each for each in super().names(folder) if each != self.hidden]


def test_others_who_save_while_it_is_opened_are_no_loss() -> None:
    disk, draft_id = saved_texts("a", "b")
    theirs = drafts_on(disk)

    def save() -> None:
        theirs.save(draft_id, form("c"))

    disk.meanwhile.append(("before", "read", save))

    assert told(disk, draft_id) == ""


def test_no_crash_while_saving_makes_a_note_too_high() -> None:
    disk, draft_id = saved_texts("a")
    before = len(disk.steps)
    for text in "bcdefgh":
        drafts_on(disk).save(draft_id, form(text))

    states = {state for _, state in crash_states(disk, before, 3)}
    for state in states:
        there, _, noted = picture(disk_in(state), draft_id).partition(" | ")
        assert noted == "-" or int(noted) <= int(there.split()[0])
        assert told(disk_in(state), draft_id) == ""
    assert len(states) > 50


def test_a_note_of_the_real_disk_is_read_again(tmp_path: Path) -> None:
    saved_at = datetime(2026, 11, 23, 8).astimezone()
    note = LastSaved(tmp_path / "last" / "aaaaaaaaaaaaaaaa")
    for number in (1, 2):
        note.write(number, saved_at)
        assert note.read() == Saved(number, saved_at)
    assert os.listdir(tmp_path / "last") == ["aaaaaaaaaaaaaaaa"]
    note.delete()
    assert note.read() is None
