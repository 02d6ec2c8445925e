"""A window over a folder of its own, with a clerk who answers dialogs."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.definitions.definition import Definition
from models.definitions.definition_file import definitions
from models.edits import Edit
from models.form import Form
from models.reading.incoming import Incoming
from models.store.drafts import Drafts
from ui.dialogs.dialogs import Answer, Dialogs
from ui.dialogs.file_kinds import FileKind
from ui.dialogs.import_dialog import Landed, Landing
from ui.dialogs.new_form_dialog import NewForm
from ui.dialogs.next_year_dialog import Successor
from ui.dialogs.states import ChosenState, States
from ui.frame import Frame
from ui.runtime.garbage import collect
from ui.runtime.settings import Settings
from ui.runtime.shutdown import let_go_of_clipboard
from ui.workspace import Workspace

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the platform without a screen say what it cannot do."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


class Clerk(Dialogs):
    """Answers each question as it was told to, and remembers what it read.

    Attributes:
        new_form: The kind, year and unit to begin with.
        goes_on: Which drafts go on to the next year.
        page_setup: The edit that the page setup comes to.
        state: What is wanted of an earlier state.
        shown: What was shown before it landed.
        landing: Where it is to land.
        doubts: What is to be checked in forms that were not looked at.
        files: The files to open.
        path: Where to write to, or where drafts are to be.
        unsaved: What to do about changes that cannot be saved.
        read: All that dialogs told.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.new_form: tuple[str, str, str] | None = None
        self.goes_on: Callable[[Successor], bool] = lambda _: True
        self.page_setup: Edit | None = None
        self.state: ChosenState | None = None
        self.shown: list[Incoming] = []
        self.landing: Landing = "drafts"
        self.doubts: dict[int, list[str]] = {}
        self.files: tuple[Path, ...] = ()
        self.path: Path | None = None
        self.unsaved: Answer = "cancel"
        self.read: list[str] = []

    def ask_new_form(self, year: str, unit: str) -> NewForm | None:
        if self.new_form is None:
            return None
        kind, year, unit = self.new_form
        return NewForm(definitions()[kind], year, unit)

    def ask_next_year(self, successors: Sequence[Successor]) -> tuple[Successor, ...]:
        self.read += [each.in_words for each in successors]
        return tuple(each for each in successors if self.goes_on(each))

    def ask_page_setup(self, form: Form, definition: Definition) -> Edit | None:
        return self.page_setup

    def ask_import(
        self,
        incoming: Incoming,
        reread: Callable[[str], Incoming] | None,
        landings: Sequence[Landing],
    ) -> Landed | None:
        self.shown.append(incoming)
        if self.landing not in landings:
            return None
        forms = [each.form for each in incoming.forms]
        return Landed(self.landing, forms, self.doubts)

    def ask_state(self, states: States) -> ChosenState | None:
        return self.state

    def ask_files(self, folder: Path) -> tuple[Path, ...]:
        return self.files

    def ask_file(self, title: str, kind: FileKind, folder: Path) -> Path | None:
        return next(iter(self.files), None)

    def ask_path(self, title: str, kind: FileKind, proposed: Path) -> Path | None:
        return self.path

    def ask_folder(self, title: str, folder: Path) -> Path | None:
        return self.path

    def ask_about_unsaved(self, fault: str) -> Answer:
        self.read.append(fault)
        return self.unsaved

    def tell(self, title: str, sentence: str) -> None:
        self.read.append(sentence)

    def tell_list(self, title: str, sentence: str, lines: Sequence[str]) -> None:
        self.read += [sentence, *lines]


@pytest.fixture(autouse=True)
def _garbage(qapp: QApplication) -> Iterator[None]:
    """Collect windows of earlier tests on this thread, as the program does."""
    gc.disable()
    yield
    collect()


@pytest.fixture(scope="session", autouse=True)
def _clipboard(qapp: QApplication) -> Iterator[None]:
    """End as the program does, or the process crashes after its last test."""
    yield
    let_go_of_clipboard()


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "data")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "config" / "settings.json")


@pytest.fixture
def window(qtbot: QtBot, drafts: Drafts, settings: Settings) -> Iterator[Workspace]:
    yield make_window(qtbot, drafts, settings)


@pytest.fixture
def clerk(window: Workspace) -> Clerk:
    return clerk_of(window)


def make_window(qtbot: QtBot, drafts: Drafts, settings: Settings) -> Workspace:
    """Return a window that is shown and has the keyboard."""
    frame = Frame(settings)
    qtbot.addWidget(frame)
    window = Workspace(frame, drafts, settings, Clerk)
    frame.resize(1600, 900)
    show_active(qtbot, frame)
    return window


def show_active(qtbot: QtBot, window: QWidget) -> None:
    """Show a window and give it the keyboard, whoever manages windows."""
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitActive(window):
        window.activateWindow()


def clerk_of(window: Workspace) -> Clerk:
    """Return who answers the dialogs of a window."""
    clerk = window.dialogs
    assert isinstance(clerk, Clerk)
    return clerk
