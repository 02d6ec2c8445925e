"""JSON as bytes, written in one way only and read with suspicion."""

from __future__ import annotations

import json
import re
from itertools import accumulate
from typing import NoReturn

DEEPEST = 32
"""Our own files nest eight deep; a bomb nests a hundred thousand."""

MOST_BRACKETS = 60_000
"""Tables and lists.  The largest form that is kept has ten thousand rows,
of three each (models/form_size.py); this is twice as many, in case that an
earlier version let a form grow further.  They parse to some 60 MB."""

MOST_VALUES = 1_000_000
"""Texts, those that are keys included, and likewise values in lists and
tables: ten thousand rows have not half as many."""

MOST_CHARACTERS = 10_000_000
"""Of JSON, \\u6c34 being one.  All texts of a form have five million at most,
its keys and ids as many at worst; a text takes up to four bytes for each,
and as much again for each thing that is done to it."""

TOO_MUCH = "内容太多，不像是绩效目标表，请拆成几份表"
TOO_DEEP = "内容不是正确的 JSON：括号不成对或层数太多"

SMALL = 20_000
"""Bytes that cannot hold too much of anything but depth."""

_STRING = re.compile(rb'"[^"]*"')
_NO_MARKS = bytes(set(range(256)) - set(b'"[]{},'))
"""What says nothing of how much there is, and how deep."""

_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_STEPS = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}
_TAILS = bytes(range(0x80, 0xC0))
"""The bytes of UTF-8 with which no character begins."""


class JsonFaulty(ValueError):
    """Bytes that are no JSON we take; the message is a Chinese clause."""


class JsonHeavy(JsonFaulty):
    """JSON that would fill the memory, or take very long."""


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
        JsonHeavy: There is too much of it, or it nests too deep.
        JsonFaulty: It is no JSON, names a key twice, or holds NaN or
            Infinity.
    """
    brackets_in(data)
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


def brackets_in(data: bytes) -> int:
    """Return how many lists and tables there are in JSON, before parsing.

    Each step is sure to be small before it is taken: a count comes before
    anything that is as large as what it counts.

    Raises:
        JsonHeavy: There is too much of it, or it nests too deep.
    """
    if len(data) > SMALL:
        _refuse_characters(data)
    plain = _without_escapes(data)
    _refuse_many(plain, b'"', 2 * MOST_VALUES)
    outside = _outside_texts(plain)
    _refuse_many(outside, b",", MOST_VALUES)
    brackets = outside.count(b"[") + outside.count(b"{")
    closed = outside.count(b"]") + outside.count(b"}")
    if max(brackets, closed) > MOST_BRACKETS:
        raise JsonHeavy(TOO_MUCH)
    _refuse_deep(outside)
    return brackets


def _refuse_characters(data: bytes) -> None:
    escaped = data.count(rb"\u") * len(rb"6c34u")
    if len(data) - escaped <= MOST_CHARACTERS:
        return
    if len(data.translate(None, _TAILS)) - escaped > MOST_CHARACTERS:
        raise JsonHeavy(TOO_MUCH)


def _without_escapes(data: bytes) -> bytes:
    if rb"\"" not in data:
        return data  # No quote comes after a backslash, so none is escaped.
    return data.replace(rb"\\", b"").replace(rb"\"", b"")


def _refuse_many(data: bytes, what: bytes, most: int) -> None:
    if data.count(what) > most:
        raise JsonHeavy(TOO_MUCH)


def _outside_texts(plain: bytes) -> bytes:
    """Return the brackets and commas outside of texts, in their order.

    Most texts hold neither, so that two quotes are left of them, side by
    side; without such a pair the others stand inside and outside as before.
    A pattern, which is ten times slower, is left the few other texts.
    """
    marks = plain.translate(None, _NO_MARKS).replace(b'""', b"")
    return _STRING.sub(b"", marks)


def _refuse_deep(outside: bytes) -> None:
    """Look how deep the brackets outside of texts nest, in one pass."""
    steps = map(_STEPS.__getitem__, outside.translate(None, _NO_BRACKETS))
    if max(accumulate(steps), default=0) > DEEPEST:
        raise JsonHeavy(TOO_DEEP)


def _table(pairs: list[tuple[str, object]]) -> dict[str, object]:
    table = dict(pairs)
    if len(table) < len(pairs):
        raise JsonFaulty("内容里有重复的键名")
    return table


def _refuse_constant(_name: str) -> NoReturn:
    raise JsonFaulty("内容里有不是数的数值")
