"""Sealed generation files: each save is a new file, none is written twice.

A file is named g000000042.json for its generation and holds
{"sha256":…,"gen":42,"data":…}; the checksum covers generation and data.  It
gets that name only when its bytes are on the disk.
"""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from models.store.draft_faults import DraftsUnwritable, unwritable
from models.store.file_system import DISK, FileSystem, write_new
from models.store.json_bytes import JsonFaulty, JsonHeavy, brackets_in, dump, load

LARGEST = 32_000_000
"""Bytes in one file; a form of a thousand rows has about half a million."""

DAMAGED = "damaged"
_NUMBER = "g([0-9]{9}|[1-9][0-9]{9,90})"
_NAME = re.compile(_NUMBER + r"\.json")
_SET_ASIDE = re.compile(_NUMBER + r"\.[0-9a-f]{8}\.json")
_TEMPORARY = re.compile(_NUMBER + r"\.[0-9a-f]{8}\.tmp")
_HEAD, _TAIL = b'{"sha256":"%b","gen":%d,"data":', b"}\n"
_DIGITS = 64


class NotWhole(Exception):
    """A generation file does not hold what was once sealed in it."""


class GenerationTaken(Exception):
    """Somebody else has just written this generation."""


def seal(generation: int, body: bytes) -> bytes:
    """Return the bytes of a generation file around a body of JSON."""
    digest = hashlib.sha256(b"%d:" % generation + body).hexdigest()
    return _HEAD % (digest.encode("ascii"), generation) + body + _TAIL


def unseal(generation: int, sealed: bytes) -> bytes:
    """Return the body in the bytes of a generation file.

    Raises:
        NotWhole: Sealing the body again would not give these very bytes.
    """
    head = len(_HEAD % (b"", generation)) + _DIGITS
    body = sealed[head : -len(_TAIL)]
    if seal(generation, body) != sealed:
        raise NotWhole(generation)
    return body


def generation_file(number: int) -> str:
    """Return the name of the file of a generation."""
    return f"{_stem(number)}.json"


def generation_number(name: str) -> int | None:
    """Return the number in the name of a generation's file, if it is one."""
    match = _NAME.fullmatch(name)
    return int(match[1]) if match else None


@dataclass(frozen=True, slots=True)
class GenerationListing:
    """The numbers of a draft's generations.

    Attributes:
        present: Those in their place, newest first.
        aside: Those found damaged and moved away.
        begun: Those that somebody may be about to give: files that have a
            temporary name as yet.
    """

    present: tuple[int, ...]
    aside: tuple[int, ...]
    begun: tuple[int, ...] = ()

    @property
    def last(self) -> int:
        """The highest number ever given, 0 where there is none."""
        return max((*self.present[:1], *self.aside), default=0)


class Generations:
    """The generation files of one draft, in one folder, by number.

    Knows nothing of what is sealed in them, nor which of them to keep.
    """

    def __init__(self, folder: Path, files: FileSystem = DISK) -> None:
        self.folder = folder
        self._files = files

    def listing(self) -> GenerationListing:
        """Return which generations there are.

        Raises:
            OSError: The folder cannot be read.
        """
        names = self._files.names(self.folder)
        present = _numbers(_NAME, names)
        present.sort(reverse=True)
        aside = _numbers(_SET_ASIDE, self._damaged()) if DAMAGED in names else ()
        # Usually all names are those of generations, ten thousand times.
        has_others = len(names) > len(present)
        begun = _numbers(_TEMPORARY, names) if has_others else ()
        return GenerationListing(tuple(present), tuple(aside), tuple(begun))

    def read(self, number: int) -> object:
        """Return the data sealed in a generation.

        Raises:
            NotWhole: The file is damaged.
            OSError: The file cannot be read.
        """
        try:
            return load(self.read_body(number))
        except JsonFaulty:
            raise NotWhole(number) from None

    def read_body(self, number: int) -> bytes:
        """Return the sealed data as the JSON it is, not yet parsed.

        Raises:
            NotWhole: The file is damaged.
            OSError: The file cannot be read.
        """
        return unseal(number, self.read_sealed(number))

    def read_sealed(self, number: int) -> bytes:
        """Return the file of a generation as it is, whole or not.

        Raises:
            OSError: The file cannot be read.
        """
        return self._files.read(self.folder / generation_file(number), LARGEST + 1)

    def add(self, number: int, data: object) -> None:
        """Write the next generation, after which no power cut can take it.

        Its number is looked at again once it can be seen that it is about to
        be given: from then on nobody thins it out, so that a name that is
        free is one that nobody has had.

        Raises:
            DraftsUnwritable: It could not be written; all is as before.
            GenerationTaken: It, or a later one, was given in the meantime.
            ValueError, TypeError: The data cannot be kept as JSON.
        """
        body = dump(data)
        try:
            brackets_in(body)
        except JsonHeavy:
            # Whatever is written must be read again.
            raise DraftsUnwritable("too_large", self.folder) from None
        self._write(number, seal(number, body), is_next=True)

    def put(self, number: int, sealed: bytes) -> None:
        """Write a generation that is sealed already, the newest or not.

        Raises:
            DraftsUnwritable: It could not be written; all is as before.
            GenerationTaken: The number was given in the meantime.
        """
        self._write(number, sealed, is_next=False)

    def _write(self, number: int, sealed: bytes, *, is_next: bool) -> None:
        if len(sealed) > LARGEST:
            raise DraftsUnwritable("too_large", self.folder)
        temporary = self.folder / f"{_stem(number)}.{token_hex(4)}.tmp"
        try:
            write_new(self._files, temporary, sealed)
            if is_next:
                self._refuse_given(number)
            self._name(temporary, self.folder / generation_file(number))
            self._files.sync_folder(self.folder)
        except OSError as error:
            raise unwritable(error, self.folder) from error
        finally:
            with suppress(OSError):
                self._files.delete(temporary)

    def set_aside(self, number: int) -> None:
        """Move a damaged file to the folder of damaged ones.

        It gets its second name for certain before it loses the first.

        Raises:
            OSError: It stays where it is.
        """
        aside = self.folder / DAMAGED
        self._files.make_folder(aside)
        self._files.sync_folder(self.folder)
        old = self.folder / generation_file(number)
        self._files.name(old, aside / f"{_stem(number)}.{token_hex(4)}.json")
        self._files.sync_folder(aside)
        self._files.delete(old)
        self._files.sync_folder(self.folder)

    def delete(self, number: int) -> None:
        """Delete a generation.

        Raises:
            OSError: It stays where it is.
        """
        self._files.delete(self.folder / generation_file(number))

    def clear(self, last: int) -> None:
        """Delete all generations, set aside or not, one of them at the end.

        Raises:
            OSError: Some of them stay, the last one among them.
        """
        for name in self._damaged():
            self._files.delete(self.folder / DAMAGED / name)
        with suppress(FileNotFoundError):
            self._files.delete_folder(self.folder / DAMAGED)
        for number in self.listing().present:
            if number != last:
                self.delete(number)
        self.sweep()
        self._files.sync_folder(self.folder)
        self.delete(last)

    def sweep(self) -> None:
        """Delete what interrupted saves left; nobody may be saving now.

        Such a save may have given its generation a name that is not on the
        disk as yet, and is shown from now on.

        Raises:
            OSError: Some of it stays.
        """
        left = list(filter(_TEMPORARY.fullmatch, self._files.names(self.folder)))
        if left:
            self._files.sync_folder(self.folder)
        for name in left:
            self._files.delete(self.folder / name)

    def _refuse_given(self, number: int) -> None:
        if self.listing().last >= number:
            raise GenerationTaken(number)

    def _damaged(self) -> list[str]:
        try:
            return self._files.names(self.folder / DAMAGED)
        except OSError:
            return []

    def _name(self, temporary: Path, final: Path) -> None:
        try:
            self._files.name(temporary, final)
        except FileExistsError as error:
            raise GenerationTaken(final.name) from error


def _stem(number: int) -> str:
    return f"g{number:09d}"


def _numbers(pattern: re.Pattern[str], names: list[str]) -> list[int]:
    found = map(pattern.fullmatch, names)
    return [int(match[1]) for match in found if match]
