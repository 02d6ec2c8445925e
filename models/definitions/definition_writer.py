"""Writes a definition as the TOML that definition_file reads.

The same definition gives the same bytes: keys come in the order of the
dataclasses, defaults are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from models.definitions.definition import Definition
from models.definitions.definition_data import Data, definition_to_data

LONGEST_LINE = 100
"""Characters of a table in one line; a longer one goes over several."""
INDENT = "    "

_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def write_definition(definition: Definition) -> bytes:
    """Return a definition as a TOML file in UTF-8, lines ended by LF."""
    return "\n".join(_document(definition_to_data(definition))).encode()


def _document(data: Data) -> Iterator[str]:
    """Yield the lines of a file: plain keys, then tables, one after one."""
    for key, value in data.items():
        if not _is_tables(value) and not isinstance(value, dict):
            yield f"{key} = {_value(value)}"
    for key, value in data.items():
        if isinstance(value, dict):
            yield from ("", f"[{key}]", *_lines(value))
    for key, value in data.items():
        for each in value if _is_tables(value) else ():
            yield from ("", f"[[{key}]]", *_lines(each))
    yield ""


def _lines(table: Data) -> Iterator[str]:
    for key, value in table.items():
        yield f"{key} = {_value(value)}"


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _value(value: Any, indent: str = "") -> str:
    """Return a value, a list of tables with one in each line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{_ESCAPED.sub(_escape, value)}"'
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, dict):
        inner = (f"{_key(key)} = {_value(each, indent)}" for key, each in value.items())
        return f"{{{', '.join(inner)}}}"
    return _list(value, indent)


def _list(values: list[Any], indent: str) -> str:
    within = indent + INDENT
    listed = [_value(each, within) for each in values]
    if not _is_tables(values) or len("".join(listed)) + len(indent) <= LONGEST_LINE:
        return f"[{', '.join(listed)}]"
    lines = "".join(f"{within}{each},\n" for each in listed)
    return f"[\n{lines}{indent}]"


def _key(key: str) -> str:
    """Return a key, in quotes where it is no bare one."""
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else _value(key)


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    return _SHORT.get(character) or f"\\u{ord(character):04x}"
