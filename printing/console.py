"""What the commands say: results and complaints."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

DONE, FOUND, UNUSABLE = 0, 1, 2
"""Exit codes: nothing to say, findings, input or wish that cannot be met."""
PARTLY = FOUND
"""The exit code where some files could not be done, and the others are."""
INTERRUPTED = 130
"""The exit code after Ctrl-C, as of every program."""


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
    """Print a value as JSON."""
    _speak_utf_8()
    print(as_json(value))


def as_json(value: object) -> str:
    """Return a value as JSON that people can read, too."""
    return json.dumps(value, ensure_ascii=False, indent=1)


@contextmanager
def json_array(
    print_line: Callable[[str], None] = tell,
) -> Iterator[Callable[[str], None]]:
    """Print an array as it comes, in whole lines; it is closed at any rate.

    What this yields takes one more value, which is JSON already.
    """
    _speak_utf_8()
    waiting = "["

    def put(value: str) -> None:
        nonlocal waiting
        print_line(waiting)
        # There is no line break within a text of JSON.
        waiting = " " + value.replace("\n", "\n ") + ","

    try:
        yield put
    finally:
        if waiting == "[":
            print_line("[]")
        else:
            print_line(waiting.removesuffix(",") + "\n]")


def _speak_utf_8() -> None:
    """Print JSON in UTF-8, whatever the terminal prefers."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
