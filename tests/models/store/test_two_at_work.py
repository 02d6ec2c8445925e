"""Two programs save one draft, and their steps are mixed on purpose."""

from __future__ import annotations

import pytest

from models.store.drafts import DraftChangedElsewhere, Drafts
from tests.models.store.imagined_disk import ImaginedDisk
from tests.models.store.letters import drafts_on, form, saved_texts, shown, texts_of

ENOUGH_TO_THIN = "bcdefgh"


@pytest.fixture
def disk_and_id() -> tuple[ImaginedDisk, str]:
    return saved_texts("a")


def overtake(disk: ImaginedDisk, draft_id: str) -> Drafts:
    """Let others save and thin out the number that we are about to give."""
    theirs = drafts_on(disk)

    def save_many() -> None:
        for text in ENOUGH_TO_THIN:
            theirs.save(draft_id, form(text))

    disk.meanwhile.append(save_many)
    return theirs


def test_a_save_that_was_overtaken_is_not_acknowledged(
    disk_and_id: tuple[ImaginedDisk, str]
) -> None:
    disk, draft_id = disk_and_id
    ours = drafts_on(disk)
    opened = ours.open(draft_id)
    theirs = overtake(disk, draft_id)

    with pytest.raises(DraftChangedElsewhere):
        ours.save(draft_id, form("ours"), opened.generation)
    assert texts_of(drafts_on(disk), draft_id) == list("hgfed")
    assert shown(theirs, draft_id) == ("h", False)


def test_a_save_whatever_others_did_comes_after_theirs(
    disk_and_id: tuple[ImaginedDisk, str]
) -> None:
    disk, draft_id = disk_and_id
    overtake(disk, draft_id)

    saved = drafts_on(disk).save(draft_id, form("ours"))

    assert saved.generation == 9
    assert texts_of(drafts_on(disk), draft_id) == ["ours", *"hgfe"]


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


def test_a_save_that_others_built_on_is_acknowledged() -> None:
    disk, draft_id = saved_texts("a")
    theirs = drafts_on(disk)

    def build_on_it() -> None:
        text = theirs.open(draft_id).form.fields["project_name"]
        theirs.save(draft_id, form(f"{text} theirs"))

    disk.after_naming.append(build_on_it)
    saved = drafts_on(disk).save(draft_id, form("ours"), 1)

    assert saved.generation == 2
    assert texts_of(drafts_on(disk), draft_id) == ["ours theirs", "ours", "a"]
