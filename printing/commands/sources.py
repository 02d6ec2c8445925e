"""Where the commands take forms from: files, folders, drafts by their id."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from models.definitions.definition_file import definitions
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
from printing.commands.folder import Earlier, Listing, look_through
from printing.commands.progress import counted


@dataclass(frozen=True, slots=True)
class Source:
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
class Found:
    """What there is to read.

    Attributes:
        complaints: About folders, a sentence each.
        unknown: How many files were left out, by the ending of their names.
        earlier: How many were left out as files of an earlier export.
    """

    sources: tuple[Source, ...]
    complaints: tuple[str, ...] = ()
    unknown: Counter[str] = field(default_factory=Counter)
    earlier: int = 0


def find_sources(words: Sequence[str], earlier: Earlier | None = None) -> Found:
    """Return what files, folders and ids of drafts lead to, in their order."""
    sources: list[Source] = []
    complaints: list[str] = []
    unknown: Counter[str] = Counter()
    left_out = 0
    for word in words:
        if not os.path.isdir(word):
            sources.append(Source(word))
            continue
        listing = look_through(Path(word), earlier)
        sources += (Source(str(path), is_found=True) for path in listing.files)
        complaints += _complaints(word, listing)
        unknown += listing.unknown
        left_out += listing.earlier
    return Found(tuple(sources), tuple(complaints), unknown, left_out)


def forms_in(source: Source) -> tuple[ReadForm, ...]:
    """Return the forms in a file, or the draft with that id.

    Raises:
        Refused: There is no such file or draft, or it cannot be read.
    """
    if source.refusal:
        raise Refused(source.refusal)
    try:
        found = _read(source)
    except Unreadable as error:
        found = _drafts(source.name) if _may_be_draft(source) else ()
        if not found:
            raise Refused(_told(source, error)) from error
    if not found:
        name = path_in_words(Path(source.name).name)
        raise Refused(f"“{name}”里没有找到绩效目标表，请检查是不是选错了文件")
    return found


def carried(source: Source) -> Source:
    """Return a source with all that is needed to read it elsewhere."""
    path = Path(source.name)
    try:
        if os.path.exists(path):
            return replace(source, data=read_bytes(path))
        (draft,) = forms_in(source)
    except Unreadable as error:
        return replace(source, refusal=_told(source, error))
    except Refused as error:
        return replace(source, refusal=str(error))
    return replace(source, data=json.dumps(form_to_data(draft.form)).encode())


def all_forms_in(names: Sequence[str]) -> list[tuple[str, ReadForm]]:
    """Return the forms of several files or drafts, each with its name.

    Raises:
        Refused: Some cannot be read; each has its sentence.
    """
    found: list[tuple[str, ReadForm]] = []
    complaints: list[str] = []
    for name in counted(names, len(names), "读取"):
        try:
            found += [(name, each) for each in forms_in(Source(name))]
        except Refused as error:
            complaints.append(str(error))
    if complaints:
        raise Refused(*complaints)
    return found


def _complaints(word: str, listing: Listing) -> Iterator[str]:
    for folder in listing.closed:
        yield f"文件夹“{path_in_words(folder)}”打不开，请检查权限。"
    if not listing.files and not listing.closed:
        kinds = "、".join(sorted(SUFFIXES))
        yield f"文件夹“{path_in_words(word)}”里没有能读的文件（{kinds}）。"


def _read(source: Source) -> tuple[ReadForm, ...]:
    path = Path(source.name)
    return read_file(path) if source.data is None else read_data(path, source.data)


def _may_be_draft(source: Source) -> bool:
    is_named = source.data is None and not source.is_found
    return is_named and not os.path.exists(source.name)


def _told(source: Source, error: Unreadable) -> str:
    """Return the complaint, with the whole path where many were found."""
    if source.is_found:
        return f"文件“{path_in_words(source.name)}”{error.reason}"
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
    if form.definition not in definitions():
        raise Refused(
            f"草稿“{draft_id}”用的表样“{form.definition}”不在这台电脑上，请升级程序后再试"
        )
    return (ReadForm(form, definitions()[form.definition], (), ()),)
