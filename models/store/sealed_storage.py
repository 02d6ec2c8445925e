"""A TinyDB storage that writes each state to a new sealed generation file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tinydb import Storage

from models.store.generations import Generations, NotWhole

Tables = dict[str, dict[str, Any]]


class SealedStorage(Storage):
    """Shows a TinyDB one generation of a draft, and adds the next.

    TinyDB writes after every change to a table; as_one_generation() lets
    several changes become one file.
    """

    def __init__(self, generations: Generations, number: int) -> None:
        self._generations = generations
        self._number = number
        self._held: Tables | None = None

    def read(self) -> Tables:
        """Return all tables of the generation.

        Raises:
            NotWhole: The file is damaged, or is no store of tables.
            OSError: The file cannot be read.
        """
        if self._held is not None:
            return self._held
        return _tables(self._generations.read(self._number))

    def write(self, data: Tables) -> None:
        """Write all tables as the generation, which must be a new one.

        Raises:
            DraftsUnwritable: It could not be written; all is as before.
            GenerationTaken: The number was given in the meantime.
        """
        if self._held is not None:
            self._held = data
        else:
            self._generations.add(self._number, data)

    @contextmanager
    def as_one_generation(self) -> Iterator[None]:
        """Start from no tables, and write them once, unless an error comes."""
        self._held = {}
        try:
            yield
            tables = self._held
        finally:
            self._held = None
        self.write(tables)


def _tables(data: object) -> Tables:
    """Return the data, after a look that TinyDB can work with it."""
    if not isinstance(data, dict):
        raise NotWhole("no tables")
    for documents in data.values():
        if not isinstance(documents, dict):
            raise NotWhole("a table is none")
        for number, document in documents.items():
            if number != "1" or not isinstance(document, dict):
                raise NotWhole("a document is none")
    return data
