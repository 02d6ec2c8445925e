"""What was read: a form, and what is to be said about the reading."""

from __future__ import annotations

from dataclasses import dataclass, field

from models.definitions.definition import Definition
from models.filled_form import FilledForm
from models.findings import Finding
from models.form import Form
from models.reading.source import Source


@dataclass(frozen=True, slots=True)
class ReadForm:
    """One form found in a file.

    Attributes:
        findings: What was put right on the way in.
        unread: Texts that found no place, in the order of the file.
        source: The cells of the file; none where it is a file of our own.
    """

    form: Form
    definition: Definition
    findings: tuple[Finding, ...] = ()
    unread: tuple[str, ...] = ()
    source: Source = field(default_factory=Source, compare=False, repr=False)

    @property
    def filled(self) -> FilledForm:
        """The form with its definition."""
        return FilledForm(self.form, self.definition)
