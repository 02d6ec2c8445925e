"""The words at the foot of the window, in its title and over the form."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, SignalInstance

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
from ui.findings.findings_bar import FindingsBar
from ui.findings.findings_model import UNFILLED, count_in_words
from ui.frame import Frame
from ui.paper.paper_pane import PaperPane
from ui.widgets.pane_bar import PaneBar
from ui.widgets.program import PROGRAM

MESSAGE_MS = 6_000
MOST_NAMED = 8
"""So many blank places are named in a sentence."""

TELLING = (PROJECT_EXPENDITURE, ANNUAL_BUDGET, TOTAL_FUNDS, LONG_TERM_TOTAL)
"""The amount that a form is about: the first of these that it has."""


class Status(QObject):
    """Says what is open and how it stands, as the panes show it.

    Attributes:
        title_bar: Over the form.
        session: The draft on show, None while there is none.
    """

    def __init__(self, frame: Frame, paper: PaperPane, findings: FindingsBar) -> None:
        super().__init__(frame)
        self.title_bar = PaneBar()
        self.session: Session | None = None
        self._frame, self._paper, self._findings = frame, paper, findings
        self._doing: dict[int, str] = {}

    def say(self, sentence: str) -> None:
        """Say what was done, for a moment."""
        self._frame.statusBar().showMessage(sentence, MESSAGE_MS)

    def follow_work(self, begun: SignalInstance, rested: SignalInstance) -> None:
        """Say what is being done, from one signal to the other."""
        number = len(self._doing)
        self._doing[number] = ""
        begun.connect(partial(self._on_begun, number))
        rested.connect(partial(self._on_rested, number))

    def show(self, session: Session | None) -> None:
        """Say how a draft stands from now on, or that none is open."""
        self.session = session
        if session is not None:
            for changed in (session.unsaved, session.saved, session.save_failed):
                changed.connect(self.say_standing)
            session.refused.connect(self.say)
        self.say_all()

    def say_all(self) -> None:
        """Say the title, in both places, and how the draft stands."""
        session = self.session
        title = self._paper.sheet.title if session else ""
        # It stays where the notice is closed, for typing changes nothing.
        is_shown_only = session is not None and not session.can_change
        self.title_bar.say(f"{title}（只能查看）" if is_shown_only else title)
        # Qt takes a lone [*] for the place of its mark of change.
        shown = title.replace("[*]", "[*][*]")
        self._frame.setWindowTitle(f"{shown} - {PROGRAM}" if shown else PROGRAM)
        self.say_standing()

    def say_standing(self) -> None:
        """Say how safe, how long and how complete the draft is."""
        session = self.session
        if session is None:
            self._frame.status.setText("")
            return
        parts = (
            saved_in_words(session),
            self._paper.pages_in_words,
            problems_in_words(self._findings.findings),
            amount_in_words(session.form, session.definition),
        )
        self._frame.status.setText("　·　".join(filter(None, parts)))

    def _on_begun(self, number: int, sentence: str) -> None:
        self._doing[number] = sentence
        self._frame.statusBar().showMessage(sentence)

    def _on_rested(self, number: int) -> None:
        said, self._doing[number] = self._doing[number], ""
        if said and self._frame.statusBar().currentMessage() == said:
            self._frame.statusBar().clearMessage()


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
