"""The words of the status bar."""

from __future__ import annotations

from models.definition import Definition
from models.form import Form
from ui.findings_model import count_in_words
from ui.moments import say_time
from ui.session import Session

TELLING = ("project_expenditure", "annual_budget", "total_funds", "long_term_total")
"""The amount that a form is about: the first of these that it has."""


def saved_in_words(session: Session) -> str:
    """Return how safe the form is: 已保存 14:03."""
    if session.fault:
        return "未保存"
    if not session.is_saved:
        return "正在保存…"
    return f"已保存 {say_time(session.saved_at)}" if session.saved_at else "已保存"


def problems_in_words(count: int) -> str:
    """Return how many findings there are: 3 个问题."""
    return f"{count} 个问题" if count else count_in_words(())


def amount_in_words(form: Form, definition: Definition) -> str:
    """Return the amount that the form is about: 项目支出 54.98 万元."""
    asked = {field.key: field for field in definition.fields}
    for key in TELLING:
        if key in asked and form.fields[key]:
            return f"{asked[key].label} {form.fields[key]} {form.fields['amount_unit']}"
    return ""
