"""A file in a place of the clerk's choice, whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from models.visible import one_line


class FileUnwritable(Exception):
    """The file cannot be written; what was there before is untouched."""

    def __init__(self, path: Path) -> None:
        name, folder = one_line(path.name), one_line(str(path.parent))
        super().__init__(
            f"“{name}”写不进“{folder}”，可能正被别的程序打开、设成了只读，或者磁盘已满，"
            "请关闭它，或换个名字、换个文件夹再试"
        )
        self.path = path


def write_file(path: Path, data: bytes) -> Path:
    """Write a file in place of what has its name, and return the path.

    Raises:
        FileUnwritable: The file or its folder refuses.
    """
    temporary = path.with_name(f".{token_hex(8)}.tmp")
    try:
        _refuse_read_only(path)
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise FileUnwritable(path) from error
    return path


def _refuse_read_only(path: Path) -> None:
    """Leave a protected file alone: renaming over it would not mind."""
    with suppress(FileNotFoundError):
        if not path.stat().st_mode & stat.S_IWUSR:
            raise PermissionError(errno.EACCES, "the file is read-only", str(path))
