"""The words of the status bar."""

from __future__ import annotations

from collections.abc import Sequence

from models.definitions.definition import Definition
from models.findings import Finding
from models.form import Form
from models.keys import (
    AMOUNT_UNIT,
    ANNUAL_BUDGET,
    LONG_TERM_TOTAL,
    PROJECT_EXPENDITURE,
    TOTAL_FUNDS,
)
from ui.drafts.saved_times import say_time
from ui.drafts.session import Session
from ui.findings.findings_model import UNFILLED, count_in_words

MOST_NAMED = 8
"""So many blank places are named in a sentence."""

TELLING = (PROJECT_EXPENDITURE, ANNUAL_BUDGET, TOTAL_FUNDS, LONG_TERM_TOTAL)
"""The amount that a form is about: the first of these that it has."""


def saved_in_words(session: Session) -> str:
    """Return how safe the form is: 已保存 14:03."""
    if session.fault:
        return "未保存"
    if not session.is_saved:
        return "正在保存…"
    return f"已保存 {say_time(session.saved_at)}" if session.saved_at else "已保存"


def problems_in_words(findings: Sequence[Finding]) -> str:
    """Return how many findings there are: 3 个问题，还没填 5 项."""
    missing = sum(each.is_missing for each in findings)
    problems = len(findings) - missing
    parts = (
        f"{problems} 个问题" if problems else "",
        f"{UNFILLED} {missing} 项" if missing else "",
    )
    return "，".join(filter(None, parts)) or count_in_words(())


def left_blank_in_words(missing: Sequence[Finding]) -> str:
    """Return what is blank in a form that went out, by name, or ""."""
    if not missing:
        return ""
    named = "、".join(each.where for each in missing[:MOST_NAMED])
    rest = "等" if len(missing) > MOST_NAMED else ""
    return f"这份表还有 {len(missing)} 项没填：{named}{rest}。"


def amount_in_words(form: Form, definition: Definition) -> str:
    """Return the amount that the form is about: 项目支出 54.98 万元."""
    asked = {field.key: field for field in definition.fields}
    for key in TELLING:
        if key in asked and form.fields[key]:
            return f"{asked[key].label} {form.fields[key]} {form.fields[AMOUNT_UNIT]}"
    return ""
