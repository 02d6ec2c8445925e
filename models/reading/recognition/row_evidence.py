"""What a single row says about the form it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from models.definitions.label_words import TOTALS, all_labels, is_known
from models.definitions.labels import Labels, TreeLabels, fold, fold_level
from models.reading.recognition.grid_labels import anchor
from models.reading.recognition.heads import list_head, tree_head
from models.reading.recognition.line_labels import (
    is_blank_year_line,
    is_named,
    is_title,
    is_year_line,
    labelled_texts,
)
from models.reading.recognition.titles import title_kind
from models.reading.source_grid import SourceRow
from models.values.amount import is_amount

TITLE_SCORE = 100
"""A title outweighs all labels of a sheet together."""

HALF_TREE = 2
"""Off the score of a form with two trees side by side for a head of one."""

GOOD_ENOUGH = 0.6
"""Of the best score: a form of the neighbouring county still fits."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a row says.

    Attributes:
        scores: By the id of each definition that knows the row, how well.
        title: The row's text, folded, when it is a title.
        doubt: What is not certain about the kind that the title names.
        is_line: Whether it is a line of labels outside the tables.
        is_head: Whether it is the head of a tree or a list.
        is_tree: Whether it is the head of a tree, or names a level.
        labels: Folded labels of fields; a form has each but once.
        level: The folded name of its second level; most trees have each
            but once.
        has_budget: Whether an amount stands beside a label of a year's money.
    """

    scores: Mapping[str, float] = field(default_factory=dict)
    title: str = ""
    doubt: str = ""
    is_line: bool = False
    is_head: bool = False
    is_tree: bool = False
    labels: frozenset[str] = frozenset()
    level: str = ""
    has_budget: bool = False

    @property
    def fits(self) -> frozenset[str]:
        """The ids of definitions that know the row about as well as any."""
        best = max(self.scores.values(), default=0)
        return frozenset(
            each for each, score in self.scores.items() if score >= GOOD_ENOUGH * best
        )


NONE = Evidence()


def evidence(row: SourceRow) -> Evidence:
    """Return what a row says; nothing, for most rows of texts."""
    if not any(is_known(cell.text) for cell in row.cells):
        return _evidence_of_line(row)
    if fold(row.cells[0].text) in TOTALS:
        # Some definition prints it, and no kind of form is known by it.
        return NONE
    if row.is_line and is_blank_year_line(row.cells[0].text):
        # It stands on each page, and is no label that a form has but once.
        return NONE
    heads = {each.definition.id: _head_score(row, each) for each in all_labels()}
    if any(heads.values()):
        is_tree = any(tree_head(row, tree) for tree in _trees())
        return Evidence(_scored(heads), is_head=True, is_tree=is_tree)
    line = _evidence_of_line(row)
    if line is not NONE:
        return line
    if any(_is_level(cell.text) for cell in row.cells[:2]):
        return Evidence(level=_second_level(row), is_tree=True)
    return Evidence(
        _scored({each.definition.id: _labels_in(row, each) for each in all_labels()}),
        labels=frozenset().union(*(_fields_in(row, each) for each in all_labels())),
        has_budget=any(
            is_amount(beside.text) and _is_years_money(label.text)
            for label, beside in pairwise(row.cells)
        ),
    )


def _is_years_money(text: str) -> bool:
    """Return whether a text is the label of an amount of a year's budget.

    Any paper has 其他资金 or 资金总额; the year is what the bureau asks for.
    """
    keys = ((each.definition, each.field(text)) for each in all_labels())
    return "年" in text and any(
        key and definition.field(key).kind == "amount" for definition, key in keys
    )


def _scored(scores: Mapping[str, float]) -> dict[str, float]:
    return {key: score for key, score in scores.items() if score}


def _evidence_of_line(row: SourceRow) -> Evidence:
    if not row.cells:
        return NONE
    text = row.cells[0].text
    titles = _titles(text) if _is_alone(row) else {}
    if titles:
        return Evidence(titles, title=fold(text), doubt=_doubt(text))
    is_line = any(_is_line(row, each) for each in all_labels())
    return Evidence(is_line=True) if is_line else NONE


def _is_line(row: SourceRow, labels: Labels) -> bool:
    """Return whether a row is a line of labels, of which a form begins.

    A table may print a colon behind its labels: among other cells only what
    a form has in the lines above its tables is one.
    """
    named = labelled_texts(row.cells[0].text, labels)
    is_above = any(key in labels.in_lines for key, _ in named)
    return bool(named) and (len(row.cells) == 1 or is_above)


def _is_alone(row: SourceRow) -> bool:
    """Return whether nothing stands beside a row's first text but its year."""
    return all(
        is_year_line(cell.text) or ":" in cell.text or "：" in cell.text
        for cell in row.cells[1:]
    )


def _titles(text: str) -> dict[str, float]:
    """Return how well a title fits, by the ids of definitions.

    A form's own name is better; words alone count where nobody has it.
    """
    named = {
        each.definition.id: float(TITLE_SCORE + _has_own_name(text, each))
        for each in all_labels()
        if is_named(text, each)
    }
    meant = {
        each.definition.id: float(TITLE_SCORE)
        for each in all_labels()
        if is_title(text, each)
    }
    return named or meant


def _has_own_name(text: str, labels: Labels) -> bool:
    return fold(labels.definition.name) in fold(text)


def _doubt(text: str) -> str:
    """Return what is not certain about the kind of form a title names."""
    kind = title_kind(text)
    if kind is None or kind.is_certain:
        return ""
    return f"还没有与标题“{text}”相同的表样"


def _head_score(row: SourceRow, labels: Labels) -> float:
    """Return how many of a head's labels a form has, best in its order."""
    scores = [0.0]
    for tree in labels.trees:
        head = tree_head(row, tree)
        slots = head.slots if head else ()
        is_half = head is not None and len(tree.block.bands) > 1
        lost = HALF_TREE if is_half and head and head.is_of_one_band else 0
        scores.append(max(0, len([each for each in slots if each.column]) - lost))
    for head in (list_head(row, each) for each in labels.lists):
        slots = head.slots if head else ()
        scores.append(len([each for each in slots if each.column]))
    if not max(scores):
        return 0
    return max(scores) + sum(fold(cell.text) in labels.sides for cell in row.cells)


def _trees() -> Iterator[TreeLabels]:
    return (tree for labels in all_labels() for tree in labels.trees)


def _is_level(text: str) -> bool:
    return any(tree.is_level(text) for tree in _trees())


def _second_level(row: SourceRow) -> str:
    """Return the second level that a row names, if it is nowhere a first."""
    for text in (cell.text for cell in row.cells[:3]):
        is_first = any(tree.first_level(text) for tree in _trees())
        if _is_level(text) and not is_first:
            return fold_level(text)
    return ""


def _labels_in(row: SourceRow, labels: Labels) -> float:
    return sum(bool(anchor(cell.text, labels)) for cell in row.cells)


def _fields_in(row: SourceRow, labels: Labels) -> frozenset[str]:
    return frozenset(fold(cell.text) for cell in row.cells if labels.field(cell.text))
