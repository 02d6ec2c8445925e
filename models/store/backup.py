"""All drafts in one file: a zip of their generations, with what each must be.

The file is written beside its place, read back and compared, and only then
given its name.  Reading trusts neither names nor sizes nor order: every
entry must be one the sealed manifest names, whole, and a form we know.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from models.form_data import NewerVersion
from models.store.draft_faults import (
    BackUpDamaged,
    BackUpNewer,
    BackUpUnreadable,
    BackUpUnwritable,
    back_up_unwritable,
)
from models.store.draft_record import read_record
from models.store.file_system import FileSystem, is_name, write_all
from models.store.folders import DRAFT_ID
from models.store.generations import (
    LARGEST,
    Generations,
    Listing,
    NotWhole,
    file_name,
    number_in,
    seal,
    unseal,
)
from models.store.json_bytes import JsonFaulty, dump, load

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

FORMAT = 1
"""The version of the file; a change that older programs misread adds one."""

LARGEST_BACK_UP = 500_000_000
"""Bytes in one back-up: ten thousand drafts with all their versions."""

MOST_ENTRIES = 250_000
"""Each takes a thousand bytes of memory; their manifest would be too large
for one file soon after."""

MOST_MARKS, MARKS_FOR_BYTE = 2_000_000, 20
"""Quotes and brackets of all entries that are parsed, and how many more for
each byte of the file: a row has 50, and packs to 20 bytes at best unless it
is the same as another."""

MANIFEST = "manifest.json"

_DIRECTORY_ENTRY = b"PK\1\2"
_MARKS = (b'"', b"[", b"{")
_SMALL, _MOST_TIMES = 64_000_000, 50
_WORTH_PACKING = 1_000_000
_FOREIGN = (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error)
_MISUSED = (ValueError, KeyError, TypeError, OverflowError, RuntimeError, OSError)

Entry = tuple[str, int, bytes]
"""The id of a draft, the number of a generation, and its sealed bytes."""


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What went into a back-up.

    Attributes:
        left_out: Ids of drafts with a generation that could not be read.
    """

    drafts: int
    versions: int
    left_out: tuple[str, ...] = ()


class BackUp:
    """A back-up that has been read and found sound, entry by entry.

    Attributes:
        numbers: The generations of each draft, newest first.
    """

    def __init__(self, path: Path, data: bytes) -> None:
        """Look at every byte of the file.

        Raises:
            BackUpDamaged: Something in it is not as it was written.
            BackUpNewer: A later version of this program wrote it.
        """
        self._path = path
        try:
            self._zip = _opened(data)
            self._digests = _manifest(self._zip, path)
            self.numbers = _numbers(self._digests)
            self._check_all(MOST_MARKS + MARKS_FOR_BYTE * len(data))
        except (*_FOREIGN, *_MISUSED, JsonFaulty, NotWhole):
            raise BackUpDamaged(path) from None
        except NewerVersion:
            raise BackUpNewer(path) from None

    def sealed(self, draft_id: str, number: int) -> bytes:
        """Return the file of one generation."""
        return self._read(_entry_name(draft_id, number))

    def _check_all(self, room: int) -> None:
        """Look at each entry, as long as there is room for what is in it."""
        for name in self._digests:
            sealed = self._read(name)
            room -= sum(map(sealed.count, _MARKS))
            if room < 0:
                raise NotWhole("more in it than forms have")
            self._check(name, sealed)

    def _check(self, name: str, sealed: bytes) -> None:
        number = _parted(name)[1]
        read_record(_InBackUp(self._path, number, sealed), number)

    def _read(self, name: str) -> bytes:
        sealed = _read(self._zip, name)
        if hashlib.sha256(sealed).hexdigest() != self._digests[name]:
            raise NotWhole(name)
        return sealed


def back_up(
    drafts: Mapping[str, Generations], path: Path, files: FileSystem
) -> BackedUp:
    """Write all whole generations of the drafts to one file.

    Raises:
        BackUpUnwritable: It could not be written, or there is a file of
            that name: on a USB stick none can be replaced safely.
    """
    if not is_name(path):
        raise BackUpUnwritable("name", path)
    left_out: dict[str, None] = {}
    versions = _write(files, path, _entries(drafts, left_out))
    return BackedUp(len(drafts), versions, tuple(left_out))


def read_back_up(files: FileSystem, path: Path) -> BackUp:
    """Return the back-up in a file, every byte of it checked.

    Raises:
        BackUpUnreadable: The file cannot be read.
        BackUpDamaged: It is no back-up, or not as it was written.
        BackUpNewer: A later version of this program wrote it.
    """
    if not is_name(path):
        raise BackUpUnreadable(path)
    try:
        data = files.read(path, LARGEST_BACK_UP + 1)
    except OSError:
        raise BackUpUnreadable(path) from None
    return BackUp(path, data)


class _InBackUp(Generations):
    """One generation that lies in a back-up, not in a folder."""

    def __init__(self, path: Path, number: int, sealed: bytes) -> None:
        self.folder = path
        self._number, self._sealed = number, sealed

    def listing(self) -> Listing:
        return Listing((self._number,), ())

    def read_sealed(self, _number: int) -> bytes:
        return self._sealed


class _Sink(io.RawIOBase):
    """A new file that a zip can be written to from front to end.

    Attributes:
        size: The bytes written so far; digest: their checksum.
    """

    def __init__(self, files: FileSystem, path: Path) -> None:
        self.size, self.digest = 0, hashlib.sha256()
        self._files, self._handle = files, files.create(path)

    def writable(self) -> bool:
        return True

    def write(self, data: ReadableBuffer) -> int:
        view = memoryview(data).cast("B")
        write_all(self._files, self._handle, view)
        self.digest.update(view)
        self.size += len(view)
        return len(view)

    def finish(self, *, durable: bool) -> None:
        """Close the file, which is on the disk then if that is asked."""
        try:
            if durable:
                self._files.sync(self._handle)
        finally:
            self._files.close(self._handle)


def _write(files: FileSystem, path: Path, entries: Iterable[Entry]) -> int:
    """Write a back-up and read it back; return how many generations it has.

    Raises:
        BackUpUnwritable: It could not be written.
    """
    temporary = path.with_name(f"{token_hex(8)}.tmp")
    try:
        sink = _Sink(files, temporary)
        count = _pack(sink, entries)
        if sink.size > LARGEST_BACK_UP:
            raise BackUpUnwritable("too_large", path)
        _prove(files, temporary, sink)
        files.name(temporary, path)
        files.sync_folder(path.parent)
    except FileExistsError as error:
        raise BackUpUnwritable("taken", path) from error
    except (OSError, BackUpDamaged, BackUpUnreadable) as error:
        cause = error if isinstance(error, OSError) else OSError()
        raise back_up_unwritable(cause, path) from error
    finally:
        with suppress(OSError):
            files.delete(temporary)
    return count


def _entries(
    drafts: Mapping[str, Generations], left_out: dict[str, None]
) -> Iterator[Entry]:
    """Yield all generations, noting the drafts that have unsound ones."""
    for draft_id, generations in drafts.items():
        for number, sealed in _sound(generations):
            if sealed is None:
                left_out[draft_id] = None
            else:
                yield draft_id, number, sealed


def _sound(generations: Generations) -> Iterator[tuple[int, bytes | None]]:
    """Yield the file of each generation, None where it cannot be taken.

    One that was thinned out in the meantime is passed over.
    """
    try:
        present = generations.listing().present
    except FileNotFoundError:
        return
    except OSError:
        yield 0, None
        return
    for number in present:
        try:
            sealed = generations.read_sealed(number)
            read_record(_InBackUp(generations.folder, number, sealed), number)
        except FileNotFoundError:
            continue
        except (NotWhole, NewerVersion, OSError):
            yield number, None
        else:
            yield number, sealed


def _pack(sink: _Sink, entries: Iterable[Entry]) -> int:
    """Write the zip and return how many generations are in it."""
    is_whole = False
    try:
        digests: dict[str, str] = {}
        with zipfile.ZipFile(sink, "w") as packed:
            for draft_id, number, sealed in entries:
                name = _entry_name(draft_id, number)
                digests[name] = hashlib.sha256(sealed).hexdigest()
                _add(packed, name, sealed)
            _add(packed, MANIFEST, seal(FORMAT, dump(digests)))
        is_whole = True
    finally:
        sink.finish(durable=is_whole)
    return len(digests)


def _add(packed: zipfile.ZipFile, name: str, data: bytes) -> None:
    # A large text that packs too well would look like a bomb when read.
    is_small = len(data) <= _WORTH_PACKING
    kind = zipfile.ZIP_DEFLATED if is_small else zipfile.ZIP_STORED
    packed.writestr(zipfile.ZipInfo(name), data, kind)


def _prove(files: FileSystem, path: Path, written: _Sink) -> None:
    """Read the file back: the same bytes, and all of them understood.

    Raises:
        BackUpDamaged: They are not.
        BackUpUnreadable, OSError: It cannot be read.
    """
    data = files.read(path, LARGEST_BACK_UP + 1)
    if hashlib.sha256(data).digest() != written.digest.digest():
        raise BackUpDamaged(path)
    BackUp(path, data)


def _opened(data: bytes) -> zipfile.ZipFile:
    """Return the zip, once it is sure not to fill the memory."""
    if len(data) > LARGEST_BACK_UP or data.count(_DIRECTORY_ENTRY) > MOST_ENTRIES:
        raise NotWhole("too large")
    packed = zipfile.ZipFile(io.BytesIO(data))
    if sum(each.compress_size for each in packed.infolist()) > len(data):
        raise NotWhole("entries lie over each other")
    unpacked = [each.file_size for each in packed.infolist()]
    if max(unpacked, default=0) > LARGEST:
        raise NotWhole("too large an entry")
    if sum(unpacked) > _SMALL + _MOST_TIMES * len(data):
        raise NotWhole("packed too well to be ours")
    return packed


def _manifest(packed: zipfile.ZipFile, path: Path) -> Mapping[str, str]:
    """Return the checksum of every entry but the manifest itself."""
    sealed = _read(packed, MANIFEST)
    version = re.match(rb'\{"sha256":"[0-9a-f]{64}","gen":([0-9]{1,9}),', sealed)
    if version is None:
        raise NotWhole(MANIFEST)
    body = unseal(int(version[1]), sealed)
    if int(version[1]) > FORMAT:
        raise BackUpNewer(path)
    digests = load(body)
    names = sorted(packed.namelist())
    if not isinstance(digests, dict) or names != sorted([MANIFEST, *digests]):
        raise NotWhole("the entries are others than those in the manifest")
    return digests


def _read(packed: zipfile.ZipFile, name: str) -> bytes:
    with packed.open(name) as entry:
        return entry.read(LARGEST + 1)


def _numbers(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for draft_id, number in map(_parted, names):
        found.setdefault(draft_id, []).append(number)
    return {
        draft_id: tuple(sorted(numbers, reverse=True))
        for draft_id, numbers in found.items()
    }


def _entry_name(draft_id: str, number: int) -> str:
    return f"drafts/{draft_id}/{file_name(number)}"


def _parted(name: str) -> tuple[str, int]:
    """Return the draft and the generation that the name of an entry says.

    Raises:
        NotWhole: It is the name of nothing of ours.
    """
    parts = name.split("/")
    number = number_in(parts[-1])
    if len(parts) != 3 or parts[0] != "drafts" or number is None:
        raise NotWhole(name)
    if not DRAFT_ID.fullmatch(parts[1]):
        raise NotWhole(name)
    return parts[1], number
