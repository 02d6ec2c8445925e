"""What the list of drafts shows, remembered so that no draft need be opened.

The index is a cache and never the truth: an entry holds only as long as its
draft's folder has not changed, and a missing or damaged index costs time,
not drafts.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import Any, NamedTuple

from models.store.file_system import DISK, FileSystem, write_new
from models.store.json_bytes import load

LAYOUT = 2
"""Goes into the checksum: an index of another layout is built anew."""

LARGEST = 1_000_000_000
FEW = 50
"""So many drafts are read again sooner than a large index is written."""

SETTLED_NS = 3_000_000_000
"""FAT counts in steps of 2 s: a younger stamp may hide a second change."""

UNSETTLED = -1


class Summary(NamedTuple):
    """One draft in the list.

    A tuple, for ten thousand of them are made at each start.

    Attributes:
        title: The project, else the title of the sheet.
        removed_at: When it was put into the bin, ISO 8601, or "".
        fault: Why it cannot be opened, or "".
        search: All its texts in lower case, as UTF-8.
        form_name: What its form is called, where that is none of ours.
    """

    id: str
    generation: int
    title: str
    definition: str
    budget_year: str
    reporting_unit: str
    saved_at: datetime
    is_example: bool = False
    removed_at: str = ""
    fault: str = ""
    search: bytes = b""
    form_name: str = ""

    @property
    def search_text(self) -> str:
        """All its texts in lower case, with single blanks between them."""
        return self.search.decode()

    def matches(self, words: Iterable[str]) -> bool:
        """Return whether the draft holds each of the words, in any case."""
        return all(searchable(each) in self.search for each in words)


def searchable(*texts: str) -> bytes:
    """Return texts as they are searched: lower case, single blanks, UTF-8."""
    return " ".join(" ".join(texts).casefold().split()).encode()


class DraftIndex:
    """Remembers summaries in one file, by the time their folder changed."""

    def __init__(self, path: Path, files: FileSystem = DISK) -> None:
        self._path, self._files = path, files
        self._entries: dict[str, tuple[int, Summary]] | None = None

    def summaries(
        self, stamps: Mapping[str, int], read: Callable[[str], Summary | None]
    ) -> tuple[Summary, ...]:
        """Return the drafts in these folders, reading those in doubt.

        The reader may return None for a folder in which there is no draft.
        """
        known = self._known()
        settled_before = time.time_ns() - SETTLED_NS
        entries: dict[str, tuple[int, Summary]] = {}
        read_again = 0
        for draft_id, stamp in stamps.items():
            entry = known.get(draft_id)
            if entry is None or entry[0] != stamp:
                read_again += 1
                summary = read(draft_id)
                if summary is None:
                    continue
                lasts = stamp < settled_before and not summary.fault
                entry = stamp if lasts else UNSETTLED, summary
            entries[draft_id] = entry
        self._entries = entries
        if read_again > FEW:
            self._write(entries)
        return tuple(summary for _, summary in entries.values())

    def _known(self) -> dict[str, tuple[int, Summary]]:
        if self._entries is None:
            try:
                data = self._files.read(self._path, LARGEST)
                self._entries = _from_bytes(data)
            except (OSError, ValueError, TypeError):
                self._entries = {}
        return self._entries

    def _write(self, entries: Mapping[str, tuple[int, Summary]]) -> None:
        temporary = self._path.with_suffix(f".{token_hex(4)}.tmp")
        with suppress(OSError):
            try:
                data = _to_bytes(entries.values())
                write_new(self._files, temporary, data, durable=False)
                self._files.replace(temporary, self._path)
            finally:
                self._files.delete(temporary)


def _to_bytes(entries: Iterable[tuple[int, Summary]]) -> bytes:
    """Return the index file: a checksum, a line of JSON, a line per draft."""
    entries = list(entries)
    rows = [[stamp, *_row(summary)] for stamp, summary in entries]
    head = json.dumps(rows, separators=(",", ":")).encode()
    lines = [b"", head, *(summary.search for _, summary in entries)]
    body = b"\n".join(lines)
    return _digest(memoryview(body)) + body


def _from_bytes(data: bytes) -> dict[str, tuple[int, Summary]]:
    """Return the entries in an index file.

    Raises:
        ValueError, TypeError: It is not what _to_bytes gave.
    """
    digest, head, *searches = data.split(b"\n")
    if digest != _digest(memoryview(data)[len(digest) :]):
        raise ValueError("the index is damaged")
    rows = load(head)
    if not isinstance(rows, list):
        raise TypeError("the index is no list")
    summaries = map(_summary, rows, searches)
    return {each.id: (row[0], each) for row, each in zip(rows, summaries, strict=True)}


def _row(summary: Summary) -> list[object]:
    return [
        summary.id,
        summary.generation,
        summary.title,
        summary.definition,
        summary.budget_year,
        summary.reporting_unit,
        summary.saved_at.isoformat(),
        summary.is_example,
        summary.removed_at,
        summary.fault,
        summary.form_name,
    ]


def _summary(row: list[Any], search: bytes) -> Summary:
    _, draft_id, number, title, definition, year, unit, saved_at, *rest = row
    is_example, removed_at, fault, form_name = rest
    return Summary(
        draft_id,
        number,
        title,
        definition,
        year,
        unit,
        datetime.fromisoformat(saved_at),
        is_example,
        removed_at,
        fault,
        search,
        form_name,
    )


def _digest(body: memoryview) -> bytes:
    digest = hashlib.sha256(b"%d:" % LAYOUT)
    digest.update(body)
    return digest.hexdigest().encode()
