"""What the rules and the importer have to say about a form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from models.edits import Edit
from models.form import Place

Severity = Literal["error", "warning", "hint"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "hint")
SEVERITY_NAMES: dict[Severity, str] = {
    "error": "错误",
    "warning": "警告",
    "hint": "提示",
}
"""What they are called, in the window and by the commands."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark on one place; it never blocks saving or printing.

    Attributes:
        rule: The identifier of the rule (DOMAIN terms: total_mismatch).
        where: The place in words, for a list: 产出指标 › 数量指标 第 2 条 指标值.
        message: One Chinese sentence: what is wrong and what to do.
        place: The cell it is about; None when it is about the whole form.
        fix: The edit that puts it right, where that is mechanical.
        list: The key of the list it is about, where that has no row to name.
        is_missing: Nothing stands there yet, which is no fault while the
            form is being filled in; the severity is that of a review.
    """

    rule: str
    severity: Severity
    where: str
    message: str
    place: Place | None = None
    fix: Edit | None = None
    list: str = ""
    is_missing: bool = False
