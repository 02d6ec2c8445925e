"""The generations of one draft: which is shown, which comes next, which go."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Generic, TypeVar

from models.form_data import NewerVersion
from models.store.draft_faults import (
    DraftChangedElsewhere,
    DraftDamaged,
    DraftMissing,
    DraftsUnwritable,
    unwritable,
)
from models.store.draft_record import About, Record, glance, write_record
from models.store.file_system import DISK, FileSystem
from models.store.generations import (
    GenerationListing,
    Generations,
    GenerationTaken,
    NotWhole,
)
from models.store.last_saved import LastSaved, Saved
from models.store.thinning import Version, superfluous

MOST_TRIES = 30
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class NewestGeneration(Generic[T]):
    """The newest whole generation.

    Attributes:
        number: Its number; content: what was read from it.
        last: The highest number of its files, those set aside among them.
        damaged: Newer ones that are not whole and still in their place.
        lost: Whether newer ones are not whole, set aside already or not.
        unread: Whether newer ones cannot be read.
        gone: What was saved last, where its file is not there any more.
    """

    number: int
    content: T
    last: int
    damaged: tuple[int, ...] = ()
    lost: bool = False
    unread: bool = False
    gone: Saved | None = None


class DraftHistory:
    """One draft on the disk, as this program knows it.

    Attributes:
        generations: Its files.
        note: What was saved last, kept outside of the draft's folder.
        reported: The highest number whose loss has been said to the clerk.
    """

    def __init__(self, folder: Path, note: Path, files: FileSystem = DISK) -> None:
        self.generations = Generations(folder, files)
        self.note = LastSaved(note, files)
        self.reported = 0
        self._noted: int | None = None
        self._ours: set[int] = set()
        # Replaced, never changed: another thread may be going through it.
        self._abouts: Mapping[int, About | None] = {}

    def newest(self, read: Callable[[Generations, int], T]) -> NewestGeneration[T]:
        """Return the newest generation that can be read whole.

        Raises:
            DraftDamaged: There is none.
            DraftMissing: There is no such draft.
            NewerVersion: A later version of this program saved it.
        """
        # Before the listing: what others save in between is no loss.
        noted = self._read_note()
        for _ in range(MOST_TRIES):
            listing, gone = self._compared(self._listing(), noted)
            with suppress(_Gone):
                return replace(self._newest(listing, read), gone=gone)
        raise DraftDamaged(self.generations.folder)

    def last_known(self) -> About | None:
        """Return what is known of the newest whole generation, if any is."""
        try:
            abouts = self._look(self._listing()).values()
        except (DraftMissing, DraftDamaged):
            return None
        return next((each for each in abouts if each is not None), None)

    def versions(self) -> tuple[Version, ...]:
        """Return the whole generations, newest first.

        Raises:
            DraftMissing: There is no such draft.
            DraftDamaged: All its generations are set aside.
        """
        return _versions(self._look(self._listing()))

    def add(self, record: Record, after: int | None) -> int:
        """Write a record as the next generation, and return its number.

        Raises:
            DraftChangedElsewhere: Others wrote one after the one named.
            DraftsUnwritable: It could not be written; all is as before.
        """
        for _ in range(MOST_TRIES):
            number = self._next_number(after)
            # Ours even if it fails after all: it may be on the disk.
            self._ours.add(number)
            try:
                write_record(self.generations, number, record)
            except GenerationTaken:
                self._ours.discard(number)
                continue
            self.note.write(number, record.about.saved_at)
            self._noted = number
            self._abouts = {number: record.about, **self._abouts}
            return number
        raise DraftsUnwritable("other", self.generations.folder)

    def thin(self, now: datetime) -> None:
        """Delete superfluous versions, as far as that can be done.

        None whose number somebody is about to give: he would take it for a
        new one, and what he read before for the newest.
        """
        with suppress(OSError, DraftMissing, DraftDamaged):
            listing = self._listing()
            least_begun = min(listing.begun, default=listing.last + 1)
            for number in superfluous(_versions(self._look(listing)), now):
                if number < least_begun:
                    self.generations.delete(number)

    def _read_note(self) -> Saved | None:
        noted = self.note.read()
        self._noted = noted.number if noted else 0
        return noted

    def _compared(
        self, listing: GenerationListing, noted: Saved | None
    ) -> tuple[GenerationListing, Saved | None]:
        """Return the listing, and what was saved last if that is gone.

        A network drive may hand out names that are older than the files:
        it is asked for the very file before that is called gone.
        """
        if noted is None or noted.number <= listing.last:
            return listing, None
        try:
            self.generations.read_sealed(noted.number)
        except OSError:
            return listing, noted
        return replace(listing, present=(noted.number, *listing.present)), None

    def _newest(
        self, listing: GenerationListing, read: Callable[[Generations, int], T]
    ) -> NewestGeneration[T]:
        """Return the newest whole generation of those listed.

        Raises:
            DraftDamaged: None is whole.
            _Gone: One is there no more, thinned out because of newer ones,
                which are not listed.
        """
        damaged: list[int] = []
        unread = False
        for number in listing.present:
            try:
                content = read(self.generations, number)
            except NotWhole:
                damaged.append(number)
            except OSError:
                if number not in self._listing().present:
                    raise _Gone from None
                unread = True
            else:
                lost = any(each > number for each in (*damaged, *listing.aside))
                return NewestGeneration(
                    number, content, listing.last, tuple(damaged), lost, unread
                )
        raise DraftDamaged(self.generations.folder)

    def _look(self, listing: GenerationListing) -> Mapping[int, About | None]:
        """Return what is known of each generation, newest first.

        None stands for one that is damaged or of a later format.
        """
        known = self._abouts
        self._abouts = {
            number: known.get(number) or _about(self.generations, number)
            for number in listing.present
        }
        return self._abouts

    def _listing(self) -> GenerationListing:
        """Return which generations there are, at least one.

        Raises:
            DraftMissing: There is no such folder, or nothing was ever saved
                in it: its creation was cut short.
            DraftDamaged: There were some, and all are set aside; or the
                folder cannot be read.
        """
        folder = self.generations.folder
        try:
            listing = self.generations.listing()
        except (FileNotFoundError, NotADirectoryError):
            raise DraftMissing(folder) from None
        except OSError:
            raise DraftDamaged(folder) from None
        if not listing.present:
            raise DraftDamaged(folder) if listing.aside else DraftMissing(folder)
        return listing

    def _next_number(self, after: int | None) -> int:
        """Return a number that nothing ever had, as far as is known.

        Not even a file that was deleted from outside: where it comes back
        from a back-up, it is an earlier state, and no other one of ours.
        """
        folder = self.generations.folder
        try:
            listing = self.generations.listing()
        except OSError as error:
            raise unwritable(error, folder) from error
        if self._noted is None:
            self._read_note()
        highest = max(listing.last, self._noted or 0)
        if after is None:
            return highest + 1
        if any(each > after and each not in self._ours for each in listing.present):
            raise DraftChangedElsewhere(folder)
        return max(highest, after) + 1


class _Gone(Exception):
    """What was listed has been thinned out before it was read."""


def _about(generations: Generations, number: int) -> About | None:
    try:
        return glance(generations, number)[0]
    except (NotWhole, NewerVersion, OSError):
        return None


def _versions(abouts: Mapping[int, About | None]) -> tuple[Version, ...]:
    return tuple(
        Version(number, about.saved_at, about.kept)
        for number, about in abouts.items()
        if about is not None
    )
