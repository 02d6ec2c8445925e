"""What the window remembers of itself, in a file of our own.

The file is JSON: PySide6 unpickles what it finds in a QSettings file, and
anybody's program may have written there.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

from models.values.visible import path_in_words

MOST_BYTES = 100_000


class Settings:
    """Texts, numbers and lists of numbers, by name.

    A damaged or foreign file counts as empty, value by value: nothing that
    stands in it can keep the program from starting.

    Attributes:
        fault: What is the matter with the file, in a sentence, or "".
    """

    def __init__(self, path: Path) -> None:
        self._path, self.fault = path, ""
        try:
            self._values = _read(path)
        except (OSError, ValueError, RecursionError):
            self._values = {}
            shown = path_in_words(path)
            self.fault = f"设置文件“{shown}”读不出来，窗口已改用默认设置"

    @property
    def folder(self) -> Path:
        """Where settings are kept."""
        return self._path.parent

    def text(self, name: str, default: str = "") -> str:
        """Return a text."""
        value = self._values.get(name)
        return value if isinstance(value, str) else default

    def known_folder(self, name: str, otherwise: Path) -> Path:
        """Return a folder that is remembered and still there, or another."""
        remembered = Path(self.text(name))
        is_there = remembered.is_absolute() and os.path.isdir(remembered)
        return remembered if is_there else otherwise

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Return whether something is on."""
        value = self._values.get(name)
        return value if isinstance(value, bool) else default

    def numbers(self, name: str, count: int) -> list[int]:
        """Return so many whole numbers, or none at all."""
        value = self._values.get(name)
        if not isinstance(value, list) or len(value) != count:
            return []
        fits = all(type(each) is int and 0 <= each < 100_000 for each in value)
        return value if fits else []

    def put(self, **values: str | bool | list[int]) -> None:
        """Remember values; where the folder refuses, for this run only."""
        self._values |= values
        temporary = self._path.with_suffix(f".{os.urandom(4).hex()}.tmp")
        with suppress(OSError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # Folders may have names that are no UTF-8: so nothing but ASCII.
            text = json.dumps(self._values, indent=1)
            temporary.write_text(text, encoding="ascii")
            temporary.replace(self._path)


def _read(path: Path) -> dict[str, object]:
    """Return the values in a file, none where there is no file yet.

    Raises:
        OSError, ValueError, RecursionError: They cannot be read.
    """
    try:
        with path.open("rb") as file:
            values = json.loads(file.read(MOST_BYTES))
    except FileNotFoundError:
        return {}
    if not isinstance(values, dict):
        raise ValueError("settings have names")
    return values
