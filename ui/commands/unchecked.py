"""Drafts that were read from a file and that nobody has looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from models.form_data import clip
from ui.notices import Notices
from ui.widgets.notice_bar import Act

MOST_ACTS, MOST_LINES, MOST_TITLE = 3, 4, 10
"""So many drafts have a button at once, so many doubts are named at once,
and so many characters of a title are on a button."""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A draft in which something is to be checked.

    Attributes:
        doubts: What, in sentences.
    """

    title: str
    doubts: Sequence[str]


class Unchecked(QObject):
    """Tells of them over the editor, until each has been looked at."""

    def __init__(
        self, notices: Notices, open_draft: Callable[[str], object]
    ) -> None:
        super().__init__(notices)
        self._notices, self._open_draft = notices, open_draft
        self._drafts: dict[str, Doubtful] = {}

    def tell(self, drafts: Mapping[str, Doubtful]) -> None:
        """Tell of more of them, by their ids."""
        self._drafts.update(drafts)
        count = len(self._drafts)
        sentence = f"还有 {count} 份新草稿没有看过，读入时有请核对的地方"
        self._notices.tell(sentence, *self._acts())

    def _open_one(self, draft_id: str) -> None:
        """Open a draft and say what is to be checked in it."""
        doubts = self._drafts.pop(draft_id).doubts
        self._open_draft(draft_id)
        named = "；".join(each.rstrip("。") for each in doubts[:MOST_LINES])
        rest = "……" if len(doubts) > MOST_LINES else ""
        sentence = f"读入时有 {len(doubts)} 处请核对：{named}{rest}"
        self._notices.tell(sentence, *self._acts())

    def _acts(self) -> tuple[Act, ...]:
        return tuple(
            (_button_text(each.title), partial(self._open_one, draft_id))
            for draft_id, each in [*self._drafts.items()][:MOST_ACTS]
        )


def _button_text(title: str) -> str:
    """Return a title on a button, with & shown as it stands."""
    return f"看“{clip(title, MOST_TITLE)}”".replace("&", "&&")
