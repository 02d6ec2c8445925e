"""What another program does to the drafts is seen in the list."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.store.drafts import Drafts
from tests.pictures import tree
from tests.ui.conftest import show_active
from ui.workspace import Workspace

ROOT = Path(__file__).resolve().parents[3]
CREATE = """
from tests.pictures import tree
print(drafts.create(tree("project_name: 别处新建")))
"""
REMOVE = "drafts.remove(draft_id)"
DELETE = """
drafts.remove(draft_id)
drafts.delete_for_good(draft_id)
"""


def elsewhere(drafts: Drafts, work: str, draft_id: str = "") -> str:
    """Let another process work on the drafts; return what it printed."""
    before = (
        "import sys\nfrom pathlib import Path\n"
        "from models.store.drafts import Drafts"
    )
    begun = "drafts, draft_id = Drafts(Path(sys.argv[1])), sys.argv[2]"
    done = subprocess.run(
        [sys.executable, "-c", "\n".join((before, begun, work))]
        + [str(drafts.folder), draft_id],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def listed(window: Workspace) -> set[str]:
    model = window.drafts_pane.drafts.drafts
    rows = (model.summary_at(model.index(row)) for row in range(model.rowCount()))
    return {each.title for each in rows if each is not None}


def test_a_draft_that_another_process_makes_comes_into_the_list(
    window: Workspace, drafts: Drafts, qtbot: QtBot
) -> None:
    window.open_draft(window.store.create(tree("project_name: 更换路灯")))

    elsewhere(drafts, CREATE)

    qtbot.waitUntil(lambda: listed(window) == {"更换路灯", "别处新建"})


def test_a_draft_that_another_process_deletes_leaves_the_list(
    window: Workspace, drafts: Drafts, qtbot: QtBot
) -> None:
    gone = window.store.create(tree("project_name: 修补道路"))
    window.open_draft(window.store.create(tree("project_name: 更换路灯")))

    elsewhere(drafts, DELETE, gone)

    qtbot.waitUntil(lambda: listed(window) == {"更换路灯"})


def test_what_was_put_into_the_bin_elsewhere_is_seen_on_coming_back(
    window: Workspace, drafts: Drafts, qtbot: QtBot
) -> None:
    gone = window.store.create(tree("project_name: 修补道路"))
    window.open_draft(window.store.create(tree("project_name: 更换路灯")))
    other = QWidget()
    qtbot.addWidget(other)
    show_active(qtbot, other)

    elsewhere(drafts, REMOVE, gone)
    show_active(qtbot, window.frame)

    qtbot.waitUntil(lambda: listed(window) == {"更换路灯"})


def test_nothing_is_listed_again_where_nothing_changed(
    window: Workspace, qtbot: QtBot
) -> None:
    window.store.create(tree("project_name: 更换路灯"))

    with qtbot.assertNotEmitted(window.store.list_changed):
        window.store.look_again()
