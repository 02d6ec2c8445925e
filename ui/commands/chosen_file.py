"""A file in a place of the clerk's choice, whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from models.form_data import clip
from models.store.file_system import is_name
from models.values.visible import path_in_words

BUSY = "可能正被别的程序打开、设成了只读，或者磁盘已满，请关闭它，或换个名字、换个文件夹再试"
NO_NAME = "文件名太长，或有不能用的字符，请换一个短些的名字"
REASONS = {
    errno.ENAMETOOLONG: NO_NAME,
    errno.EILSEQ: NO_NAME,
    errno.EINVAL: NO_NAME,
    errno.EISDIR: "那里有一个同名的文件夹，请换个名字",
    errno.ENXIO: "那里有同名的管道或设备，请换个名字",
    errno.ENOENT: "找不到这个文件夹，请换个文件夹再试",
    errno.ENOTDIR: "它不是文件夹，请换个文件夹再试",
    errno.ENOSPC: "磁盘已满，请腾出空间，或换个文件夹再试",
    errno.EDQUOT: "磁盘配额已用完，请腾出空间，或换个文件夹再试",
}


class FileUnwritable(Exception):
    """The file cannot be written; what was there before is untouched."""

    def __init__(self, path: Path, reason: str = BUSY) -> None:
        name = clip(path_in_words(path.name), 80)
        super().__init__(f"“{name}”写不进“{path_in_words(path.parent)}”，{reason}")
        self.path = path


def write_file(path: Path, data: bytes) -> Path:
    """Write a file in place of what has its name, and return the path.

    Raises:
        FileUnwritable: The file or its folder refuses.
    """
    if not is_name(path):
        raise FileUnwritable(path, NO_NAME)
    temporary = path.with_name(f".{token_hex(8)}.tmp")
    try:
        _refuse_unfit(path)
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise FileUnwritable(path, REASONS.get(error.errno or 0, BUSY)) from error
    return path


def _refuse_unfit(path: Path) -> None:
    """Leave alone what a renaming over it would not mind.

    Raises:
        OSError: It is a protected file, or no file at all.
    """
    with suppress(FileNotFoundError):
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, "a folder", str(path))
        if not stat.S_ISREG(mode):
            raise OSError(errno.ENXIO, "no regular file", str(path))
        if not mode & stat.S_IWUSR:
            raise PermissionError(errno.EACCES, "the file is read-only", str(path))
