"""Drafts on an imagined disk, each form of which holds but one word."""

from __future__ import annotations

import itertools
from datetime import datetime, timedelta
from pathlib import Path

from models.cells import Cells
from models.form import Form
from models.store.drafts import Drafts
from tests.models.store.crash_states import State, disk_in, state_of
from tests.models.store.imagined_disk import ROOT, ImaginedDisk

Shown = tuple[str, bool]
"""What the clerk sees of a draft: its text, and whether it is in the bin."""


def form(text: str) -> Form:
    return Form("project_form_2026", 1, Cells(project_name=text))


def drafts_on(disk: ImaginedDisk, folder: Path = ROOT) -> Drafts:
    """Return the drafts on a disk, at a clock that goes on by minutes."""
    eight = datetime(2026, 11, 23, 8).astimezone()
    minutes = itertools.count()
    return Drafts(folder, disk, lambda: eight + timedelta(minutes=next(minutes)))


def shown(drafts: Drafts, draft_id: str) -> Shown:
    text = drafts.open(draft_id).form.fields["project_name"]
    return text, draft_id in [each.id for each in drafts.removed()]


def texts_of(drafts: Drafts, draft_id: str) -> list[str]:
    """Return the texts of all versions, newest first."""
    opened = [
        drafts.open_version(draft_id, each.generation)
        for each in drafts.versions(draft_id)
    ]
    return [each.form.fields["project_name"] for each in opened]


def saved_texts(*texts: str) -> tuple[ImaginedDisk, str]:
    """Return a disk with one draft, saved with each of these texts in turn."""
    disk = ImaginedDisk()
    drafts = drafts_on(disk)
    draft_id = drafts.create(form(texts[0]))
    for each in texts[1:]:
        drafts.save(draft_id, form(each))
    return disk_in(state_of(disk)), draft_id


def generation_files(disk: ImaginedDisk) -> list[Path]:
    """Return the files of all generations, oldest first."""
    return sorted(path for path in disk.names_ if path.name.startswith("g"))


def damage(disk: ImaginedDisk, path: Path, data: bytes) -> None:
    disk.contents[disk.names_[path]] = data


def all_contents(state: State) -> list[bytes]:
    return sorted(data for _, data in state.contents)
