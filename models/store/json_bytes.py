"""JSON as bytes, written in one way only and read with suspicion."""

from __future__ import annotations

import json
import re
from typing import NoReturn

DEEPEST = 32
"""Our own files nest eight deep; a bomb nests a hundred thousand."""

_STRING = re.compile(rb'"[^"]*"')
_NO_BRACKETS = re.compile(rb"[^][{}]+")


class JsonFaulty(ValueError):
    """Bytes that are no JSON we take; the message is a Chinese clause."""


def dump(data: object) -> bytes:
    """Return the data as ASCII JSON, keys sorted, without blanks.

    Raises:
        ValueError: JSON would give back something else: a tuple, a number
            as key, NaN.
        TypeError: JSON has no such kind of value.
    """
    text = json.dumps(
        data, ensure_ascii=True, allow_nan=False, sort_keys=True, separators=(",", ":")
    )
    if json.loads(text) != data:
        raise ValueError("the data would come back changed")
    return text.encode("ascii")


def load(data: bytes) -> object:
    """Return what the JSON holds; UTF-8, with or without a mark in front.

    Raises:
        JsonFaulty: It is no JSON, nests too deep, names a key twice, or
            holds NaN or Infinity.
    """
    if _is_deep(data):
        raise JsonFaulty("内容不是正确的 JSON：括号不成对或层数太多")
    try:
        return json.loads(
            data.decode("utf-8-sig"),
            object_pairs_hook=_table,
            parse_constant=_refuse_constant,
        )
    except JsonFaulty:
        raise
    except ValueError:
        raise JsonFaulty("内容不是正确的 JSON") from None


def _is_deep(data: bytes) -> bool:
    """Return whether brackets are left when the innermost are taken off."""
    plain = data.replace(rb"\\", b"").replace(rb"\"", b"")
    brackets = _NO_BRACKETS.sub(b"", _STRING.sub(b"", plain))
    for _ in range(DEEPEST):
        brackets = brackets.replace(b"{}", b"").replace(b"[]", b"")
    return bool(brackets)


def _table(pairs: list[tuple[str, object]]) -> dict[str, object]:
    table = dict(pairs)
    if len(table) < len(pairs):
        raise JsonFaulty("内容里有重复的键名")
    return table


def _refuse_constant(_name: str) -> NoReturn:
    raise JsonFaulty("内容里有不是数的数值")
