"""What the store asks of the real system, in which order.

The proofs use an imagined disk; whether the real one calls fsync at all can
only be seen by watching the system calls.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest

from models.store.drafts import UNSAVED, Drafts
from tests.models.store.letters import form

P = ParamSpec("P")
T = TypeVar("T")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="fsync of folders is POSIX")

DRAFT = "aaaaaaaaaaaaaaaa"
SAVE = [
    "open tmp",
    "write tmp",
    "sync tmp",
    "link tmp json",
    f"open {DRAFT}",
    f"sync {DRAFT}",
    "unlink tmp",
]
"""The order in which no power cut can take a save that was acknowledged."""


NOTE = ["unlink note", "open note", "write note"]
"""What comes after it, and need not outlast a power cut."""


class Watched:
    """Lets the system be asked, and writes down what for."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.calls: list[str] = []
        self._opened: dict[int, str] = {}
        patch.setattr(os, "open", self._open(os.open))
        for name in ("fsync", "write"):
            word = name.removeprefix("f")
            patch.setattr(os, name, self._to_file(word, getattr(os, name)))
        for name in ("link", "rename", "replace", "unlink", "mkdir"):
            patch.setattr(os, name, self._to_names(name, getattr(os, name)))

    def _open(self, act: Callable[P, int]) -> Callable[P, int]:
        def opened(*given: P.args, **named: P.kwargs) -> int:
            handle = act(*given, **named)
            self._opened[handle] = said(given[0])
            self.calls.append(f"open {said(given[0])}")
            return handle

        return opened

    def _to_file(self, word: str, act: Callable[P, T]) -> Callable[P, T]:
        def asked(*given: P.args, **named: P.kwargs) -> T:
            handle = given[0]
            assert isinstance(handle, int)
            self.calls.append(f"{word} {self._opened[handle]}")
            return act(*given, **named)

        return asked

    def _to_names(self, word: str, act: Callable[P, T]) -> Callable[P, T]:
        def asked(*given: P.args, **named: P.kwargs) -> T:
            names = [said(each) for each in given if isinstance(each, Path)]
            self.calls.append(" ".join([word, *names]))
            return act(*given, **named)

        return asked


def said(path: object) -> str:
    """Return the name of a folder, or the ending of a generation's file."""
    name = Path(str(path)).name
    if Path(str(path)).parent.name == "last":
        return "note"
    found = re.fullmatch(r"g\d{9}(?:\.[0-9a-f]{8})?\.(json|tmp)", name)
    return found[1] if found else name


def written(calls: list[str]) -> list[str]:
    """Return the calls that have to do with writing, not reading."""
    return [each for each in calls if not each.startswith("open json")]


def test_a_save_is_on_the_disk_before_it_is_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = Drafts(tmp_path)
    drafts.save(DRAFT, form("a"), UNSAVED)

    with monkeypatch.context() as patch:
        watched = Watched(patch)
        drafts.save(DRAFT, form("b"), 1)

    assert written(watched.calls) == [*SAVE, *NOTE]


def test_folders_are_on_the_disk_before_anything_is_in_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        watched = Watched(patch)
        Drafts(tmp_path / "data").save(DRAFT, form("a"), UNSAVED)

    order = [
        *("mkdir data", f"sync {tmp_path.name}"),
        *("mkdir drafts", "sync data"),
        *(f"mkdir {DRAFT}", "sync drafts", "open tmp"),
    ]
    # Each is tried from below first, and made only where its parent is there.
    places = [len(watched.calls) - watched.calls[::-1].index(each) for each in order]
    assert places == sorted(places)
    saved = [each for each in written(watched.calls) if "last" not in each]
    assert saved[-len(SAVE + NOTE) :] == [*SAVE, *NOTE]


def test_a_folder_that_was_there_is_on_the_disk_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data/drafts" / DRAFT).mkdir(parents=True)

    with monkeypatch.context() as patch:
        watched = Watched(patch)
        Drafts(tmp_path / "data").save(DRAFT, form("a"), UNSAVED)

    synced = [each for each in watched.calls if each.startswith("sync")]
    assert synced[-5:] == [
        f"sync {tmp_path.name}",
        "sync data",
        "sync drafts",
        "sync tmp",
        f"sync {DRAFT}",
    ]
