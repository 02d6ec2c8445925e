"""Reads the forms in other people's files, and in our own."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from models.log import note_fault
from models.reading.files.kind import ReadableKind, file_kind
from models.reading.limits import MEGABYTE, MOST_BYTES, TOO_DEEP
from models.reading.own_file import read_own
from models.reading.read_form import ReadForm
from models.reading.unreadable import Unfit, naming

REASONS = {
    errno.EACCES: "没有读取权限",
    errno.EPERM: "没有读取权限",
    errno.ENAMETOOLONG: "路径太长",
    errno.ENOENT: "没有这个文件",
    errno.ENOTDIR: "没有这个文件",
}
NOTHING = "里没有找到绩效目标表，请检查是不是选错了文件"
UNEXPECTED = "读取时出了意外，没有读入，请用 WPS、Office 另存一次再打开"


def read_file(path: Path) -> tuple[ReadForm, ...]:
    """Return the forms that a file holds, whatever its name ends with.

    Documents, workbooks, web pages and texts are read, and JSON of our own.

    Raises:
        Unreadable: The file cannot be read, or holds no form; the message
            is one Chinese sentence that names it.
    """
    return read_data(path, read_bytes(path))


def read_data(path: Path, data: bytes) -> tuple[ReadForm, ...]:
    """Return the forms in the bytes of a file, as read_file does.

    Raises:
        Unreadable: They cannot be read, or hold no form.
    """
    with naming(path), unexpected_as_unfit():
        return forms_of_kind(file_kind(data), data, path.suffix)


@contextmanager
def unexpected_as_unfit() -> Iterator[None]:
    """Let nothing but Unfit come out of the reading of a file.

    Raises:
        Unfit: Something was refused or went wrong inside.
    """
    try:
        yield
    except Unfit:
        raise
    except RecursionError:
        raise Unfit(TOO_DEEP) from None
    except Exception as fault:
        # One file of many, from who knows where, must not stop the others.
        note_fault(fault)
        raise Unfit(UNEXPECTED) from fault


def forms_of_kind(kind: ReadableKind, data: bytes, suffix: str) -> tuple[ReadForm, ...]:
    """Return the forms in the bytes of a file of a kind.

    The suffix is how its name ends, from the last dot on.

    Raises:
        Unfit: They cannot be read, or hold no form.
    """
    if kind == "own":
        return (read_own(data, suffix),)
    # Half of what an export of drafts would import, which never needs it.
    from models.reading.grids import read_grids
    from models.reading.recognition.recogniser import recognise

    grids = read_grids(kind, data, suffix)
    found = recognise(grids)
    if not found:
        remarks = [each for grid in grids for each in grid.remarks]
        raise Unfit(_nothing_found(remarks))
    return found


def _nothing_found(remarks: Sequence[str]) -> str:
    """Return that there is no form, with the first clue why not."""
    return f"{NOTHING}（{remarks[0]}）" if remarks else NOTHING


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file that may hold forms.

    Raises:
        Unreadable: It cannot be opened, is no file, or is too large.
    """
    with naming(path):
        return _bytes_of(path)


def _bytes_of(path: Path) -> bytes:
    try:
        if os.path.isdir(path):
            raise Unfit("是一个文件夹，请选择其中的文件")
        if not stat.S_ISREG(path.stat().st_mode):
            raise Unfit("不存在或不是普通文件，请检查路径")
        if path.stat().st_size > MOST_BYTES:
            most = MOST_BYTES // MEGABYTE
            raise Unfit(f"超过 {most} MB，不像是绩效目标表，请拆成几个文件")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise Unfit(f"打不开（{_reason(error)}），请检查") from None


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, ValueError):
        return "路径有误"
    return REASONS.get(error.errno or 0, "磁盘出错")
