"""What has been saved is found again after any crash, fault or damage.

These are the short forms; `make faults` runs the long ones.
"""

from __future__ import annotations

import errno
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.store.drafts import (
    DraftDamaged,
    DraftsUnreadable,
    DraftsUnwritable,
    NewestUnread,
)
from tests.faults.crashes import (
    back_up_states,
    damage_states,
    deleting_states,
    history_states,
    kinds_of_disk,
    recovery_states,
    restoring_states,
)
from tests.faults.failures import failing_operations
from tests.faults.troubles import troubled_restoring, troubled_states
from tests.models.store.crash_states import crash_states, disk_in
from tests.models.store.imagined_disk import ImaginedDisk
from tests.models.store.letters import (
    damage,
    drafts_on,
    form,
    generation_files,
    saved_texts,
    shown,
)

ERRORS = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES, errno.EDQUOT)
KINDS = tuple(kinds_of_disk())


@pytest.mark.parametrize("kind", KINDS)
def test_no_crash_loses_what_was_saved(kind: str) -> None:
    verdict = history_states(kinds_of_disk()[kind], saves=1, every=9)

    assert not verdict.wrong
    assert verdict.states > 100


def test_recovery_may_crash_too() -> None:
    verdict = recovery_states(ImaginedDisk(), saves=1, every=9)

    assert not verdict.wrong
    assert verdict.states > 20


@pytest.mark.parametrize("kind", KINDS)
def test_no_crash_harms_a_back_up(kind: str) -> None:
    written = back_up_states(kinds_of_disk()[kind], every=5)
    restored = restoring_states(kinds_of_disk()[kind], every=5)

    assert not written.wrong + restored.wrong
    assert min(written.states, restored.states) > 5


def test_after_any_crash_the_next_save_works() -> None:
    disk, draft_id = saved_texts("a", "b")
    before = len(disk.steps)
    drafts_on(disk).save(draft_id, form("c"))

    for state in {state for _, state in crash_states(disk, before)}:
        drafts = drafts_on(disk_in(state))
        drafts.save(draft_id, form("d"), drafts.open(draft_id).generation)
        assert shown(drafts, draft_id) == ("d", False)


def test_a_crash_while_setting_aside_or_deleting_changes_nothing() -> None:
    assert not damage_states().wrong
    assert not deleting_states().wrong


def test_every_operation_may_fail() -> None:
    verdict = failing_operations(saves=1, every=13)

    assert not verdict.wrong
    assert verdict.states > 150


@pytest.mark.parametrize(("kind", "every"), [("links", 27), ("FAT", 3)])
def test_what_is_done_after_a_failure_or_a_death_survives_a_crash(
    kind: str, every: int
) -> None:
    saved = troubled_states(kind, every)
    restored = troubled_restoring(kind, every)

    assert not saved.wrong + restored.wrong
    assert min(saved.states, restored.states) > 50


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (errno.ENOSPC, "full"),
        (errno.EDQUOT, "full"),
        (errno.EFBIG, "full"),
        (errno.EROFS, "read_only"),
        (errno.ENODEV, "gone"),
        (errno.EIO, "other"),
        (errno.EBUSY, "other"),
        (errno.EMFILE, "other"),
    ],
)
def test_why_saving_failed_is_told(error: int, reason: str) -> None:
    disk, draft_id = saved_texts("a")
    drafts = drafts_on(disk)
    disk.fails_at, disk.fails_on, disk.error = disk.operations + 4, True, error

    with pytest.raises(DraftsUnwritable) as caught:
        drafts.save(draft_id, form("b"))

    assert caught.value.reason == reason


@pytest.mark.parametrize("at", range(12))
def test_a_failed_save_leaves_no_scraps(at: int) -> None:
    disk, draft_id = saved_texts("a")
    drafts = drafts_on(disk)
    disk.fails_at = disk.operations + at
    with suppress(DraftsUnwritable):
        drafts.save(draft_id, form("b"))
        return

    assert not [path for path in disk.names_ if path.suffix == ".tmp"]


@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.get)
def test_a_folder_that_cannot_be_read_is_not_an_empty_one(error: int) -> None:
    disk, draft_id = saved_texts("a")
    disk.fails_at, disk.fails_on, disk.error = disk.operations, True, error

    with pytest.raises(DraftsUnreadable, match="读不出来"):
        drafts_on(disk).summaries()
    with pytest.raises(DraftDamaged, match="读不出来"):
        drafts_on(disk).open(draft_id)


def test_short_writes_are_continued() -> None:
    disk = ImaginedDisk(most_per_write=7)
    drafts = drafts_on(disk)

    assert shown(drafts, drafts.create(form("whole"))) == ("whole", False)


def test_a_file_cut_anywhere_is_noticed() -> None:
    disk, draft_id = saved_texts("a", "b")
    newest = generation_files(disk)[-1]
    whole = disk.contents[disk.names_[newest]]
    names = dict(disk.names_)
    for length in range(len(whole)):
        disk.names_ = dict(names)
        damage(disk, newest, whole[:length])

        opened = drafts_on(disk).open(draft_id)
        assert opened.form == form("a")
        assert "现在显示的是 2026年11月23日 08:00 保存的内容" in opened.notice


def test_every_flipped_bit_is_noticed() -> None:
    disk, draft_id = saved_texts("a", "b")
    newest = generation_files(disk)[-1]
    whole = disk.contents[disk.names_[newest]]
    names = dict(disk.names_)
    for at in range(len(whole)):
        disk.names_ = dict(names)
        flipped = whole[at] ^ (1 << at % 8)
        damage(disk, newest, whole[:at] + bytes([flipped]) + whole[at + 1 :])

        opened = drafts_on(disk).open(draft_id)
        assert opened.form == form("a")
        assert opened.notice


DAMAGES = st.one_of(
    st.none(),
    st.sampled_from([b"", b"null", b"{}", b"[]", b"\xef\xbb\xbf{}", b"PK\3\4"]),
    st.binary(max_size=40),
    st.integers(0, 2_000),
    st.tuples(st.integers(0, 2_000), st.binary(min_size=1, max_size=9)),
)


def damaged(whole: bytes, how: object, other: bytes) -> bytes:
    """Return a file replaced, cut, overwritten at a place, or left alone."""
    match how:
        case bytes():
            return how
        case int(length):
            return whole[:length] if length % 2 else other
        case (int(at), bytes(junk)):
            return whole[:at] + junk + whole[at + len(junk) :]
    return whole


@given(st.lists(DAMAGES, min_size=4, max_size=4))
@settings(max_examples=100)
def test_what_is_shown_was_once_saved_and_is_the_newest_whole(
    damages: list[object],
) -> None:
    disk, draft_id = saved_texts("a", "b", "c", "d")
    files = generation_files(disk)
    wholes = [disk.contents[disk.names_[path]] for path in files]
    for path, whole, how in zip(files, wholes, damages, strict=True):
        damage(disk, path, damaged(whole, how, wholes[0]))
    sound = [
        text
        for text, path, whole in zip("abcd", files, wholes, strict=True)
        if disk.contents[disk.names_[path]] == whole
    ]

    if not sound:
        with pytest.raises(DraftDamaged):
            drafts_on(disk).open(draft_id)
        return
    opened = drafts_on(disk).open(draft_id)
    assert opened.form == form(sound[-1])
    assert bool(opened.notice) == (sound[-1] != "d")


def test_a_draft_without_a_whole_file_is_listed_and_left_alone() -> None:
    disk, draft_id = saved_texts("a", "b")
    for path in generation_files(disk):
        damage(disk, path, b"")
    names = dict(disk.names_)

    with pytest.raises(DraftDamaged):
        drafts_on(disk).open(draft_id)
    (summary,) = drafts_on(disk).summaries()

    assert "不要删除" in summary.fault
    assert disk.names_ == names


def test_a_draft_that_became_unreadable_while_open_can_still_be_saved() -> None:
    disk, draft_id = saved_texts("a", "b")
    drafts = drafts_on(disk)
    opened = drafts.open(draft_id)
    for path in generation_files(disk):
        damage(disk, path, b"")

    drafts.save(draft_id, form("c"), opened.generation)

    assert shown(drafts_on(disk), draft_id) == ("c", False)


@pytest.mark.parametrize("trouble", ["damaged", "not read for once"])
def test_what_is_older_is_not_kept_removed_or_restored_as_the_newest(
    trouble: str,
) -> None:
    disk, draft_id = saved_texts("a", "b")
    drafts = drafts_on(disk)
    marks = (
        lambda: drafts.keep_version(draft_id, "打印"),
        lambda: drafts.remove(draft_id),
        lambda: drafts.restore(draft_id),
    )
    for mark in marks:
        if trouble == "damaged":
            damage(disk, generation_files(disk)[-1], b"")
        else:
            disk.fails_at = disk.operations + 2
        with pytest.raises(NewestUnread, match="最近一次保存的文件读不出来"):
            mark()

    assert len(generation_files(disk)) == 2


def test_after_a_notice_saving_goes_on_with_a_new_number() -> None:
    disk, draft_id = saved_texts("a", "b")
    damage(disk, generation_files(disk)[-1], b"")
    opened = drafts_on(disk).open(draft_id)

    saved = drafts_on(disk).save(draft_id, form("c"), opened.generation)

    assert saved.generation == 3
    assert drafts_on(disk).open(draft_id).notice == ""


def test_a_creation_cut_short_is_no_draft() -> None:
    disk = ImaginedDisk()
    disk.fails_at, disk.fails_on = 7, True
    with pytest.raises(DraftsUnwritable):
        drafts_on(disk).create(form("a"))
    disk.fails_at = -1

    assert drafts_on(disk).summaries() == ()
