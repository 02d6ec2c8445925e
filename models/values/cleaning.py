"""Texts of other people's files, freed of what nobody meant to type."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.values.radicals import RADICALS, map_radicals

INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufdd0-\ufdef\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Control, zero-width and direction marks, and what is no character at all:
inside 4.98 they would make two readers see two numbers."""

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
"""Besides the line feed; Word's break within a paragraph is a U+000B."""


def line_feeds(text: str) -> str:
    """Return the text with a line feed for every kind of line end."""
    return _LINE_ENDS.sub("\n", text)


def clean(text: str) -> str:
    """Return the text without invisible marks and blanks around it.

    Radicals become the characters they mean; every line end is a line feed.
    """
    return map_radicals(INVISIBLE.sub("", line_feeds(text))).strip()


def is_blank(text: str) -> bool:
    """Return whether nothing of a text is seen on paper."""
    return not INVISIBLE.sub("", text).strip()


def repairs(text: str) -> Iterator[str]:
    """Yield what clean() changes in a text, in words for a message."""
    if RADICALS.search(text):
        yield "形近的部首字符已换成对应的汉字"
    if INVISIBLE.search(line_feeds(text)):
        yield "看不见的控制字符已去掉"
