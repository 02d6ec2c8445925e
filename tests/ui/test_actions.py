"""What stands in the menus can be done, and says when it cannot."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import SIGNAL
from pytestqt.qtbot import QtBot

from ui.actions import NEED_FORM, commands
from ui.commands.exports import EXPORTS
from ui.frame import Frame
from ui.runtime.settings import Settings
from ui.workspace import Workspace

TRIGGERED = SIGNAL("triggered(bool)")


def listeners(frame: Frame) -> dict[str, int]:
    """Return how many listen to each command; each menu is one of them."""
    return {
        each.name: frame.actions_by_name[each.name].receivers(TRIGGERED)
        for each in commands()
    }


def test_each_command_of_the_menus_does_something(
    window: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    bare = Frame(Settings(tmp_path / "other.json"))
    qtbot.addWidget(bare)
    before, now = listeners(bare), listeners(window.frame)

    assert [name for name, count in now.items() if count <= before[name]] == []


def test_nothing_can_be_exported_without_a_form() -> None:
    assert set(EXPORTS) <= set(NEED_FORM)
