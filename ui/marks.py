"""Findings by place: what is marked beside a cell, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from models.findings import SEVERITIES, Finding, Severity
from models.form import Place


@dataclass(frozen=True, slots=True)
class Mark:
    """The findings on one place: the gravest severity, and all they say."""

    severity: Severity
    messages: tuple[str, ...]

    @property
    def tool_tip(self) -> str:
        """The messages as HTML that shows user text as it stands.

        Qt guesses whether a tool tip is HTML; here it is, and is escaped.
        """
        lines = "<br>".join(escape(message) for message in self.messages)
        return f"<qt>{lines}</qt>"


Marks = dict[Place, Mark]


def marks(findings: Iterable[Finding]) -> Marks:
    """Return the marks of the findings that have a place."""
    found: Marks = {}
    for finding in sorted(findings, key=_rank):
        if finding.place is None:
            continue
        grave = found.get(finding.place, Mark(finding.severity, ()))
        messages = (*grave.messages, finding.message)
        found[finding.place] = Mark(grave.severity, messages)
    return found


def _rank(finding: Finding) -> int:
    return SEVERITIES.index(finding.severity)
