"""Where the commands take forms from: files, or drafts by their id."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from models.definition_file import definitions
from models.reading import ReadForm, Unreadable, read_file
from printing.console import Refused
from printing.progress import counted


def forms_in(name: str) -> tuple[ReadForm, ...]:
    """Return the forms in a file, or the draft with that id.

    Raises:
        Refused: There is no such file or draft, or it cannot be read.
    """
    path = Path(name)
    try:
        found = read_file(path)
    except Unreadable as error:
        found = () if path.exists() else _drafts(name)
        if not found:
            raise Refused(str(error)) from error
    if not found:
        raise Refused(f"“{path.name}”里没有找到绩效目标表。")
    return found


def all_forms_in(names: Sequence[str]) -> list[tuple[str, ReadForm]]:
    """Return the forms of several files or drafts, each with its name.

    Raises:
        Refused: Some cannot be read; each has its sentence.
    """
    found: list[tuple[str, ReadForm]] = []
    complaints: list[str] = []
    for name in counted(names, len(names), "读取"):
        try:
            found += [(name, each) for each in forms_in(name)]
        except Refused as error:
            complaints.append(str(error))
    if complaints:
        raise Refused("\n".join(complaints))
    return found


def _drafts(draft_id: str) -> tuple[ReadForm, ...]:
    """Return the draft with this id, nothing when there is none."""
    # The store is brought in for this alone: files do without it.
    from models.store.drafts import DraftFault, Drafts, NewerVersion
    from models.store.folders import data_folder

    drafts = Drafts(data_folder())
    try:
        if draft_id not in (each.id for each in drafts.summaries()):
            return ()
        form = drafts.open(draft_id).form
    except (DraftFault, NewerVersion) as error:
        raise Refused(str(error)) from error
    if form.definition not in definitions():
        raise Refused(f"草稿“{draft_id}”用的表样“{form.definition}”这里没有。")
    return (ReadForm(form, definitions()[form.definition], (), ()),)
