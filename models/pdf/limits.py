"""How much of a PDF is read: no form comes near to any of these."""

from __future__ import annotations

MOST_PAGES = 300
MOST_CHARACTERS = 300_000
MOST_OBJECTS = 200_000
"""Texts, paths and the corners of paths: a form has some hundred a page."""

MOST_DEPTH = 8
"""Of drawings inside drawings."""

MOST_MEMORY = 450 * 1024 * 1024
MOST_SECONDS, SECONDS_A_PAGE = 4, 0.03
"""Of work; a machine that does other things meanwhile takes longer."""

MOST_PATIENCE = 20
"""In seconds, however little was done."""


class PdfRefused(Exception):
    """A file that is not read; the message is a key of pdf_file.REASONS."""


class Budget:
    """Counts what has been read of one file."""

    def __init__(self) -> None:
        self._objects = self._characters = 0

    def spend_objects(self, count: int) -> None:
        """Count objects.

        Raises:
            PdfRefused: There are too many of them.
        """
        self._objects += count
        if self._objects > MOST_OBJECTS:
            raise PdfRefused("objects")

    def spend_characters(self, count: int) -> None:
        """Count characters.

        Raises:
            PdfRefused: There are too many of them.
        """
        self._characters += count
        if self._characters > MOST_CHARACTERS:
            raise PdfRefused("characters")
