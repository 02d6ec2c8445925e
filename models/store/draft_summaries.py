"""The list of drafts: each with its summary, those too that do not open."""

from __future__ import annotations

from datetime import UTC, datetime

from models.form_data import NewerVersion
from models.store.draft_faults import DraftDamaged, DraftMissing
from models.store.draft_folders import DraftFolders
from models.store.draft_index import DraftIndex, Summary
from models.store.draft_record import About, glance


class DraftSummaries:
    """Lists the drafts of one data folder, and knows what it listed last."""

    def __init__(self, folders: DraftFolders, index: DraftIndex) -> None:
        self._folders, self._index = folders, index
        self._listed: dict[str, int] = {}

    def summaries(self) -> list[Summary]:
        """Return all drafts, in the bin or not, the latest saved first.

        Raises:
            DraftsUnreadable: Their folder is there and cannot be read.
        """
        self._listed = self._folders.stamps()
        found = self._index.summaries(self._listed, self._summary)
        return sorted(found, key=lambda each: -each.saved_at.timestamp())

    def has_changed(self) -> bool:
        """Return whether drafts came, went or were saved since listed last.

        Raises:
            DraftsUnreadable: Their folder is there and cannot be read.
        """
        return self._folders.stamps() != self._listed

    def _summary(self, draft_id: str) -> Summary | None:
        history = self._folders.history(draft_id)
        try:
            found = history.newest(glance)
        except DraftMissing:
            return None
        except (DraftDamaged, NewerVersion) as fault:
            return _faulty(draft_id, str(fault))
        return _summary(draft_id, found.number, *found.content)


def _summary(draft_id: str, number: int, about: About, search: bytes) -> Summary:
    return Summary(
        draft_id,
        number,
        about.title,
        about.definition,
        about.budget_year,
        about.reporting_unit,
        about.saved_at,
        about.is_example,
        about.removed_at,
        search=search,
        form_name=about.form_name,
    )


def _faulty(draft_id: str, fault: str) -> Summary:
    never = datetime.fromtimestamp(0, UTC)
    return Summary(draft_id, 0, "（打不开的草稿）", "", "", "", never, fault=fault)
