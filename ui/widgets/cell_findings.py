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
class Mark:
    """The findings on one place: the gravest severity, and all they say."""

    severity: Severity
    messages: tuple[str, ...]


Marks = dict[Place, Mark]


def tool_tip(mark: Mark | None, last_text: str = "") -> str:
    """Return what is to be said of a text, as HTML that shows it as it is.

    Qt guesses whether a tool tip is HTML; here it is, and is escaped.
    """
    messages = mark.messages if mark else ()
    last = (f"{LAST_YEAR}{clip(last_text, MOST)}",) if last_text else ()
    lines = "<br>".join(escape(each) for each in (*messages, *last))
    return f"<qt>{lines}</qt>" if lines else ""


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
