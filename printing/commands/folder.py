"""Looks through folders for files that may hold forms."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from models.reading import may_hold_forms

PASSING = (".", "~$")
"""How names begin that are not for reading: hidden files, ours on their way
into a folder, and those that office programs keep beside an open document."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """Where an earlier export may have left files, and of what ending."""

    folder: Path
    suffix: str

    def reaches(self, folder: Path) -> bool:
        """Return whether a folder is this one, or somewhere below it."""
        # Path.resolve raises for a link that leads to itself, this does not.
        inner, outer = map(os.path.realpath, (folder, self.folder))
        return Path(inner).is_relative_to(outer)


@dataclass(slots=True)
class FolderFiles:
    """What was found in a folder and those below it.

    Attributes:
        files: Those that may hold forms, in a steady order.
        unknown: How many others there are, by the ending of their names.
        earlier: How many were left out, being of an earlier export.
        closed: Folders that cannot be opened.
    """

    files: list[Path] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)
    earlier: int = 0
    closed: list[Path] = field(default_factory=list)

    def sort_in(self, paths: Iterable[Path], earlier_suffix: str) -> None:
        """Put the files of one folder where they belong."""
        for path in paths:
            suffix = path.suffix.lower()
            if not may_hold_forms(path.name):
                self.unknown[suffix] += 1
            elif suffix == earlier_suffix:
                self.earlier += 1
            else:
                self.files.append(path)


def look_through(folder: Path, earlier: Earlier | None = None) -> FolderFiles:
    """Return what is in a folder and those below it, by name, files first.

    Links are followed, but no folder is looked through twice.
    """
    found, seen = FolderFiles(), set[tuple[int, int]]()
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        try:
            folders, files = _inside(current, seen)
        except OSError:
            found.closed.append(current)
            continue
        waiting += reversed(folders)
        is_reached = earlier is not None and earlier.reaches(current)
        found.sort_in(files, earlier.suffix if earlier and is_reached else "")
    return found


def _inside(
    folder: Path, seen: set[tuple[int, int]]
) -> tuple[list[Path], list[Path]]:
    """Return the folders and files in a folder, none if it was seen before."""
    stat = folder.stat()
    stamp = (stat.st_dev, stat.st_ino)
    if stamp in seen:
        return [], []
    seen.add(stamp)
    folders: list[Path] = []
    files: list[Path] = []
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda each: each.name):
            if not entry.name.startswith(PASSING):
                (folders if _is_folder(entry) else files).append(Path(entry))
    return folders, files


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        # A link that leads to itself: whoever reads it is told that.
        return False
