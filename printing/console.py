"""What the commands say: results and complaints."""

from __future__ import annotations

import io
import json
import sys

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
