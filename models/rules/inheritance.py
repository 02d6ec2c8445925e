"""Rules about what came from the form of the year before."""

from __future__ import annotations

from collections.abc import Iterator

from models.findings import Finding
from models.inherited import confirmed, inherited
from models.rules.rule import rule
from models.rules.subject import Subject


@rule
def inherited_left(subject: Subject) -> Iterator[Finding]:
    """Find how many texts nobody has looked at since they were copied.

    It stands at the first of them.  Source: reviewers send back targets
    that repeat those of the year before (unverified).
    """
    places = tuple(inherited(subject))
    if not places:
        return
    message = f"还有 {len(places)} 处沿用上年，请逐项确认"
    fix = confirmed(places)
    yield subject.finding("hint", places[0], message, fix)
