"""Writes all drafts into one file, and reads it back before it has a name."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, NamedTuple

from models.form_data import NewerVersion
from models.store.backup import (
    FORMAT,
    LARGEST_BACK_UP,
    MANIFEST,
    BackUp,
    LoneGeneration,
    entry_name,
)
from models.store.draft_faults import (
    BackUpDamaged,
    BackUpUnreadable,
    BackUpUnwritable,
    back_up_unwritable,
)
from models.store.draft_record import read_record
from models.store.file_system import FileSystem, is_name, write_all
from models.store.generations import Generations, NotWhole, seal
from models.store.json_bytes import dump

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_WORTH_PACKING = 1_000_000
"""Bytes; more of them are stored as they are."""


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What went into a back-up.

    Attributes:
        left_out: Ids of drafts with a generation that could not be read.
    """

    drafts: int
    versions: int
    left_out: tuple[str, ...] = ()


class SealedGeneration(NamedTuple):
    """The file of one generation, and of which draft it is."""

    draft_id: str
    number: int
    sealed: bytes


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
    versions = _write(files, path, _generations(drafts, left_out))
    return BackedUp(len(drafts), versions, tuple(left_out))


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


def _write(
    files: FileSystem, path: Path, generations: Iterable[SealedGeneration]
) -> int:
    """Write a back-up and read it back; return how many generations it has.

    Raises:
        BackUpUnwritable: It could not be written.
    """
    temporary = path.with_name(f"{token_hex(8)}.tmp")
    try:
        sink = _Sink(files, temporary)
        count = _pack(sink, generations)
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


def _generations(
    drafts: Mapping[str, Generations], left_out: dict[str, None]
) -> Iterator[SealedGeneration]:
    """Yield all generations, noting the drafts that have unsound ones."""
    for draft_id, generations in drafts.items():
        for number, sealed in _sound(generations):
            if sealed is None:
                left_out[draft_id] = None
            else:
                yield SealedGeneration(draft_id, number, sealed)


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
            read_record(LoneGeneration(generations.folder, number, sealed), number)
        except FileNotFoundError:
            continue
        except (NotWhole, NewerVersion, OSError):
            yield number, None
        else:
            yield number, sealed


def _pack(sink: _Sink, generations: Iterable[SealedGeneration]) -> int:
    """Write the zip and return how many generations are in it."""
    is_whole = False
    try:
        digests: dict[str, str] = {}
        with zipfile.ZipFile(sink, "w") as packed:
            for draft_id, number, sealed in generations:
                name = entry_name(draft_id, number)
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
