"""What the commands say: results, complaints, progress."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

DONE, FOUND, UNUSABLE = 0, 1, 2
"""Exit codes: nothing to say, findings, input or wish that cannot be met."""


class Refused(Exception):
    """A command ends here; the message says why, a sentence a line."""


class UsageWrong(Refused):
    """What was typed is no command."""


def tell(text: str) -> None:
    """Print a result."""
    print(text)


def complain(text: str) -> None:
    """Print to standard error, which a windowed program may not have."""
    if sys.stderr is not None:
        print(text, file=sys.stderr)


def tell_json(value: object) -> None:
    """Print a value as JSON, in UTF-8 whatever the terminal prefers."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    print(json.dumps(value, ensure_ascii=False, indent=1))


def counted(items: Iterable[T], total: int, doing: str) -> Iterator[T]:
    """Yield the items, counting them on one line if anybody looks on."""
    shown = total > 1 and sys.stderr is not None and sys.stderr.isatty()
    line = ""
    try:
        for number, item in enumerate(items, start=1):
            yield item
            if shown:
                line = f"{doing} {number}/{total}"
                print(f"\r{line}", end="", file=sys.stderr, flush=True)
    finally:
        if line:
            # Twice as wide, since a Chinese character covers two columns.
            print(f"\r{' ' * 2 * len(line)}\r", end="", file=sys.stderr, flush=True)
