"""The list of drafts shows what the folder holds, and what was just saved."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from models.edits import SetText
from models.form import FORM, Place
from models.store.drafts import Drafts
from tests.pictures import tree
from ui.drafts.draft_list_feed import DraftListFeed
from ui.drafts.draft_store import DraftStore
from ui.drafts.drafts_pane import DraftsPane
from ui.drafts.open_draft import OpenDraft

LAMPS, ROAD = tree("project_name: 更换路灯"), tree("project_name: 修补道路")
NAME = Place(FORM, "project_name")


@pytest.fixture
def pane(qtbot: QtBot) -> DraftsPane:
    pane = DraftsPane()
    qtbot.addWidget(pane)
    return pane


@pytest.fixture
def draft(drafts: Drafts, pane: DraftsPane) -> Iterator[OpenDraft]:
    """Return that none of the drafts is open yet."""
    # The pane is their parent: a feed that outlives it fills what is gone.
    draft = OpenDraft(DraftStore(drafts, pane), pane)
    yield draft
    draft.close()


@pytest.fixture
def feed(draft: OpenDraft, pane: DraftsPane) -> DraftListFeed:
    return DraftListFeed(draft, pane)


def listed(pane: DraftsPane) -> str:
    """Return the titles that the pane shows, sorted: saved in one moment."""
    model = pane.drafts.drafts
    rows = (model.summary_at(model.index(row)) for row in range(model.rowCount()))
    return " ".join(sorted(each.title for each in rows if each is not None))


def test_what_is_made_comes_into_the_list(
    draft: OpenDraft, feed: DraftListFeed, pane: DraftsPane
) -> None:
    draft.store.create(LAMPS)
    draft.store.create(ROAD)

    assert listed(pane) == "修补道路 更换路灯"


def test_what_goes_into_the_bin_leaves_the_list_once_that_is_told(
    draft: OpenDraft, feed: DraftListFeed, pane: DraftsPane
) -> None:
    draft.store.create(LAMPS)
    draft.store.remove(draft.store.create(ROAD))
    assert listed(pane) == "修补道路 更换路灯"

    draft.store.refresh_list()

    assert listed(pane) == "更换路灯"
    assert pane.bin.drafts.count == 1


def test_a_title_that_was_saved_shows_without_reading_the_folder(
    draft: OpenDraft, feed: DraftListFeed, pane: DraftsPane, drafts: Drafts
) -> None:
    draft.open(draft.store.create(LAMPS))
    drafts.create(ROAD)
    assert draft.session is not None
    draft.session.perform(SetText(NAME, "更换灯杆"))

    feed.follow_draft()

    assert listed(pane) == "更换灯杆"
    assert [each.title for each in feed.summaries.values()] == ["更换灯杆"]


def test_a_draft_that_is_not_listed_yet_is_looked_for(
    draft: OpenDraft, feed: DraftListFeed, pane: DraftsPane
) -> None:
    draft.begin(LAMPS)
    assert draft.save_now() == ""
    assert listed(pane) == ""

    feed.follow_draft()

    assert listed(pane) == "更换路灯"


def test_a_folder_that_cannot_be_read_is_told_and_the_list_stays(
    draft: OpenDraft,
    feed: DraftListFeed,
    pane: DraftsPane,
    drafts: Drafts,
    qtbot: QtBot,
) -> None:
    draft.store.create(LAMPS)
    (drafts.folder / "drafts").rename(drafts.folder / "away")
    (drafts.folder / "drafts").write_bytes(b"")

    with qtbot.waitSignal(feed.failed) as told:
        feed.refresh()

    assert "读不出来" in told.args[0]
    assert listed(pane) == "更换路灯"
