"""A draft as it is opened, with what must be said about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from models.form import Form
from models.store.draft_history import NewestGeneration
from models.store.draft_record import Record


@dataclass(frozen=True, slots=True)
class OpenedDraft:
    """A draft as it was saved last, or as an earlier version had it.

    Attributes:
        generation: To be handed to Drafts.save(), which then notices what
            others saved in between.
        notice: What the clerk must be told of it, or "": that it is not the
            newest, and of when it is.
    """

    id: str
    form: Form
    generation: int
    saved_at: datetime
    notice: str = ""


def opened(draft_id: str, found: NewestGeneration[Record]) -> OpenedDraft:
    """Return the newest whole generation of a draft as it is opened."""
    form, saved_at = found.content.form, found.content.about.saved_at
    return OpenedDraft(draft_id, form, found.last, saved_at, _notice(found, saved_at))


def _notice(found: NewestGeneration[Record], saved_at: datetime) -> str:
    shown = f"现在显示的是 {saved_at:%Y年%m月%d日 %H:%M} 保存的内容"
    said = []
    if found.gone:
        said.append(
            f"这份草稿更新的一次保存（{found.gone.words}）的文件不在了，"
            f"{shown}，是留下的最新一次；请“从备份恢复”，用网盘的等它同步完"
        )
    if found.lost:
        said.append(
            f"这份草稿最近一次保存的文件已损坏，{shown}；损坏的文件没有删除"
        )
    elif found.unread:
        said.append(f"这份草稿最近一次保存的文件读不出来，{shown}；请检查磁盘")
    return "。".join(said)
