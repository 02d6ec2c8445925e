"""What can go wrong with drafts through no fault of the clerk."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Literal

from models.form_size import TOO_LARGE
from models.values.visible import one_line

Reason = Literal["full", "read_only", "gone", "too_large", "taken", "name", "other"]

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
_NAME = {errno.ENAMETOOLONG, errno.EILSEQ, errno.EINVAL}
_SENTENCES: dict[Reason, str] = {
    "full": "磁盘已满，改动没有存进草稿文件夹“{folder}”，请腾出空间后再试，或另存到别处",
    "read_only": "草稿文件夹“{folder}”不能写入，改动没有保存，请检查权限，或另存到别处",
    "gone": "找不到草稿文件夹“{folder}”，改动没有保存，请接好移动硬盘或网络盘后再试，"
    "或另存到别处",
    "too_large": TOO_LARGE + "，没有存进草稿文件夹“{folder}”，请删减，或分成几份表",
    "taken": "草稿文件夹“{folder}”里已有同名文件，改动没有保存，请另存到别处",
    "name": "草稿文件夹“{folder}”的路径太长，或有不能用的字符，改动没有保存，请另选文件夹",
    "other": "磁盘出错，改动没有存进草稿文件夹“{folder}”，请另存到别处，并检查磁盘",
}

_NOT_WRITTEN: dict[Reason, str] = {
    "taken": "已有同名文件，请换一个文件名",
    "full": "磁盘已满，请腾出空间或换一个位置",
    "read_only": "这个位置不能写入，请换一个位置",
    "gone": "找不到所在的文件夹，请换一个位置",
    "too_large": "内容太多，请先清空回收站",
    "name": "名字太长，或有不能用的字符，请换一个短些的名字",
    "other": "磁盘出错，请换一个位置",
}


class DraftFault(Exception):
    """Any of the troubles below; its text is one sentence for the clerk."""

    def __init__(self, sentence: str) -> None:
        super().__init__(one_line(sentence))


class DraftsUnwritable(DraftFault):
    """A draft cannot be written; what was saved before is untouched.

    Attributes:
        reason: The kind of trouble, one of Reason.
        folder: Where writing failed.
    """

    def __init__(self, reason: Reason, folder: Path) -> None:
        super().__init__(_SENTENCES[reason].format(folder=folder))
        self.reason, self.folder = reason, folder


class FormTooLarge(DraftFault):
    """A form cannot be handed on: whoever got it could not open it."""

    def __init__(self) -> None:
        super().__init__(f"这份表{TOO_LARGE}，存成文件后打不开，没有写成，请删减，或分成几份表")


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


class NewestUnread(DraftFault):
    """What was saved last cannot be read, and must not be passed over."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            "这份草稿最近一次保存的文件读不出来，没有变动；请先打开它，看清楚显示的是哪一次保存的内容；"
            f"文件在“{folder}”"
        )
        self.folder = folder


class NewestGone(DraftFault):
    """The newest file is gone: an older state would be kept in its place."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            "这份草稿最近一次保存的文件已不在草稿文件夹里，没有留作版本；"
            f"请先改动一处，让现在的内容重新保存，再留作版本；草稿文件夹在“{folder}”"
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


class DraftInUse(DraftFault):
    """Somebody else has this draft open."""

    def __init__(self, owner: str) -> None:
        super().__init__(f"{owner}正在编辑这份草稿，没有移入回收站，请等对方关闭后再移")


class BackUpUnwritable(DraftFault):
    """No back-up could be written; the drafts are untouched.

    Attributes:
        reason: The kind of trouble, one of Reason.
    """

    def __init__(self, reason: Reason, path: Path) -> None:
        super().__init__(f"备份文件“{path}”没有写成：{_NOT_WRITTEN[reason]}；草稿没有变动")
        self.reason, self.path = reason, path


class BackUpDamaged(DraftFault):
    """A file is no back-up, or not as it was written; nothing is taken."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path}”不是绩表的备份，或者已经损坏，没有从中恢复任何内容，请换用另一份备份"
        )
        self.path = path


class BackUpUnreadable(DraftFault):
    """A back-up is not there, or cannot be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"读不了备份文件“{path}”，请检查文件是否存在、有没有权限")
        self.path = path


class BackUpNewer(DraftFault):
    """A later version of this program wrote the back-up."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"备份“{path}”由更新版本的绩表写成，请先升级程序再恢复")
        self.path = path


def unwritable(error: OSError, folder: Path) -> DraftsUnwritable:
    """Return what an error of the file system means to the clerk."""
    return DraftsUnwritable(_reason(error.errno), folder)


def back_up_unwritable(error: OSError, path: Path) -> BackUpUnwritable:
    """Return what an error of the file system means for a back-up."""
    return BackUpUnwritable(_reason(error.errno), path)


def _reason(number: int | None) -> Reason:
    if number in _FULL:
        return "full"
    if number in _READ_ONLY:
        return "read_only"
    if number in _NAME:
        return "name"
    return "gone" if number in _GONE else "other"
