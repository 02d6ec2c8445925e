"""What is said of that which commands came to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from models.findings import Finding
from ui.commands.command_sets import CommandSets
from ui.commands.handing_out import HandingOut
from ui.commands.unchecked import Unchecked
from ui.notices import Notices
from ui.status import Status
from ui.widgets.notice_bar import Act


class Outcomes(QObject):
    """Tells what was done: at the foot, or with what can be done next."""

    def __init__(
        self,
        commands: CommandSets,
        notices: Notices,
        status: Status,
        call_due: Callable[[], Sequence[Finding]],
    ) -> None:
        super().__init__(notices)
        self._commands, self._notices, self._status = commands, notices, status
        self._unchecked = Unchecked(notices, commands.opening.open)
        HandingOut(commands.files, commands.printing, notices, status, call_due)
        self._connect_status()
        self._connect_notices()
        notices.offer(
            copy=("另存为新草稿", commands.opening.copy),
            versions=("看看各个版本", commands.versions.show_versions),
            retry=(
                ("再试一次", commands.opening.save),
                ("存到别处…", commands.files.keep_elsewhere),
            ),
        )

    def _connect_status(self) -> None:
        commands, status = self._commands, self._status
        for slow in commands.slow:
            status.follow_work(slow.begun, slow.rested)
        commands.drafts.done.connect(status.say)
        commands.versions.done.connect(status.say)
        commands.opening.save_asked.connect(status.say_standing)

    def _connect_notices(self) -> None:
        commands, notices = self._commands, self._notices
        commands.drafts.removed.connect(self._on_removed)
        commands.drafts.unchecked.connect(self._unchecked.tell)
        commands.back_ups.ended.connect(notices.tell)
        commands.folders.troubled.connect(notices.tell_trouble)
        commands.folders.settled.connect(notices.settle)
        commands.pasting.ended.connect(self._on_pasted)
        commands.pasting.undone.connect(notices.withdraw)

    def _on_removed(self, draft_id: str, title: str) -> None:
        back = ("恢复", partial(self._commands.drafts.restore, draft_id))
        self._notices.tell(f"“{title}”已移入回收站", back)

    def _on_pasted(self, sentence: str, acts: Sequence[Act]) -> None:
        self._notices.tell(sentence, *acts)
