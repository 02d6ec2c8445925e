"""Where the program keeps its drafts."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

DRAFT_ID = re.compile("[0-9a-f]{8,32}")
"""The name of the folder of a draft, which is also the draft's id."""


def data_folder(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> Path:
    """Return the folder of drafts, which need not exist yet.

    $JIBIAO_DATA_DIR goes before everything; else it is %APPDATA% on
    Windows and $XDG_DATA_HOME elsewhere.  A relative path in any of them is
    ignored, as the XDG Base Directory Specification asks.
    """
    chosen = _absolute(environment.get("JIBIAO_DATA_DIR", ""))
    if chosen:
        return chosen
    windows = platform == "win32"
    parent = _absolute(environment.get("APPDATA" if windows else "XDG_DATA_HOME", ""))
    plain = ("AppData", "Roaming") if windows else (".local", "share")
    return (parent or _home(environment).joinpath(*plain)) / "jibiao"


def _absolute(text: str) -> Path | None:
    path = Path(text)
    return path if text and path.is_absolute() else None


def _home(environment: Mapping[str, str]) -> Path:
    return _absolute(environment.get("HOME", "")) or Path.home()
