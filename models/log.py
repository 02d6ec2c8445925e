"""The log: where the program went wrong, never what was typed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

LARGEST = 1_000_000
"""Bytes in one log file; the one before it is kept beside it."""


def log_folder() -> Path:
    """Return where logs go: $XDG_STATE_HOME/jibiao, or its like on Windows.

    Raises:
        RuntimeError: The machine knows no home folder of the user.
    """
    if sys.platform == "win32" and "LOCALAPPDATA" in os.environ:
        return Path(os.environ["LOCALAPPDATA"], "jibiao", "logs")
    state = os.environ.get("XDG_STATE_HOME", "")
    home = Path(state) if Path(state).is_absolute() else Path.home() / ".local/state"
    return home / "jibiao"


def private(path: str, flags: int) -> int:
    """Open a file that only its owner can read, for open()."""
    return os.open(path, flags, 0o600)


def note_fault(error: BaseException) -> str:
    """Write down where a fault arose, and return the path of the log.

    Messages of exceptions are left out, since they may quote a form.  A log
    that cannot be written is no second fault: the answer is then "".
    """
    try:
        path = log_folder() / "jibiao.log"
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make_room(path)
        # A folder whose name is no UTF-8 has surrogates in Python's text.
        with open(path, "ab", opener=private) as log:
            lines = "\n".join(_lines(error)) + "\n"
            log.write(lines.encode(errors="backslashreplace"))
    except (OSError, RuntimeError):
        return ""
    return str(path)


def _make_room(path: Path) -> None:
    if os.path.exists(path) and path.stat().st_size > LARGEST:
        path.replace(path.with_suffix(".log.1"))


def _lines(error: BaseException) -> Iterator[str]:
    # Faults are rare, and the first window need not wait for these.
    import platform
    import traceback

    now = datetime.now().astimezone().isoformat(timespec="seconds")
    yield f"{now} Python {platform.python_version()} {platform.platform()}"
    cause: BaseException | None = error
    while cause is not None:
        yield f"  {type(cause).__module__}.{type(cause).__qualname__}"
        for frame in traceback.extract_tb(cause.__traceback__):
            yield f"    {frame.filename}:{frame.lineno} {frame.name}"
        cause = cause.__cause__ or cause.__context__
