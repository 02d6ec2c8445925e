"""Reads one table of a definition's file, every key of it by its kind."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import MISSING, Field, fields
from functools import cache
from typing import (
    Annotated,
    Any,
    Literal,
    TypeVar,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from models.definitions.limits import (
    MOST_CHARACTERS,
    MOST_IN_KEY,
    MOST_NUMBER,
    MOST_ROWS,
)

Values = TypeVar("Values")
Count = Annotated[int, "at least 1"]
"""A whole number of which there is no 0."""
Blank = Annotated[str, "may be blank"]
"""A text that must be given, though there may be nothing in it."""
Name = Annotated[str, "a word"]
"""A text that others are named by; it stands in slots and in files."""

_NAME = re.compile(r"\w+")
_UNFIT = re.compile("[\0-\x08\x0b-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


class DefinitionFaulty(Exception):
    """A definition file cannot be used; the message names file and key."""

    def __init__(self, file: str, key: str, reason: str) -> None:
        super().__init__(f"表样文件“{file}”的“{key}”{reason}")
        self.file, self.key, self.reason = file, key, reason


class Entry:
    """One TOML table that knows where it stands, for messages.

    Every key is asked for by kind, and finish() refuses what nobody asked
    for: a misspelt key is a fault, not a default.
    """

    def __init__(self, file: str, where: str, table: Mapping[str, Any]) -> None:
        self._file, self._where, self._table = file, where, table
        self._asked: set[str] = set()

    def read(self, values: type[Values], **made: object) -> Values:
        """Return a dataclass of values, each from the key of its name.

        Keys are read by the kinds of the fields; a field without a default
        must be given.  What was made of other keys comes as it is.
        """
        for each, kind in _fields(cast(Hashable, values)):
            if each.name not in made:
                made[each.name] = self._value(each, kind)
        return values(**made)

    def _value(self, field: Field[Any], kind: object) -> object:
        key = field.name
        default: Any = None if field.default is MISSING else field.default
        if get_origin(kind) is Literal:
            return self.one_of(key, get_args(kind), default)
        if kind is Blank:
            return self.blank_text(key)
        if kind is Name:
            return self.name(key, default)
        if kind is str:
            return self.text(key, default)
        if kind is bool:
            return self.flag(key, default=default)
        if kind is int or kind is Count:
            return self.whole(key, default, least=int(kind is Count))
        if kind is float:
            return self.number(key, default)
        return self.texts(key)

    def fault(self, key: str, reason: str) -> DefinitionFaulty:
        """Return the exception that names a key of this table."""
        where = f"{self._where}.{key}" if self._where else key
        return DefinitionFaulty(self._file, where.strip("."), reason)

    def finish(self) -> None:
        """Refuse keys that nobody asked for."""
        for key in self._table:
            if key not in self._asked:
                raise self.fault(key, "不是可用的键名")

    def has(self, key: str) -> bool:
        """Return whether the key is given."""
        self._asked.add(key)
        return key in self._table

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; without a default it must be given and not empty."""
        if not self.has(key):
            if default is None:
                raise self.fault(key, "没有填写")
            return default
        value = self._table[key]
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.fault(key, "应为文字")
        return self._usable(key, value)

    def _usable(self, key: str, text: str) -> str:
        """Return a text that can be printed and kept."""
        if len(text) > MOST_CHARACTERS:
            raise self.fault(key, f"太长，最多 {MOST_CHARACTERS} 字")
        if _UNFIT.search(text):
            raise self.fault(key, "里有不能打印的控制字符")
        return text

    def name(self, key: str, default: str | None = None) -> str:
        """Return a text that others are named by: a word, as in a slot."""
        text = self.text(key, default)
        if text and (not _NAME.fullmatch(text) or len(text) > MOST_IN_KEY):
            raise self.fault(
                key, f"应为不多于 {MOST_IN_KEY} 个的字母、数字、汉字或下划线"
            )
        return text

    def blank_text(self, key: str) -> str:
        """Return a text that must be given, but may be empty."""
        if not self.has(key):
            raise self.fault(key, "没有填写")
        return self.text(key, "")

    def one_of(self, key: str, allowed: Sequence[str], default: str) -> str:
        """Return one of the allowed words."""
        value = self.text(key, default)
        if value not in allowed:
            raise self.fault(key, f"应为 {'、'.join(allowed)} 之一，现为“{value}”")
        return value

    def number(self, key: str, default: float | None = None) -> float:
        """Return a number that is not negative."""
        if not self.has(key):
            if default is None:
                raise self.fault(key, "没有填写")
            return default
        value = self._table[key]
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not value >= 0:
            raise self.fault(key, "应为不小于 0 的数")
        if value > MOST_NUMBER:
            raise self.fault(key, f"太大，最多 {MOST_NUMBER}")
        return float(value)

    def whole(self, key: str, default: int, least: int = 0) -> int:
        """Return a whole number not below the least."""
        value = self.number(key, default)
        if value != int(value) or value < least:
            raise self.fault(key, f"应为不小于 {least} 的整数")
        return int(value)

    def wholes(self, key: str) -> tuple[int, ...]:
        """Return a list of whole numbers above 0, empty when not given."""
        value = self._table[key] if self.has(key) else []
        if not isinstance(value, list) or not all(map(_is_count, value)):
            raise self.fault(key, "应为大于 0 的整数的列表")
        return tuple(value)

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        value = self._table[key] if self.has(key) else default
        if not isinstance(value, bool):
            raise self.fault(key, "应为 true 或 false")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty when not given."""
        value = self._table[key] if self.has(key) else []
        if not isinstance(value, list) or not all(isinstance(t, str) for t in value):
            raise self.fault(key, "应为文字的列表")
        return tuple(self._usable(key, each) for each in value)

    def entry(self, key: str) -> Entry:
        """Return a table in this table; an absent one is empty."""
        value = self._table[key] if self.has(key) else {}
        if not isinstance(value, dict):
            raise self.fault(key, "应为一组键值")
        return Entry(self._file, f"{self._where}.{key}".strip("."), value)

    def entries(self, key: str, most: int = MOST_ROWS) -> list[Entry]:
        """Return the tables of a list in this table, none when not given."""
        value = self._table[key] if self.has(key) else []
        if not isinstance(value, list) or not all(isinstance(t, dict) for t in value):
            raise self.fault(key, "应为一组一组的键值")
        if len(value) > most:
            raise self.fault(key, f"有 {len(value)} 组，太多了，最多 {most} 组")
        return [
            Entry(self._file, f"{self._where}.{key}[{number}]".strip("."), table)
            for number, table in enumerate(value, start=1)
        ]


def read_whole(entry: Entry, values: type[Values], **made: object) -> Values:
    """Return a table's values, and refuse what else stands in it."""
    found = entry.read(values, **made)
    entry.finish()
    return found


@cache
def _fields(values: Any) -> tuple[tuple[Field[Any], object], ...]:
    """Return the fields of a dataclass, each with its kind."""
    kinds = get_type_hints(values, include_extras=True)
    return tuple((each, kinds[each.name]) for each in fields(values))


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0
