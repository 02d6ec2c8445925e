"""Each command of a menu has one set that does it; sets hand on to sets."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.pictures import tree
from tests.ui.conftest import Clerk
from ui.actions import commands
from ui.workspace import Workspace

LAMPS, ROAD = tree("project_name: 更换路灯"), tree("project_name: 修补道路")


def title(window: Workspace) -> str:
    assert window.draft.session is not None
    return window.draft.session.form.fields["project_name"]


def test_each_command_of_the_menus_is_done_by_one_set(window: Workspace) -> None:
    done = Counter([*window.commands.acts, *window.panes.acts])

    assert done == Counter(command.name for command in commands())


def test_of_several_forms_that_a_set_makes_the_first_is_opened(
    window: Workspace,
) -> None:
    window.commands.imports.forms_made.emit([LAMPS, ROAD], "", {})
    assert window.commands.finish()

    assert title(window) == "更换路灯"
    assert len(window.store.summaries()) == 2


def test_a_form_that_is_begun_is_opened(window: Workspace, clerk: Clerk) -> None:
    clerk.new_form = "project_form_2026", "2027", "某局"
    window.commands.files.begin_form()

    assert window.draft.session is not None
    assert window.draft.session.form.fields["reporting_unit"] == "某局"


def test_a_draft_that_comes_out_of_the_bin_is_opened(window: Workspace) -> None:
    draft_id = window.store.create(LAMPS)
    window.store.remove(draft_id)

    window.commands.drafts.restore(draft_id)
    assert window.commands.finish()

    assert window.draft.id == draft_id


def test_the_folder_is_known_to_have_drafts_once_they_came_from_a_back_up(
    window: Workspace, clerk: Clerk, tmp_path: Path
) -> None:
    window.store.create(LAMPS)
    clerk.path = tmp_path / "all.zip"
    window.commands.back_ups.back_up()
    assert window.commands.finish()

    settings = (tmp_path / "config" / "settings.json").read_text("ascii")
    assert '"drafts_seen"' in settings
