"""What was read: a form, and what is to be said about the reading."""

from __future__ import annotations

from dataclasses import dataclass

from models.definition import Definition
from models.findings import Finding
from models.form import Form


@dataclass(frozen=True, slots=True)
class ReadForm:
    """One form found in a file.

    Attributes:
        findings: What was put right on the way in.
        unread: Texts that found no place, in the order of the file.
    """

    form: Form
    definition: Definition
    findings: tuple[Finding, ...] = ()
    unread: tuple[str, ...] = ()
