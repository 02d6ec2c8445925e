"""Whether there is a screen to show the window on.

Qt ends the whole process where it finds none, without a word for clerks.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

SOCKETS = Path("/tmp/.X11-unix")
NO_SCREEN = "这里没有图形界面，打不开窗口；可用 show、check、export 命令。"


def display_missing(
    environment: Mapping[str, str], platform: str = sys.platform
) -> str:
    """Return why no window can be shown here, or ""."""
    if platform != "linux" or environment.get("QT_QPA_PLATFORM", "xcb") != "xcb":
        return ""
    if environment.get("WAYLAND_DISPLAY"):
        return ""
    return "" if _is_reachable(environment.get("DISPLAY", "")) else NO_SCREEN


def _is_reachable(display: str) -> bool:
    """Return whether an X server answers; one on another machine is asked."""
    found = re.fullmatch(r"([^:]*):(\d+)(\.\d+)?", display)
    if found is None:
        return False
    if found[1] not in ("", "unix"):
        return True
    # Linux servers listen under this name with and without a file.
    path = str(SOCKETS / f"X{found[2]}")
    return any(_answers(name) for name in (f"\0{path}", path))


def _answers(name: str) -> bool:
    # Only for X: elsewhere the window need not wait for it to load.
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        client.settimeout(2)
        try:
            client.connect(name)
        except OSError:
            return False
    return True
