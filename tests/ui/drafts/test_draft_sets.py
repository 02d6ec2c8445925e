"""Drafts of one unit and one year are checked together."""

from __future__ import annotations

from tests.models.store.test_draft_sets import DEPARTMENT, project
from ui.workspace import Workspace


def found_rules(window: Workspace) -> set[str]:
    return {each.rule for each in window.panes.findings_bar.findings}


def test_the_window_finds_sums_that_do_not_fit(window: Workspace) -> None:
    window.store.create(project("60"))
    window.open_draft(window.store.create(DEPARTMENT))
    assert "set_sum_mismatch" in found_rules(window)

    window.open_draft(window.store.create(project("50", unit="另一局")))
    assert "set_sum_mismatch" not in found_rules(window)
