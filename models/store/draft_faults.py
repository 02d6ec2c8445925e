"""What can go wrong with drafts through no fault of the clerk."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Literal

Reason = Literal["full", "read_only", "gone", "too_large", "other"]

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_GONE = {
    errno.ENOENT,
    errno.ENOTDIR,
    errno.ENODEV,
    errno.ENXIO,
    errno.ESTALE,
    errno.ENOTCONN,
}
_SENTENCES: dict[Reason, str] = {
    "full": "磁盘已满，改动没有存进草稿文件夹“{folder}”，请腾出空间后再试，或另存到别处",
    "read_only": "草稿文件夹“{folder}”不能写入，改动没有保存，请检查权限，或另存到别处",
    "gone": "找不到草稿文件夹“{folder}”，改动没有保存，请接好移动硬盘或网络盘后再试，"
    "或另存到别处",
    "too_large": "内容超过 100 MB，没有存进草稿文件夹“{folder}”，请删减后再试",
    "other": "磁盘出错，改动没有存进草稿文件夹“{folder}”，请另存到别处，并检查磁盘",
}


class DraftFault(Exception):
    """Any of the troubles below; its text is one sentence for the clerk."""


class DraftsUnwritable(DraftFault):
    """A draft cannot be written; what was saved before is untouched.

    Attributes:
        reason: The kind of trouble, one of Reason.
        folder: Where writing failed.
    """

    def __init__(self, reason: Reason, folder: Path) -> None:
        super().__init__(_SENTENCES[reason].format(folder=folder))
        self.reason, self.folder = reason, folder


class DraftsUnreadable(DraftFault):
    """The folder of drafts is there and cannot be read."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"草稿文件夹“{folder}”读不出来，请检查磁盘和权限后重新启动")
        self.folder = folder


class DraftDamaged(DraftFault):
    """None of a draft's generations is whole; nothing has been deleted."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"这份草稿的各次保存都读不出来，文件原样留在“{folder}”，"
            "请不要删除，并请技术人员查看"
        )
        self.folder = folder


class VersionDamaged(DraftFault):
    """One earlier generation of a draft is not whole; others may be."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"这个版本的文件已损坏，打不开，请选其他版本；文件原样留在“{folder}”"
        )
        self.folder = folder


class DraftMissing(DraftFault):
    """There is no such draft any more, or no such version of it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"找不到这份草稿（{folder}），可能已被另一个窗口删除，请刷新列表")
        self.folder = folder


class DraftChangedElsewhere(DraftFault):
    """Somebody else saved this draft since it was opened here."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            "这份草稿已在别处改动并保存，这里的改动没有写入，"
            "请另存为新草稿，或重新打开后再改"
        )
        self.folder = folder


def unwritable(error: OSError, folder: Path) -> DraftsUnwritable:
    """Return what an error of the file system means to the clerk."""
    return DraftsUnwritable(_reason(error.errno), folder)


def _reason(number: int | None) -> Reason:
    if number in _FULL:
        return "full"
    if number in _READ_ONLY:
        return "read_only"
    return "gone" if number in _GONE else "other"
