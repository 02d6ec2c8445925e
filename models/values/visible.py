"""Foreign texts and names of files, as a terminal or a message may show them.

A name may hold whatever its maker likes: line breaks, commands to the
terminal, marks that turn the direction of what follows.
"""

from __future__ import annotations

import os
import unicodedata

_TURNS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
"""They let a text read otherwise than it is: 4.98 as 89.4."""

_HIDDEN = ("Cc", "Zl", "Zp")
_BREAKS = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")


def one_line(text: str) -> str:
    """Return a text on one line that no terminal takes for a command.

    Breaks and tabs become blanks, other control characters and marks of
    direction are left out, half a character, as in a name that is no UTF-8,
    becomes its code; all else stays.
    """
    if text.isprintable():
        return text
    return "".join(map(_shown, text))


def path_in_words(path: str | os.PathLike[str]) -> str:
    """Return a path, or the name of a file or folder, for a sentence.

    Each sentence that quotes one takes it from here, which a test sees to.
    """
    return one_line(os.fspath(path))


def turns_direction(text: str) -> bool:
    """Return whether marks in a text let it be read in another order."""
    return not text.isprintable() and not _TURNS.isdisjoint(text)


def visible(text: str) -> str:
    """Return a text on one line, with single blanks between its words."""
    return " ".join(one_line(text).split())


def _shown(character: str) -> str:
    if character in _BREAKS:
        return " "
    category = unicodedata.category(character)
    if category == "Cs":
        return f"\\u{ord(character):04x}"
    return "" if character in _TURNS or category in _HIDDEN else character
