"""The version of the program, which stands in setup.cfg alone."""

from __future__ import annotations

from configparser import ConfigParser
from configparser import Error as Unreadable
from importlib import metadata
from pathlib import Path

NAME = "jibiao"
SETUP = Path(__file__).resolve().parent.parent / "setup.cfg"
UNKNOWN = "版本不明"


def program_version(setup: Path = SETUP) -> str:
    """Return the version, such as 0.1.0, or that nobody knows it.

    Beside the code stands setup.cfg; where the program was installed, its
    metadata has been made from that.
    """
    read = ConfigParser()
    try:
        read.read(setup, encoding="utf-8")
    except (Unreadable, OSError, ValueError):
        return _installed_version()
    if read.get("metadata", "name", fallback="") != NAME:
        return _installed_version()
    return read.get("metadata", "version", raw=True, fallback=UNKNOWN)


def _installed_version() -> str:
    try:
        return metadata.version(NAME)
    except metadata.PackageNotFoundError:
        return UNKNOWN
