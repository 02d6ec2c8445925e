"""What the layout has to tell, said in the list of findings."""

from __future__ import annotations

from models.findings import Finding
from printing.page import Sheet

RULE = "sheet"


def sheet_findings(sheet: Sheet) -> tuple[Finding, ...]:
    """Return the notices of a sheet as hints about the whole form."""
    return tuple(Finding(RULE, "hint", "纸面", notice) for notice in sheet.notices)
