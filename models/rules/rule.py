"""What a rule is, and how its findings come by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial, wraps

from models.findings import Finding
from models.rules.subject import Subject

FormRule = Callable[[Subject], Iterator[Finding]]
"""Looks at one form alone."""

OfForm = tuple[int, Finding]
"""A finding, with the number of the form it is about, from 0."""

SetRule = Callable[[Sequence[Subject]], Iterator[OfForm]]
"""Looks at the forms of a set."""


def rule(look: FormRule) -> FormRule:
    """Return a rule whose findings bear the name of the function."""

    @wraps(look)
    def named(subject: Subject) -> Iterator[Finding]:
        for found in look(subject):
            yield replace(found, rule=look.__name__)

    return named


def set_rule(look: SetRule) -> SetRule:
    """Return a rule between forms whose findings bear its function's name."""
    return _named(look, look.__name__)


def between_forms(of: FormRule) -> Callable[[SetRule], SetRule]:
    """Return what makes of a function that part of a rule that sees a set.

    Its findings bear the name of the rule about one form alone.
    """
    return partial(_named, name=of.__name__)


def _named(look: SetRule, name: str) -> SetRule:
    @wraps(look)
    def named(subjects: Sequence[Subject]) -> Iterator[OfForm]:
        for number, found in look(subjects):
            yield number, replace(found, rule=name)

    return named
