"""Where the commands take forms from: files, folders, drafts by their id."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from models.definitions.definition_file import DefinitionMissing
from models.definitions.own_definition import definition_of
from models.form_data import form_to_data
from models.reading import (
    SUFFIXES,
    ReadForm,
    Unreadable,
    read_bytes,
    read_data,
    read_file,
)
from models.values.visible import path_in_words
from printing.commands.console import Refused
from printing.commands.folder import Earlier, FolderFiles, look_through
from printing.commands.progress import counted


@dataclass(frozen=True, slots=True)
class BatchItem:
    """A file, or a draft by its id.

    Attributes:
        name: As typed, or the path as it was found in a folder.
        is_found: Whether it was found in a folder and not named itself.
        data: Its bytes, for where the file is out of reach.
        refusal: Why it cannot be read, where that is known already.
    """

    name: str
    is_found: bool = False
    data: bytes | None = None
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class FoundItems:
    """What there is to read.

    Attributes:
        complaints: About folders, a sentence each.
        unknown: How many files were left out, by the ending of their names.
        earlier: How many were left out as files of an earlier export.
    """

    items: tuple[BatchItem, ...]
    complaints: tuple[str, ...] = ()
    unknown: Counter[str] = field(default_factory=Counter)
    earlier: int = 0


def find_items(words: Sequence[str], earlier: Earlier | None = None) -> FoundItems:
    """Return what files, folders and ids of drafts lead to, in their order."""
    items: list[BatchItem] = []
    complaints: list[str] = []
    unknown: Counter[str] = Counter()
    left_out = 0
    for word in words:
        if not os.path.isdir(word):
            items.append(BatchItem(word))
            continue
        listing = look_through(Path(word), earlier)
        items += (BatchItem(str(path), is_found=True) for path in listing.files)
        complaints += _folder_complaints(word, listing)
        unknown += listing.unknown
        left_out += listing.earlier
    return FoundItems(tuple(items), tuple(complaints), unknown, left_out)


def forms_in(item: BatchItem) -> tuple[ReadForm, ...]:
    """Return the forms in a file, or the draft with that id.

    Raises:
        Refused: There is no such file or draft, or it cannot be read.
    """
    if item.refusal:
        raise Refused(item.refusal)
    try:
        found = _read(item)
    except Unreadable as error:
        found = _drafts(item.name) if _may_be_draft(item) else ()
        if not found:
            raise Refused(_complaint(item, error)) from error
    if not found:
        name = path_in_words(Path(item.name).name)
        raise Refused(f"“{name}”里没有找到绩效目标表，请检查是不是选错了文件")
    return found


def carried(item: BatchItem) -> BatchItem:
    """Return an item with all that is needed to read it elsewhere."""
    path = Path(item.name)
    try:
        if os.path.exists(path):
            return replace(item, data=read_bytes(path))
        (draft,) = forms_in(item)
    except Unreadable as error:
        return replace(item, refusal=_complaint(item, error))
    except Refused as error:
        return replace(item, refusal=str(error))
    return replace(item, data=json.dumps(form_to_data(draft.form)).encode())


def all_forms_in(names: Sequence[str]) -> list[tuple[str, ReadForm]]:
    """Return the forms of several files or drafts, each with its name.

    Raises:
        Refused: Some cannot be read; each has its sentence.
    """
    found: list[tuple[str, ReadForm]] = []
    complaints: list[str] = []
    for name in counted(names, len(names), "读取"):
        try:
            found += [(name, each) for each in forms_in(BatchItem(name))]
        except Refused as error:
            complaints.append(str(error))
    if complaints:
        raise Refused(*complaints)
    return found


def _folder_complaints(word: str, listing: FolderFiles) -> Iterator[str]:
    for folder in listing.closed:
        yield f"文件夹“{path_in_words(folder)}”打不开，请检查权限。"
    if not listing.files and not listing.closed:
        kinds = "、".join(sorted(SUFFIXES))
        yield f"文件夹“{path_in_words(word)}”里没有能读的文件（{kinds}）。"


def _read(item: BatchItem) -> tuple[ReadForm, ...]:
    path = Path(item.name)
    return read_file(path) if item.data is None else read_data(path, item.data)


def _may_be_draft(item: BatchItem) -> bool:
    is_named = item.data is None and not item.is_found
    return is_named and not os.path.exists(item.name)


def _complaint(item: BatchItem, error: Unreadable) -> str:
    """Return the complaint, with the whole path where many were found."""
    if item.is_found:
        return f"文件“{path_in_words(item.name)}”{error.reason}"
    return str(error)


def _drafts(draft_id: str) -> tuple[ReadForm, ...]:
    """Return the draft with this id, nothing when there is none."""
    # The store is brought in for this alone: files do without it.
    from models.store.drafts import DraftFault, Drafts, NewerVersion
    from models.store.folders import (
        DRAFT_ID,
        choice_lost,
        config_folder,
        data_folder,
        is_choice_lost,
    )

    drafts = Drafts(data_folder())
    try:
        if draft_id not in (each.id for each in drafts.summaries()):
            if DRAFT_ID.fullmatch(draft_id) and is_choice_lost(config_folder()):
                lost = choice_lost(config_folder())
                raise Refused(f"找不到草稿“{draft_id}”：{lost}，请在窗口里重新选定")
            return ()
        form = drafts.open(draft_id).form
    except (DraftFault, NewerVersion) as error:
        raise Refused(str(error)) from error
    try:
        return (ReadForm(form, definition_of(form), (), ()),)
    except DefinitionMissing:
        raise Refused(
            f"草稿“{draft_id}”用的表样“{form.definition}”不在这台电脑上，请升级程序后再试"
        ) from None
