"""The keys of the search lead into the list of drafts, and out again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.keys import press
from ui.drafts.bin_foot import BinFoot
from ui.drafts.draft_search import DraftSearch

Key = Qt.Key


class Searching:
    """A search, and what it asked for."""

    def __init__(self) -> None:
        self.search = DraftSearch(QLabel())
        self.line = self.search.findChildren(QLineEdit)[0]
        self.told: list[str] = []
        for name in ("list_wanted", "first_wanted", "opening_wanted"):
            getattr(self.search, name).connect(self._teller(name))

    def _teller(self, name: str) -> object:
        def tell() -> None:
            self.told.append(name)

        return tell


@pytest.fixture
def searching(qtbot: QtBot) -> Iterator[Searching]:
    searching = Searching()
    qtbot.addWidget(searching.search)
    yield searching


@pytest.mark.parametrize(
    ("words", "key", "told"),
    [
        ("路灯", Key.Key_Down, ["first_wanted"]),
        ("路灯", Key.Key_Return, ["opening_wanted"]),
        ("  ", Key.Key_Return, []),
        ("路灯", Key.Key_Escape, ["list_wanted"]),
    ],
)
def test_a_key_asks_for_the_list(
    searching: Searching, words: str, key: Qt.Key, told: list[str]
) -> None:
    searching.search.seek(words)
    press(searching.line, key)

    assert searching.told == told


def test_esc_ends_the_search(searching: Searching) -> None:
    searching.search.seek("路灯")
    press(searching.line, Key.Key_Escape)

    assert searching.search.words == ""


def test_what_was_found_is_said_until_nothing_is(searching: Searching) -> None:
    searching.search.say("找到 3 份")
    assert searching.search.said == "找到 3 份"
    searching.search.say("")
    assert searching.search.said == ""


def test_the_foot_leads_to_the_bin_and_back(qtbot: QtBot) -> None:
    foot = BinFoot()
    qtbot.addWidget(foot)
    with qtbot.waitSignal(foot.switched) as switched:
        foot.switch(is_bin=True)

    assert switched.args == [True]
    assert foot.is_bin
