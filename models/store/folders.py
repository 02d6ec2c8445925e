"""Where the program keeps its drafts, and where it notes other things."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from models.values.visible import path_in_words

CHOSEN = "data_folder.txt"
SHARED_FORMS = "forms_folder.txt"
"""The note of a folder from which all offices take forms, one line."""
MOST_BYTES = 4_097
"""A path of the length that Linux knows, and the end of the line."""

LINE_END = b"\n"
DRAFT_ID = re.compile("[0-9a-f]{8,32}")
"""The name of the folder of a draft, which is also the draft's id."""


def data_folder(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> Path:
    """Return the folder of drafts, which need not exist yet.

    $JIBIAO_DATA_DIR goes before everything, then what the clerk chose; else
    it is %APPDATA% on Windows and $XDG_DATA_HOME elsewhere.  A relative
    path in any of them is ignored, as the XDG Base Directory Specification
    asks.
    """
    chosen = _absolute(environment.get("JIBIAO_DATA_DIR", ""))
    chosen = chosen or _chosen(config_folder(environment, platform))
    if chosen:
        return chosen
    windows = platform == "win32"
    parent = _absolute(environment.get("APPDATA" if windows else "XDG_DATA_HOME", ""))
    plain = ("AppData", "Roaming") if windows else (".local", "share")
    return (parent or _home(environment).joinpath(*plain)) / "jibiao"


def config_folder(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> Path:
    """Return $XDG_CONFIG_HOME/jibiao, or its like on Windows.

    Raises:
        RuntimeError: The machine knows no home folder of the user.
    """
    windows = platform == "win32"
    parent = _absolute(environment.get("APPDATA" if windows else "XDG_CONFIG_HOME", ""))
    plain = ("AppData", "Roaming") if windows else (".config",)
    return (parent or _home(environment).joinpath(*plain)) / "jibiao"


def choose_data_folder(folder: Path, config: Path) -> None:
    """Have drafts kept in another folder from now on.

    When this returns, a power cut cannot take the choice.

    Raises:
        OSError: The choice cannot be noted.
    """
    # The window asks for the folder before it paints, and chooses none.
    from models.store.file_system import DISK, Folders, write_new

    Folders(DISK).make(config)
    temporary = config / f"{os.urandom(4).hex()}.tmp"
    try:
        write_new(DISK, temporary, os.fsencode(folder) + LINE_END)
        DISK.replace(temporary, config / CHOSEN)
        DISK.sync_folder(config)
    finally:
        DISK.delete(temporary)


def shared_forms_folder(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> Path | None:
    """Return the folder of forms that an administrator shares, if any.

    $JIBIAO_FORMS_DIR goes before the note beside that of the drafts.
    """
    chosen = _absolute(environment.get("JIBIAO_FORMS_DIR", ""))
    return chosen or _chosen(config_folder(environment, platform), SHARED_FORMS)


def is_choice_lost(
    config: Path, environment: Mapping[str, str] = os.environ
) -> bool:
    """Return whether a folder was chosen, and the note of it is damaged."""
    is_asked_for = not environment.get("JIBIAO_DATA_DIR")
    return is_asked_for and _is_noted(config) and _chosen(config) is None


def choice_lost(config: Path) -> str:
    """The clause that is said where a choice is lost."""
    note = path_in_words(config / CHOSEN)
    return f"选定的草稿文件夹记在“{note}”里，现在读不出来"


def forget_choice(config: Path) -> None:
    """Have drafts kept in the usual folder from now on.

    Raises:
        OSError: The note of the choice stays.
    """
    (config / CHOSEN).unlink(missing_ok=True)


def _chosen(config: Path, note: str = CHOSEN) -> Path | None:
    """Return the folder that the clerk chose, None where none is noted."""
    try:
        with (config / note).open("rb") as file:
            noted = file.read(MOST_BYTES + 1)
        return _absolute(os.fsdecode(_line(noted)))
    except (OSError, ValueError):
        return None


def _is_noted(config: Path) -> bool:
    """Return whether there is a note, or may be one that is out of reach."""
    try:
        os.lstat(config / CHOSEN)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def _line(noted: bytes) -> bytes:
    """Return the line that a note has, without its end, if it has one.

    Blanks at its ends are part of the name: another folder has none there.

    Raises:
        ValueError: No path is so long.
    """
    if len(noted) > MOST_BYTES:
        raise ValueError("the note is too long")
    line = noted.removesuffix(LINE_END)
    # No name on Windows has such a character, and its editors add it.
    return line.removesuffix(b"\r") if os.name == "nt" else line


def _absolute(text: str) -> Path | None:
    path = Path(text)
    # No system has a NUL in a path: the note is damaged.
    is_path = bool(text) and "\0" not in text
    return path if is_path and path.is_absolute() else None


def _home(environment: Mapping[str, str]) -> Path:
    return _absolute(environment.get("HOME", "")) or Path.home()
