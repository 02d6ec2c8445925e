"""Parts the rows of a file into forms, whose pages may be out of order.

Rows make chunks, which begin at a title, a line above a table, or after a
blank; chunks make forms.  A chunk goes with the form before it unless the
two contradict each other: another kind of form, another title, a label
that the form has already, or a tree that starts over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from models.definitions.definition import Definition
from models.definitions.definition_file import definitions
from models.definitions.label_words import all_labels
from models.definitions.labels import fold
from models.keys import PROJECT_NAME
from models.reading.recognition.line_labels import is_page_mark
from models.reading.recognition.row_evidence import NONE, Evidence, evidence
from models.reading.source_grid import SourceRow

LEAST_LABELS = 2
LEAST_LEVELS = 2

UNTITLED = "没有找到认得的标题"


@dataclass(frozen=True, slots=True)
class Parted:
    """The rows of one form, and the definition they are read by.

    Attributes:
        strange: Rows beside the form that belong to none, to be told.
        doubt: Why the kind of form is a guess, "" where it is none.
    """

    definition: Definition
    rows: tuple[SourceRow, ...]
    strange: tuple[SourceRow, ...] = ()
    doubt: str = ""


@dataclass(slots=True)
class FormPart:
    """Rows that belong together, with all that they say.

    Attributes:
        fits: The ids of definitions it may be of; None as long as nothing
            has been said.
        scores: By the id of a definition, the sum of its rows' scores.
        levels: Names of second levels in their order.
        last_labels: Those of the last row that has any: a row may go on on
            the next page, with its label.
        strange: Rows that stand beside it and are of no form.
    """

    rows: list[SourceRow] = field(default_factory=list)
    fits: frozenset[str] | None = None
    scores: dict[str, float] = field(default_factory=dict)
    strange: list[SourceRow] = field(default_factory=list)
    title: str = ""
    doubt: str = UNTITLED
    labels: frozenset[str] = frozenset()
    levels: list[str] = field(default_factory=list)
    last_labels: frozenset[str] = frozenset()
    has_table: bool = False
    has_tree: bool = False
    has_head: bool = False
    has_tree_head: bool = False
    has_level: bool = False
    has_line: bool = False
    has_budget: bool = False

    @property
    def is_form(self) -> bool:
        """Whether it is a form, and no report that has tables too.

        A form has a title and a label under it, or a tree of indicators
        with its head, or a project's name with an amount for the year: a
        sheet cut off below its title, or one made without.
        """
        has_label = self.labels or self.has_head or self.has_line or self.has_level
        is_tree = self.has_tree_head and self.has_level
        is_budget = self.has_budget and not self.labels.isdisjoint(_project_labels())
        return bool(self.title and has_label) or is_tree or is_budget

    @property
    def is_strong(self) -> bool:
        """Whether it says enough to be a form of its own."""
        return bool(
            self.title
            or self.has_head
            or len(self.labels) >= LEAST_LABELS
            or len(self.levels) >= LEAST_LEVELS
        )

    def add(self, row: SourceRow, said: Evidence) -> None:
        """Take in a row."""
        self.rows.append(row)
        self.has_table |= bool(said.labels or said.is_tree or said.is_head)
        self.has_tree |= said.is_tree
        self.has_head |= said.is_head
        self.has_tree_head |= said.is_head and said.is_tree
        self.has_level |= said.is_tree and not said.is_head
        self.has_line |= said.is_line
        self.has_budget |= said.has_budget
        self._take_title(said.title, said.doubt)
        self.labels |= said.labels
        self.last_labels = said.labels or self.last_labels
        self._narrow(said.fits)
        self._score(said.scores)
        self.levels += filter(None, [said.level])

    def join(self, other: FormPart) -> None:
        """Take in another part's rows."""
        self.rows += other.rows
        self.strange += other.strange
        self._take_title(other.title, other.doubt)
        self.labels |= other.labels
        self.last_labels = other.last_labels or self.last_labels
        self.levels += other.levels
        self.has_head |= other.has_head
        self.has_tree_head |= other.has_tree_head
        self.has_level |= other.has_level
        self.has_line |= other.has_line
        self.has_budget |= other.has_budget
        self._narrow(other.fits or frozenset())
        self._score(other.scores)

    def allows(self, fits: frozenset[str] | None) -> bool:
        """Return whether some definition fits all."""
        return not self.fits or not fits or bool(self.fits & fits)

    def contradicts(self, other: FormPart) -> bool:
        """Return whether another part cannot be of the same form."""
        return (
            not self.allows(other.fits)
            or bool(other.labels & self._closed_labels())
            or bool(self.title and other.title and self.title != other.title)
            or self._starts_over(other)
        )

    def _closed_labels(self) -> frozenset[str]:
        """Return the labels that cannot come again: all but the last row's.

        Where that row is all there is, nothing says that it goes on.
        """
        return (self.labels - self.last_labels) or self.labels

    def definition(self) -> Definition:
        """Return the definition that knows most of it."""
        known = definitions()
        among = self.fits or frozenset(known)
        best = max(sorted(among), key=lambda each: self.scores.get(each, 0))
        return known[best]

    def _starts_over(self, other: FormPart) -> bool:
        """Return whether a tree begins again at a level long past.

        The last level may be named again where a page goes on with it.
        """
        first = other.levels[:1]
        return first != self.levels[-1:] and any(each in self.levels for each in first)

    def _take_title(self, title: str, doubt: str) -> None:
        if title and not self.title:
            self.title, self.doubt = title, doubt

    def _narrow(self, fits: frozenset[str]) -> None:
        if fits:
            self.fits = ((self.fits or fits) & fits) or self.fits

    def _score(self, scores: Mapping[str, float]) -> None:
        for key, score in scores.items():
            self.scores[key] = self.scores.get(key, 0) + score


def part_forms(rows: Iterable[SourceRow]) -> tuple[Parted, ...]:
    """Return the rows of each form, and the definition it is read by.

    Empty when the rows hold no form at all; else every row is in one, or
    beside one as a stranger.
    """
    parts: list[FormPart] = []
    before = FormPart()
    for chunk in _chunks(rows):
        if parts and (not chunk.is_strong or not parts[-1].contradicts(chunk)):
            parts[-1].join(chunk)
        elif chunk.is_strong:
            parts.append(_with_front(chunk, before))
            before = FormPart()
        else:
            before.join(chunk)
    return tuple(
        Parted(each.definition(), tuple(each.rows), tuple(each.strange), each.doubt)
        for each in _admitted(parts)
    )


def _with_front(chunk: FormPart, before: FormPart) -> FormPart:
    """Return a form's first rows with what stands before them.

    Above a title stands what some report says, not what the form does;
    but a page header repeats the form's own lines, and is read before it.
    """
    if chunk.title:
        own = [each for each in before.rows if _is_of(chunk, each)]
        others = [each for each in before.rows if not _is_of(chunk, each)]
        chunk.rows, chunk.strange = [*own, *chunk.rows], [*others, *chunk.strange]
        return chunk
    before.join(chunk)
    return before


def _is_of(chunk: FormPart, row: SourceRow) -> bool:
    """Return whether a row is a form's mark, or stands in it word for word."""
    texts = [cell.text for cell in row.cells]
    is_again = any(texts == [cell.text for cell in each.cells] for each in chunk.rows)
    return is_again or _is_mark(row)


def _is_mark(row: SourceRow) -> bool:
    """Return whether a row is printed by some form itself: 附件1."""
    known = [each.definition for each in all_labels()]
    return all(
        any(is_page_mark(cell.text, each) for each in known) for cell in row.cells
    )


def _admitted(parts: Sequence[FormPart]) -> list[FormPart]:
    """Return the parts that are forms, each with the strangers behind it.

    What stands before the first form comes with it too.
    """
    forms: list[FormPart] = []
    before: list[SourceRow] = []
    for part in parts:
        if part.is_form:
            part.strange = [*before, *part.strange]
            before = []
            forms.append(part)
        elif forms:
            forms[-1].strange += [*part.strange, *part.rows]
        else:
            before += [*part.strange, *part.rows]
    return forms


def _chunks(rows: Iterable[SourceRow]) -> Iterator[FormPart]:
    chunk = FormPart()
    is_after_blank = False
    for row in rows:
        said = evidence(row) if row.cells else NONE
        if _begins(chunk, row, said, is_after_blank=is_after_blank):
            yield chunk
            chunk = FormPart()
        chunk.add(row, said)
        is_after_blank = not row.cells or (is_after_blank and row.is_line)
    yield chunk


def _begins(
    chunk: FormPart, row: SourceRow, said: Evidence, *, is_after_blank: bool
) -> bool:
    """Return whether a row begins another chunk."""
    if said.title:
        return bool(chunk.rows)
    if said.is_line:
        return chunk.has_table
    if is_after_blank and not row.is_line:
        return chunk.has_table
    if said.labels and chunk.has_tree:
        return not chunk.allows(said.fits) or bool(chunk.labels & said.labels)
    return False


@cache
def _project_labels() -> frozenset[str]:
    """Return what the forms of projects print before the project's name."""
    fields = (each for found in definitions().values() for each in found.fields)
    return frozenset(fold(each.label) for each in fields if each.key == PROJECT_NAME)
