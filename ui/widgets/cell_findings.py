"""Findings by place: what is marked beside a cell, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from models.findings import SEVERITIES, Finding, Severity
from models.form import Place
from models.form_data import clip

LAST_YEAR = "上年："
MOST = 300
"""Characters of a text in a tool tip."""


@dataclass(frozen=True, slots=True)
class CellFindings:
    """The findings on one place: the gravest severity, and all they say."""

    severity: Severity
    messages: tuple[str, ...]


FindingsByPlace = dict[Place, CellFindings]


def tool_tip(findings: CellFindings | None, last_text: str = "") -> str:
    """Return what is to be said of a text, as HTML that shows it as it is.

    Qt guesses whether a tool tip is HTML; here it is, and is escaped.
    """
    messages = findings.messages if findings else ()
    last = (f"{LAST_YEAR}{clip(last_text, MOST)}",) if last_text else ()
    lines = "<br>".join(escape(each) for each in (*messages, *last))
    return f"<qt>{lines}</qt>" if lines else ""


def findings_by_place(findings: Iterable[Finding]) -> FindingsByPlace:
    """Return the marks of the findings that have a place."""
    found: FindingsByPlace = {}
    for finding in sorted(findings, key=_rank):
        if finding.place is None:
            continue
        grave = found.get(finding.place, CellFindings(finding.severity, ()))
        messages = (*grave.messages, finding.message)
        found[finding.place] = CellFindings(grave.severity, messages)
    return found


def _rank(finding: Finding) -> int:
    return SEVERITIES.index(finding.severity)
