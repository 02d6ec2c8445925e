"""Puts drafts from a back-up among those there are, and replaces none."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

from models.store.backup import BackUp
from models.store.draft_faults import DraftsUnwritable, unwritable
from models.store.file_system import FileSystem, Folders
from models.store.generations import Generations, GenerationTaken

MOST_TRIES = 9

Coming = Literal["there", "new", "continued", "versions", "copy"]
"""How a draft comes in: it is there already; as a new one; as later states
of the one there is; as earlier states of it; or as a copy, since the two
went different ways."""


class Restored(NamedTuple):
    """How many drafts came in, and in which way."""

    new: int = 0
    continued: int = 0
    versions: int = 0
    copies: int = 0
    there: int = 0


def restore(
    back_up: BackUp, folder_of: Callable[[str], Path], files: FileSystem
) -> Restored:
    """Put all drafts of a sound back-up among the others.

    The newest state of each goes first, so that a draft cut short shows
    what it should; doing it again completes it.

    Raises:
        DraftsUnwritable: Some could not be written; what was there is
            untouched, and what has come in already is whole.
    """
    place = _Place(folder_of, files, Folders(files))
    done = Counter(
        _restore_draft(back_up, draft_id, place) for draft_id in back_up.numbers
    )
    return Restored(
        done["new"], done["continued"], done["versions"], done["copy"], done["there"]
    )


class _Place(NamedTuple):
    """Where drafts are put."""

    folder_of: Callable[[str], Path]
    files: FileSystem
    folders: Folders

    def generations(self, draft_id: str) -> Generations:
        """Return the files of a draft, of which there may be none."""
        return Generations(self.folder_of(draft_id), self.files)


def _restore_draft(back_up: BackUp, draft_id: str, place: _Place) -> Coming:
    """Put one draft among the others, planning anew when others are faster."""
    for _ in range(MOST_TRIES):
        try:
            coming = _put(back_up, draft_id, place.generations(draft_id), place)
            if coming != "copy":
                return coming
            twin = place.generations(_twin_id(back_up, draft_id))
            again = _put(back_up, draft_id, twin, place)
            return "there" if again == "there" else "copy"
        except GenerationTaken:
            continue
    raise DraftsUnwritable("other", place.folder_of(draft_id))


def _put(
    back_up: BackUp, draft_id: str, generations: Generations, place: _Place
) -> Coming:
    """Write the generations that are missing, unless a copy must be made."""
    folder = generations.folder
    try:
        place.folders.make(folder)
        here = generations.listing().present
        coming = _coming(back_up, draft_id, generations, here)
        if here and coming != "copy":
            # Those that are there may be of a restore that was cut short.
            place.files.sync_folder(folder)
    except OSError as error:
        raise unwritable(error, folder) from error
    if coming not in ("copy", "there"):
        for number in back_up.numbers[draft_id]:
            if number not in here:
                generations.put(number, back_up.sealed(draft_id, number))
    return coming


def _coming(
    back_up: BackUp, draft_id: str, generations: Generations, here: tuple[int, ...]
) -> Coming:
    """Return how a draft can come in, by what is there in its place."""
    theirs = back_up.numbers[draft_id]
    common = [number for number in theirs if number in here]
    if not here:
        return "new"
    if any(
        generations.read_sealed(number) != back_up.sealed(draft_id, number)
        for number in common
    ):
        return "copy"
    if len(common) == len(theirs):
        return "there"
    if theirs[0] <= here[0]:
        return "versions"
    return "continued" if here[0] in common else "copy"


def _twin_id(back_up: BackUp, draft_id: str) -> str:
    """Return the id of a copy: the same each time, so that one is enough."""
    newest = back_up.sealed(draft_id, back_up.numbers[draft_id][0])
    return hashlib.sha256(draft_id.encode() + newest).hexdigest()[:16]
