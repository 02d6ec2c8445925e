"""What the commands say: results and complaints."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from models.values.visible import one_line

DONE, FOUND, UNUSABLE = 0, 1, 2
"""Exit codes: nothing to say, findings, input or wish that cannot be met."""
PARTLY = FOUND
"""The exit code where some files could not be done, and the others are."""
INTERRUPTED = 130
"""The exit code after Ctrl-C, as of every program."""

ENDS = ("。", "！", "？")
"""What a sentence ends with."""

_COMMANDING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What JSON need not write as codes, and a terminal may obey."""


class Refused(Exception):
    """A command ends here; the message says why, a sentence a line.

    Each sentence names what it is about in “”, says what is the matter and
    what to do, and ends with a full stop, whoever worded it.
    """

    def __init__(self, *sentences: str) -> None:
        super().__init__("\n".join(map(_sentence, sentences)))


class UsageWrong(Refused):
    """What was typed is no command."""


def tell(text: str) -> None:
    """Print a result, no character of which commands the terminal."""
    print(_harmless(text))


def complain(text: str) -> None:
    """Print to standard error, which a windowed program may not have."""
    if sys.stderr is not None:
        print(_harmless(text), file=sys.stderr)


def tell_json(value: object) -> None:
    """Print a value as JSON."""
    _speak_utf_8()
    tell(as_json(value))


def as_json(value: object) -> str:
    """Return a value as JSON that people can read, and no terminal obeys."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return _COMMANDING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


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


def _sentence(text: str) -> str:
    line = one_line(text)
    return line if line.endswith(ENDS) else f"{line}。"


def _harmless(text: str) -> str:
    return "\n".join(map(one_line, text.split("\n")))


def _speak_utf_8() -> None:
    """Print JSON in UTF-8, whatever the terminal prefers."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
