"""Takes pictures of a real window in the troubles that drafts get into.

Run on a screen: `python -m tests.faults.recording FOLDER`.  Each trouble is
a real one: a killed program, damaged bytes, a second program, a disk that
is full.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from models.edits import Remove, SetText
from models.form import FORM, Place
from models.store.drafts import Drafts
from tests.faults.windows import heard, typist
from tests.ui.conftest import Clerk, clerk_of
from ui.application import make_application
from ui.commands.back_up_commands import restored_in_words
from ui.dialogs.states import States
from ui.dialogs.versions_dialog import VersionsDialog
from ui.frame import Frame
from ui.runtime.settings import Settings
from ui.widgets.theme import apply_theme
from ui.workspace import Workspace

SIZE = 1280, 720
OBJECTIVE = Place(FORM, "annual_objective")
SETTLE = 30


def main(folder: Path) -> int:
    """Take all pictures."""
    make_application()
    apply_theme(dark=False)
    folder.mkdir(parents=True, exist_ok=True)
    for name, scene in SCENES.items():
        with tempfile.TemporaryDirectory() as place:
            shown = scene(Path(place))
            _picture(shown, folder / f"{name}.png")
            shown.window().close()
    return 0


def _killed(place: Path) -> QWidget:
    """Return a window after one that was killed while somebody typed."""
    program = typist(place)
    for said in heard(program, 8):
        if said.what == "saved" and said.number > 20:
            break
    program.kill()
    program.communicate()
    return _window(place).frame


def _damaged(place: Path) -> QWidget:
    """Return a window whose draft has lost its newest file."""
    window = _window(place)
    _type(window, "甲")
    draft_id = _draft_id(window)
    window.frame.close()
    newest = sorted((place / "data" / "drafts" / draft_id).glob("*.json"))[-1]
    newest.write_bytes(newest.read_bytes()[:-9])
    return _window(place).frame


def _second(place: Path) -> QWidget:
    """Return a window whose draft another program has open."""
    program = typist(place)
    next(heard(program, 5))
    window = _window(place)
    program.kill()
    program.communicate()
    return window.frame


def _full(place: Path) -> QWidget:
    """Return a window over a disk of 1 MB that is full."""
    disk = place / "disk"
    disk.mkdir()
    with _small_disk(disk):
        window = _window(disk)
        with (disk / "ballast").open("wb", buffering=0) as ballast:
            _fill(ballast.fileno())
        _type(window, "，写到一半磁盘满了")
        window.actions_by_name["save"].trigger()
        _settle()
        _picture(window.frame, place / "passing.png")
        return window.frame


def _compared(place: Path) -> QWidget:
    """Return the dialog that compares two states."""
    window = _window(place)
    session = window.draft.session
    assert session is not None
    window.draft.keep_version("打印")
    _type(window, "，11 月底前完成验收")
    session.perform(Remove(session.form.rows("quantity")[1].id))
    session.perform(SetText(Place(FORM, "annual_budget"), "35.5"))
    window.draft.save_now()
    versions = window.draft.versions()
    states = States(session.form, session.definition, versions, window.draft.version)
    dialog = VersionsDialog(states, window.frame)
    dialog.choose(len(dialog.names) - 1)
    return dialog


def _restored(place: Path) -> QWidget:
    """Return a window into which a back-up has been brought."""
    before = _window(place / "old")
    _type(before, "，已调整")
    before.store.back_up(place / "备份.zip")
    before.frame.close()
    window = _window(place / "new")
    done = window.store.restore_from(place / "备份.zip")
    window.draft.follow_store()
    window.notices.tell(restored_in_words(done))
    return window.frame


SCENES = {
    "killed": _killed,
    "damaged": _damaged,
    "second_window": _second,
    "disk_full": _full,
    "compared": _compared,
    "restored": _restored,
}


def _window(place: Path) -> Workspace:
    settings = Settings(place / "config" / "settings.json")
    window = Workspace(Frame(settings), Drafts(place / "data"), settings, Clerk)
    clerk_of(window).unsaved = "discard"
    window.frame.resize(*SIZE)
    window.frame.show()
    window.start()
    _settle()
    return window


def _type(window: Workspace, text: str) -> None:
    session = window.draft.session
    assert session is not None
    session.type_text(OBJECTIVE, session.form.text(OBJECTIVE) + text)
    window.draft.save_now()


def _draft_id(window: Workspace) -> str:
    assert window.draft.session is not None
    return window.draft.session.draft_id


def _settle() -> None:
    for _ in range(SETTLE):
        QApplication.processEvents()


def _picture(shown: QWidget, path: Path) -> None:
    shown.show()
    _settle()
    shown.grab().save(str(path))


@contextmanager
def _small_disk(folder: Path) -> Iterator[None]:
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], check=True
    )
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _fill(handle: int) -> None:
    try:
        while os.write(handle, b"\0" * 4096):
            pass
    except OSError:
        return


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
