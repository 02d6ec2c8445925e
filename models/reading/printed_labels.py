"""The labels of all forms, for readers that may ask whether a text is one."""

from __future__ import annotations

from models.definitions.label_words import all_labels, is_known
from models.definitions.labels import fold
from models.reading.label_questions import LabelQuestions


def printed_labels() -> LabelQuestions:
    """Return the answers that the definitions of the program give."""
    return LabelQuestions(_is_label, _is_level, _is_field)


def _is_label(text: str) -> bool:
    return is_known(text) and not fold(text).isascii()


def _is_level(text: str) -> bool:
    return any(labels.is_level(text) for labels in all_labels())


def _is_field(text: str) -> bool:
    return any(labels.field(text) for labels in all_labels())
