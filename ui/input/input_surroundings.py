"""Looks at what there is to type Chinese with, before Qt starts."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from ui.input.input_method import FCITX_5, NAMES, SessionKind, Surroundings, session_of

IBUS_ADDRESS = "IBUS_ADDRESS"
DEBUG_INFO = (
    *(FCITX_5, "/controller", "org.fcitx.Fcitx.Controller1", "DebugInfo"),
)
WIRED = "frontend:wayland"
MACHINE_IDS = (Path("/var/lib/dbus/machine-id"), Path("/etc/machine-id"))
"""Where ibus finds the name of the machine, in this order."""


def look_around(
    environment: Mapping[str, str], qt_plugins: Path, platform: str = sys.platform
) -> Surroundings:
    """Return what there is; a bus that hangs is waited for 40 ms."""
    session = session_of(environment, platform)
    seen = dict(environment)
    plugins = tuple(input_plugins(qt_plugins))
    if session == "none":
        return Surroundings(session, seen, plugins)
    # Where no screen is there is no bus to ask, and this takes 5 ms to load.
    from ui.input.bus_names import owners_of_names

    owners = owners_of_names(environment, NAMES)
    return Surroundings(
        session,
        seen,
        plugins,
        owners,
        _has_ibus_program(environment) and _listens_ibus(environment, session),
        session == "Wayland"
        and FCITX_5 in (owners or ())
        and _serves_compositor(environment),
    )


def input_plugins(qt_plugins: Path) -> list[str]:
    """Return the names of the input method plugins that Qt can load."""
    folder = qt_plugins / "platforminputcontexts"
    try:
        return sorted(path.name for path in folder.iterdir())
    except OSError:
        return []


def ibus_address(
    environment: Mapping[str, str], session: SessionKind, machine_ids: tuple[Path, ...]
) -> str:
    """Return where the daemon of ibus says that it listens, or "".

    As Qt's plugin looks for it (qibusplatforminputcontext.cpp): a variable,
    else a file named for machine and screen.
    """
    if given := environment.get(IBUS_ADDRESS):
        return given
    name = _ibus_file(environment, session, machine_ids)
    text = _read(_ibus_folder(environment) / name)
    found = re.search(rf"^{IBUS_ADDRESS}=(.+)$", text, re.MULTILINE)
    return found[1].strip() if found else ""


def _ibus_folder(environment: Mapping[str, str]) -> Path:
    home = environment.get("HOME", "/")
    return Path(environment.get("XDG_CONFIG_HOME") or f"{home}/.config") / "ibus/bus"


def _ibus_file(
    environment: Mapping[str, str], session: SessionKind, machine_ids: tuple[Path, ...]
) -> str:
    machine = next(filter(None, map(_read, machine_ids)), "").strip()
    if session == "Wayland":
        return f"{machine}-unix-{environment.get('WAYLAND_DISPLAY', 'wayland-0')}"
    host, _, rest = environment.get("DISPLAY", ":0.0").partition(":")
    return f"{machine}-{host or 'unix'}-{rest.partition('.')[0]}"


def _listens_ibus(environment: Mapping[str, str], session: SessionKind) -> bool:
    from ui.input.bus_names import is_listening

    address = ibus_address(environment, session, MACHINE_IDS)
    return bool(address) and is_listening(address)


def _serves_compositor(environment: Mapping[str, str]) -> bool:
    """Return whether the compositor hands keys to fcitx 5.

    Nothing but its own list of whom it serves tells; a desktop has to be
    set up for it, and a compositor that is not passes letters on.
    """
    from ui.input.bus_names import text_from

    return WIRED in text_from(environment, *DEBUG_INFO)


def _has_ibus_program(environment: Mapping[str, str]) -> bool:
    folders = environment.get("PATH", "").split(os.pathsep)
    return any(os.access(f"{each}/ibus-daemon", os.X_OK) for each in folders if each)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
