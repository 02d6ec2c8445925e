"""What is said over the editor: one thing in passing, and one that stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from models.store.drafts import DraftChangedElsewhere, DraftFault, NewerVersion
from ui.drafts.open_draft import OpenDraft
from ui.drafts.session import Session
from ui.widgets.notice_bar import Act, NoticeBar


class Notices(QObject):
    """Two lines; what stands is hidden only when it is over.

    Attributes:
        passing: Tells of what happened once.
        standing: Tells of what is still the matter: nothing can be saved.
    """

    def __init__(self, draft: OpenDraft) -> None:
        super().__init__(draft)
        self._draft = draft
        self.passing, self.standing = NoticeBar(), NoticeBar(is_standing=True)
        self._copy: tuple[Act, ...] = ()
        self._retry: tuple[Act, ...] = ()
        self._versions: tuple[Act, ...] = ()
        self._is_about_draft = False

    def offer(self, *, copy: Act, versions: Act, retry: Sequence[Act]) -> None:
        """Say what can be done about a draft, and about saving it."""
        self._copy, self._versions = (copy,), (versions,)
        self._retry = tuple(retry)

    def complain(self, sentence: str, *acts: Act) -> None:
        """Tell of something that failed, and what can be done about it."""
        self.passing.tell(f"{sentence.rstrip('。')}。", "error", *acts)

    def tell(self, sentence: str, *acts: Act) -> None:
        """Tell of something that was done."""
        self.passing.tell(f"{sentence.rstrip('。')}。", "hint", *acts)

    def withdraw(self, sentence: str) -> None:
        """Tell no more of what was done, if it is still told of."""
        if self.passing.text == f"{sentence.rstrip('。')}。":
            self.passing.hide()

    def follow(self, session: Session) -> None:
        """Tell of a draft that was opened, and whenever saving it fails."""
        session.saved.connect(self.settle)
        session.save_failed.connect(self.tell_unsaved)
        self.tell_about_draft()

    def tell_about_draft(self) -> None:
        """Tell who else has the open draft, or that it is not the newest."""
        self.passing.hide()
        if self._is_about_draft:
            self.settle()
        owner, notice = self._draft.owner, self._draft.notice
        if owner:
            take = ("由我接着编辑", self._draft.take_over)
            acts = (take,) if self._draft.can_take_over else ()
            sentence = f"{owner}正在编辑这份草稿，这里只能查看保存过的内容。"
            self.passing.tell(sentence, "warning", *acts, *self._copy)
        elif notice:
            self.passing.tell(f"{notice}。", "warning", *self._versions)

    def tell_unsaved(self, fault: DraftFault | NewerVersion) -> None:
        """Tell that saving fails, for as long as it does."""
        is_conflict = isinstance(fault, DraftChangedElsewhere | NewerVersion)
        acts = self._copy if is_conflict else self._retry
        self.standing.tell(f"{fault}。", "error", *acts)
        self._is_about_draft = True

    def tell_trouble(self, sentence: str, acts: Sequence[Act]) -> None:
        """Tell what is the matter with the folder, until it is settled."""
        self.standing.tell(sentence, "error", *acts)
        self._is_about_draft = False

    def settle(self) -> None:
        """Tell of nothing any more that was the matter."""
        self.standing.hide()
