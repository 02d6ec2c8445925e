"""What a reader of files may ask about a text, which knows no forms itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class LabelQuestions(NamedTuple):
    """Whether a text is printed on forms, and as what.

    Attributes:
        is_label: Whether some form prints it: a head, a level, a field.
        is_level: Whether it is a level of indicators.
        is_field: Whether it is the label of a field.
    """

    is_label: Callable[[str], bool]
    is_level: Callable[[str], bool]
    is_field: Callable[[str], bool]
