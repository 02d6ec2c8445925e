"""Where a window listens for later starts of the program."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path


def socket_name(folder: Path, environment: Mapping[str, str] = os.environ) -> str:
    """Return where windows over a folder of drafts listen.

    A short path outside of Windows: sockets have names of 108 bytes.
    """
    short = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    if sys.platform == "win32":
        return f"jibiao-{environment.get('USERNAME', '')}-{short}"
    runtime = Path(environment.get("XDG_RUNTIME_DIR", ""))
    is_usable = runtime.is_absolute() and runtime.is_dir()
    place = runtime if is_usable else Path(tempfile.gettempdir())
    return str(place / f"jibiao-{os.getuid()}-{short}")


def is_in_use(name: str) -> bool:
    """Return whether a window of the same user may listen there."""
    if sys.platform == "win32":
        return True
    try:
        return os.lstat(name).st_uid == os.getuid()
    except OSError:
        return False
