"""All drafts in one file: a zip of their generations, with what each must be.

`backup_writing` writes it; here it is read.  Reading trusts neither names
nor sizes nor order: every entry must be one the sealed manifest names,
whole, and a form we know.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from models.form_data import NewerVersion
from models.store.draft_faults import (
    BackUpDamaged,
    BackUpNewer,
    BackUpUnreadable,
)
from models.store.draft_record import read_record
from models.store.file_system import FileSystem, is_name
from models.store.folders import DRAFT_ID
from models.store.generations import (
    LARGEST,
    GenerationListing,
    Generations,
    NotWhole,
    generation_file,
    generation_number,
    unseal,
)
from models.store.json_bytes import JsonFaulty, load

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
_FOREIGN = (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error)
_MISUSED = (ValueError, KeyError, TypeError, OverflowError, RuntimeError, OSError)


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
        return self._read(entry_name(draft_id, number))

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
        read_record(LoneGeneration(self._path, number, sealed), number)

    def _read(self, name: str) -> bytes:
        sealed = _read(self._zip, name)
        if hashlib.sha256(sealed).hexdigest() != self._digests[name]:
            raise NotWhole(name)
        return sealed


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


class LoneGeneration(Generations):
    """One generation that lies in no folder: in a back-up, or about to."""

    def __init__(self, path: Path, number: int, sealed: bytes) -> None:
        self.folder = path
        self._number, self._sealed = number, sealed

    def listing(self) -> GenerationListing:
        """Return that it is the only one."""
        return GenerationListing((self._number,), ())

    def read_sealed(self, _number: int) -> bytes:
        """Return its file."""
        return self._sealed


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


def entry_name(draft_id: str, number: int) -> str:
    """Return the name of a generation in a back-up."""
    return f"drafts/{draft_id}/{generation_file(number)}"


def _parted(name: str) -> tuple[str, int]:
    """Return the draft and the generation that the name of an entry says.

    Raises:
        NotWhole: It is the name of nothing of ours.
    """
    parts = name.split("/")
    number = generation_number(parts[-1])
    if len(parts) != 3 or parts[0] != "drafts" or number is None:
        raise NotWhole(name)
    if not DRAFT_ID.fullmatch(parts[1]):
        raise NotWhole(name)
    return parts[1], number
