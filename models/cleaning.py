"""Texts of other people's files, freed of what nobody meant to type."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.radicals import RADICALS, map_radicals

INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Control, zero-width and direction marks: inside 4.98 they would make two
readers see two numbers."""


def clean(text: str) -> str:
    """Return the text without invisible marks and blanks around it.

    Radicals become the characters they mean; every line end is a line feed.
    """
    ends = text.replace("\r\n", "\n").replace("\r", "\n")
    return map_radicals(INVISIBLE.sub("", ends)).strip()


def repairs(text: str) -> Iterator[str]:
    """Yield what clean() changes in a text, in words for a message."""
    if RADICALS.search(text):
        yield "形近的部首字符已换成对应的汉字"
    if INVISIBLE.search(text.replace("\r", "")):
        yield "看不见的控制字符已去掉"
