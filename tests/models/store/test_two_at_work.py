"""Two programs save one draft, and their steps are mixed on purpose."""

from __future__ import annotations

import pytest

from models.store.drafts import DraftChangedElsewhere, Drafts
from tests.models.store.imagined_disk import ImaginedDisk, When
from tests.models.store.letters import drafts_on, form, saved_texts, shown, texts_of

ENOUGH_TO_THIN = "bcdefgh"
MOMENTS: list[tuple[When, str]] = [("before", "create"), ("before", "name")]


@pytest.fixture
def disk_and_id() -> tuple[ImaginedDisk, str]:
    return saved_texts("a")


def overtake(
    disk: ImaginedDisk, draft_id: str, moment: tuple[When, str] = MOMENTS[0]
) -> Drafts:
    """Let others save past the number that we are about to give."""
    theirs = drafts_on(disk)

    def save_many() -> None:
        for text in ENOUGH_TO_THIN:
            theirs.save(draft_id, form(text))

    disk.meanwhile.append((*moment, save_many))
    return theirs


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_save_that_was_overtaken_is_not_acknowledged(
    disk_and_id: tuple[ImaginedDisk, str], moment: tuple[When, str]
) -> None:
    disk, draft_id = disk_and_id
    ours = drafts_on(disk)
    opened = ours.open(draft_id)
    theirs = overtake(disk, draft_id, moment)

    with pytest.raises(DraftChangedElsewhere):
        ours.save(draft_id, form("ours"), opened.generation)
    assert "ours" not in texts_of(drafts_on(disk), draft_id)
    assert shown(theirs, draft_id) == ("h", False)


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_save_whatever_others_did_comes_after_theirs(
    disk_and_id: tuple[ImaginedDisk, str], moment: tuple[When, str]
) -> None:
    disk, draft_id = disk_and_id
    overtake(disk, draft_id, moment)

    saved = drafts_on(disk).save(draft_id, form("ours"))

    assert saved.generation == 9
    assert texts_of(drafts_on(disk), draft_id) == ["ours", *"hgfe"]


def test_the_number_that_we_are_about_to_give_is_not_thinned_out(
    disk_and_id: tuple[ImaginedDisk, str]
) -> None:
    disk, draft_id = disk_and_id
    overtake(disk, draft_id, ("before", "name"))
    with pytest.raises(DraftChangedElsewhere):
        drafts_on(disk).save(draft_id, form("ours"), 1)

    assert texts_of(drafts_on(disk), draft_id) == list("hgfedcb")
    drafts_on(disk).save(draft_id, form("i"))
    assert texts_of(drafts_on(disk), draft_id) == list("ihgfe")


def test_a_save_that_was_overtaken_can_be_saved_as_a_new_draft(
    disk_and_id: tuple[ImaginedDisk, str]
) -> None:
    disk, draft_id = disk_and_id
    ours = drafts_on(disk)
    overtake(disk, draft_id)
    with pytest.raises(DraftChangedElsewhere):
        ours.save(draft_id, form("ours"), 1)

    copy = ours.create(form("ours"))

    assert shown(ours, copy) == ("ours", False)
    assert shown(ours, draft_id) == ("h", False)


@pytest.mark.parametrize("times", [1, 4, 7])
def test_a_save_that_others_built_on_is_acknowledged(times: int) -> None:
    disk, draft_id = saved_texts("a")
    theirs = drafts_on(disk)

    def build_on_it() -> None:
        for _ in range(times):
            text = theirs.open(draft_id).form.fields["project_name"]
            theirs.save(draft_id, form(f"{text} theirs"))

    disk.meanwhile.append(("after", "name", build_on_it))
    saved = drafts_on(disk).save(draft_id, form("ours"), 1)

    assert saved.generation == 2
    assert shown(theirs, draft_id) == ("ours" + times * " theirs", False)


def test_a_draft_that_others_save_while_it_is_opened_shows_the_newest(
    disk_and_id: tuple[ImaginedDisk, str]
) -> None:
    disk, draft_id = disk_and_id
    ours = drafts_on(disk)

    overtake(disk, draft_id, ("before", "read"))

    opened = ours.open(draft_id)
    assert (opened.form.fields["project_name"], opened.generation) == ("h", 8)


def test_a_draft_whose_kept_version_outlives_the_others_shows_the_newest(
    disk_and_id: tuple[ImaginedDisk, str]
) -> None:
    disk, draft_id = disk_and_id
    ours = drafts_on(disk)
    ours.keep_version(draft_id, "打印")
    ours.save(draft_id, form("b"))

    overtake(disk, draft_id, ("before", "read"))

    assert shown(ours, draft_id) == ("h", False)
