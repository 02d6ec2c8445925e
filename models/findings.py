"""What the rules and the importer have to say about a form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from models.edits import Edit
from models.form import Place

Severity = Literal["error", "warning", "hint"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "hint")


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark on one place; it never blocks saving or printing.

    Attributes:
        rule: The identifier of the rule (DOMAIN terms: total_mismatch).
        where: The place in words, for a list: 产出指标 › 数量指标 第 2 条 指标值.
        message: One Chinese sentence: what is wrong and what to do.
        place: The cell it is about; None when it is about the whole form.
        fix: The edit that puts it right, where that is mechanical.
    """

    rule: str
    severity: Severity
    where: str
    message: str
    place: Place | None = None
    fix: Edit | None = None
