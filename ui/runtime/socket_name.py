"""Where a window listens for later starts of the program."""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Mapping
from pathlib import Path


def socket_name(folder: Path, environment: Mapping[str, str] = os.environ) -> str:
    """Return where windows over a folder of drafts listen.

    A short path outside of Windows: sockets have names of 108 bytes.
    """
    short = f"{zlib.crc32(os.fsencode(folder)):08x}"
    if sys.platform == "win32":
        return f"jibiao-{environment.get('USERNAME', '')}-{short}"
    runtime = Path(environment.get("XDG_RUNTIME_DIR", ""))
    is_usable = runtime.is_absolute() and os.path.isdir(runtime)
    place = runtime if is_usable else _passing_folder()
    return str(place / f"jibiao-{os.getuid()}-{short}")


def _passing_folder() -> Path:
    # Few machines need it, and it takes a while to import.
    import tempfile

    try:
        return Path(tempfile.gettempdir())
    except FileNotFoundError:
        # Full or closed, all of them.  A socket takes no room on the disk.
        return Path("/tmp")


def is_in_use(name: str) -> bool:
    """Return whether a window of the same user may listen there."""
    if sys.platform == "win32":
        return True
    try:
        return os.lstat(name).st_uid == os.getuid()
    except OSError:
        return False
