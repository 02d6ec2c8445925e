"""What a clerk does to one draft, noted so that a crash can be judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from models.store.drafts import DraftFault
from tests.models.store.imagined_disk import ROOT, Happened, ImaginedDisk, Step
from tests.models.store.letters import Shown, drafts_on, form

BACK_UP, LATER = ROOT / "all.zip", ROOT / "later.zip"
ELSEWHERE = ROOT / "elsewhere"


class History:
    """Does things to one draft, noting what is tried and what was done.

    Attributes:
        draft_id: The draft, or "" if it could not be created.
        told: What the clerk was told of faults.
    """

    def __init__(self, disk: ImaginedDisk, saves: int) -> None:
        self.disk, self.drafts = disk, drafts_on(disk)
        self._saves = saves
        self.draft_id = ""
        self.told: list[str] = []

    def run(self) -> None:
        """Do each thing there is to do, however many of them fail."""
        self._create()
        if not self.draft_id:
            return
        for text in map(str, range(1, self._saves + 1)):
            self._save(text)
        last = str(self._saves)
        self._do((last, False), lambda: self.drafts.summaries())
        self._do((last, False), lambda: self.drafts.back_up(BACK_UP))
        self._do((last, False), self._keep)
        self._do(("0", False), self._go_back)
        self._do(("0", True), lambda: self.drafts.remove(self.draft_id))
        self._do(("0", False), lambda: self.drafts.restore(self.draft_id))
        self._do(("0", False), lambda: self.drafts.back_up(LATER))
        self._do(("0", False), lambda: self.drafts.restore_from(LATER))
        self._save("last")

    def _create(self) -> None:
        try:
            self.draft_id = self.drafts.create(form("0"))
        except DraftFault as fault:
            self.told.append(str(fault))
        else:
            self.disk.remember(("done", self.draft_id, ("0", False)))

    def _save(self, text: str) -> None:
        self._do((text, False), lambda: self.drafts.save(self.draft_id, form(text)))

    def _keep(self) -> None:
        self.drafts.keep_version(self.draft_id, "打印")

    def _go_back(self) -> None:
        """Save the first version there is; where saves fail, it is not 0."""
        first = self.drafts.versions(self.draft_id)[-1].generation
        self.drafts.open_version(self.draft_id, first)
        self.drafts.save(self.draft_id, form("0"))

    def _do(self, then: Shown, action: Callable[[], object]) -> None:
        self.disk.remember(("tried", self.draft_id, then))
        try:
            action()
        except DraftFault as fault:
            self.told.append(str(fault))
        else:
            self.disk.remember(("done", self.draft_id, then))


def allowed(steps: Iterable[Step]) -> dict[str, list[Shown]]:
    """Return what may be shown: what was done last, or tried since."""
    found: dict[str, list[Shown]] = defaultdict(list)
    for each in steps:
        if isinstance(each, Happened):
            event, draft_id, state = each.what
            if event == "done":
                found[draft_id].clear()
            found[draft_id].append(state)
    return found
