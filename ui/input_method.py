"""Lets Chinese be typed where Qt has no plugin for the desktop's daemon.

PySide6 brings a plugin for ibus and none for fcitx.  fcitx 5 also speaks
the portal protocol of ibus, which needs nothing installed; both variables
have to be set before Qt starts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping
from pathlib import Path

OURS = "JIBIAO_IM"
"""Set by a user who knows better: taken as it is."""

ONE, SEVERAL = "QT_IM_MODULE", "QT_IM_MODULES"
DAEMONS = (ONE, SEVERAL, "XMODIFIERS")


def choose_input_method(
    environment: MutableMapping[str, str], plugins: Iterable[str]
) -> None:
    """Change the variables so that the daemon at work is spoken to.

    The plugins are the files in Qt's folder of input contexts.
    """
    chosen = environment.get(OURS)
    if chosen:
        environment[ONE] = chosen
    elif not is_wayland(environment) and _is_fcitx(environment):
        if not any("fcitx" in plugin for plugin in plugins):
            environment.pop(SEVERAL, None)
            environment.update({ONE: "ibus", "IBUS_USE_PORTAL": "1"})


def input_plugins(qt_plugins: Path) -> list[str]:
    """Return the names of the input method plugins that Qt can load."""
    folder = qt_plugins / "platforminputcontexts"
    try:
        return sorted(path.name for path in folder.iterdir())
    except OSError:
        return []


def is_wayland(environment: Mapping[str, str]) -> bool:
    """Return whether the compositor itself brings what is typed."""
    platform = environment.get("QT_QPA_PLATFORM", "")
    if platform:
        return platform.startswith("wayland")
    return environment.get("XDG_SESSION_TYPE") == "wayland"


def _is_fcitx(environment: Mapping[str, str]) -> bool:
    return any("fcitx" in environment.get(name, "") for name in DAEMONS)
