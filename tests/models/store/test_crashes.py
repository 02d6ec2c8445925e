"""What has been saved is found again after any crash, fault or damage.

JIBIAO_PROOF=long tries every state of a longer history.
"""

from __future__ import annotations

import errno
import itertools
import os
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.cells import Cells
from models.form import Form
from models.store.drafts import (
    DraftDamaged,
    DraftFault,
    DraftMissing,
    Drafts,
    DraftsUnreadable,
    DraftsUnwritable,
    SavedDraft,
)
from tests.models.store.imagined_disk import (
    ROOT,
    Happened,
    ImaginedDisk,
    State,
    Step,
    crash_states,
    disk_in,
    state_of,
)

LONG = os.environ.get("JIBIAO_PROOF") == "long"
SAVES = 90 if LONG else 3
ERRORS = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES, errno.EDQUOT)

Shown = tuple[str, bool]
"""What the clerk sees of a draft: its text, and whether it is in the bin."""


def form(text: str) -> Form:
    return Form("project_form_2026", 1, Cells(project_name=text))


def drafts_on(disk: ImaginedDisk) -> Drafts:
    eight = datetime(2026, 11, 23, 8).astimezone()
    minutes = itertools.count()
    return Drafts(ROOT, disk, lambda: eight + timedelta(minutes=next(minutes)))


def shown(drafts: Drafts, draft_id: str) -> Shown:
    text = drafts.open(draft_id).form.fields["project_name"]
    return text, draft_id in [each.id for each in drafts.removed()]


def only_draft(drafts: Drafts) -> str:
    (found,) = drafts.summaries()
    return found.id


class History:
    """Does things to one draft, noting what is tried and what was done."""

    def __init__(self, disk: ImaginedDisk) -> None:
        self.disk, self.drafts = disk, drafts_on(disk)
        self.draft_id, self.after = "", 0

    def run(self) -> None:
        try:
            self.draft_id = self.drafts.create(form("0"))
        except DraftFault:
            return
        self.disk.remember(("done", self.draft_id, ("0", False)))
        drafts, last = self.drafts, str(SAVES)
        for text in map(str, range(1, SAVES + 1)):
            self.save(text)
        self.do((last, False), lambda: drafts.keep_version(self.draft_id, "打印"))
        self.do((last, True), lambda: drafts.remove(self.draft_id))
        self.do((last, False), lambda: drafts.restore(self.draft_id))
        self.save("last")

    def save(self, text: str) -> None:
        self.do((text, False), lambda: self.drafts.save(self.draft_id, form(text)))

    def do(self, then: Shown, action: Callable[[], SavedDraft | None]) -> None:
        self.disk.remember(("tried", self.draft_id, then))
        try:
            action()
        except DraftFault:
            return
        self.disk.remember(("done", self.draft_id, then))


def allowed(steps: list[Step]) -> dict[str, list[Shown]]:
    """Return what may be shown: what was done last, or tried since."""
    found: dict[str, list[Shown]] = defaultdict(list)
    for each in steps:
        if isinstance(each, Happened):
            event, draft_id, state = each.what
            if event == "done":
                found[draft_id].clear()
            found[draft_id].append(state)
    return found


def saved_texts(*texts: str) -> tuple[ImaginedDisk, str]:
    """Return a disk with one draft, saved with each of these texts in turn."""
    disk = ImaginedDisk()
    drafts = drafts_on(disk)
    draft_id = drafts.create(form(texts[0]))
    for each in texts[1:]:
        drafts.save(draft_id, form(each))
    return disk_in(state_of(disk)), draft_id


def generation_files(disk: ImaginedDisk) -> list[Path]:
    """Return the files of all generations, oldest first."""
    return sorted(path for path in disk.names_ if path.name.startswith("g"))


def damage(disk: ImaginedDisk, path: Path, data: bytes) -> None:
    disk.contents[disk.names_[path]] = data


def all_contents(state: State) -> list[bytes]:
    return sorted(data for _, data in state.contents)


@pytest.mark.parametrize("has_links", [True, False], ids=["links", "no links"])
def test_no_crash_loses_what_was_saved(has_links: bool) -> None:
    disk = ImaginedDisk(has_links=has_links)
    History(disk).run()
    states = list(crash_states(disk))

    for done, state in states:
        drafts = drafts_on(disk_in(state))
        for draft_id, expected in allowed(disk.steps[:done]).items():
            assert shown(drafts, draft_id) in expected
            assert drafts.open(draft_id).notice == ""

    assert len(states) > (3_500 if LONG else 150)


def test_after_any_crash_the_next_save_works() -> None:
    disk, draft_id = saved_texts("a", "b")
    before = len(disk.steps)
    drafts_on(disk).save(draft_id, form("c"))

    for _, state in crash_states(disk, before):
        drafts = drafts_on(disk_in(state))
        drafts.save(draft_id, form("d"), drafts.open(draft_id).generation)
        assert shown(drafts, draft_id) == ("d", False)


def test_a_crash_while_recovering_changes_nothing() -> None:
    disk, draft_id = saved_texts("a", "b")
    damage(disk, generation_files(disk)[-1], b"gone")
    disk = disk_in(state_of(disk))
    before = len(disk.steps)
    drafts_on(disk).open(draft_id)

    for _, state in crash_states(disk, before):
        drafts = drafts_on(disk_in(state))
        assert b"gone" in all_contents(state)
        assert shown(drafts, draft_id) == ("a", False)
        assert "08:00" in drafts.open(draft_id).notice


def test_a_crash_while_deleting_for_good_brings_nothing_back() -> None:
    disk, draft_id = saved_texts("a", "b", "c")
    drafts_on(disk).remove(draft_id)
    before = len(disk.steps)
    drafts_on(disk).delete_for_good(draft_id)

    for _, state in crash_states(disk, before):
        assert not drafts_on(disk_in(state)).summaries()
    with pytest.raises(DraftMissing):
        drafts_on(disk).open(draft_id)


@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.get)
@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "for ever"])
def test_every_operation_may_fail(error: int, for_ever: bool) -> None:
    sound = ImaginedDisk()
    History(sound).run()
    for at in range(sound.operations):
        disk = ImaginedDisk(fails_at=at, fails_on=for_ever, error=error)
        history = History(disk)
        history.run()
        disk.fails_at = -1

        for draft_id, expected in allowed(disk.steps).items():
            assert shown(drafts_on(disk), draft_id) in expected
            history.drafts.save(draft_id, form("next"))
            assert shown(drafts_on(disk), draft_id) == ("next", False)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (errno.ENOSPC, "full"),
        (errno.EDQUOT, "full"),
        (errno.EROFS, "read_only"),
        (errno.ENODEV, "gone"),
        (errno.EIO, "other"),
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
@settings(max_examples=2_000 if LONG else 100)
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
