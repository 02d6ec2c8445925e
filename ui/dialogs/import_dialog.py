"""Shows what was understood of a file beside the file, before it lands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QWidget,
)

from models.findings import Finding, Severity
from models.form import Form, Place
from models.keys import DEPARTMENT_NAME, PROJECT_NAME
from models.reading import ReadForm, Unreadable
from models.reading.correction import Placing, placing_of
from models.reading.incoming import Incoming
from models.reading.source_grid import SourceCell
from models.values.visible import path_in_words
from printing.compose import compose
from ui.dialogs.source_view import SourceView
from ui.paper.preview import Preview
from ui.widgets.cell_findings import findings_by_place
from ui.widgets.plain import flush_column, plain_label, plain_list, stacked

SIZE = 1_240, 740
NOTES_HEIGHT = 120
LEGEND = "灰色是表头，黄色请核对，红色没有放入表中。点一格，可以改放到别处。"

Landing = Literal["drafts", "here"]


class Landed(NamedTuple):
    """What the clerk wants of a file.

    Attributes:
        where: Where its forms are to go.
        forms: As the clerk has put them right.
        doubts: What is to be checked in forms that nobody looked at, by
            their numbers from 0: sentences.
    """

    where: Landing
    forms: list[Form]
    doubts: Mapping[int, Sequence[str]] = MappingProxyType({})


class ImportDialog(QDialog):
    """The cells of a file at the left, the form they make at the right.

    Attributes:
        placings: The forms, as the clerk has put them right.
        landing: Where they are to go, once the dialog was accepted.
    """

    def __init__(
        self,
        incoming: Incoming,
        parent: QWidget | None,
        reread: Callable[[str], Incoming] | None = None,
        *,
        landings: Sequence[Landing] = ("drafts",),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"读入“{path_in_words(incoming.name)}”")
        self.resize(*SIZE)
        self.landing: Landing = landings[0]
        self._reread = reread
        self.placings: list[Placing] = []
        self._read: list[ReadForm] = []
        self._cell: SourceCell | None = None
        self._looked_at: set[int] = set()
        self.forms, self.encodings = QComboBox(), QComboBox()
        self.targets, self.notes = QComboBox(), plain_list("请核对")
        self.source, self.paper = SourceView(), Preview()
        self._buttons: dict[Landing, QPushButton] = {}
        self._said, self._chosen = plain_label(), plain_label()
        self._compose(landings)
        self._connect()
        self._take(incoming)

    @property
    def sentence(self) -> str:
        """What is said of the form on show."""
        return self._said.text()

    def choose_cell(self, cell: SourceCell) -> None:
        """Look at one cell of the file."""
        self._cell = cell
        placing = self._placing
        self.targets.blockSignals(True)
        self.targets.clear()
        here = placing.source.places.get(cell, (None,))[0]
        for choice in placing.choices(cell):
            self.targets.addItem(choice.name, choice.target)
            if choice.target == here:
                self.targets.setCurrentIndex(self.targets.count() - 1)
        self.targets.blockSignals(False)
        verb = "放在" if here else "没有放入表中，可以放到"
        self._chosen.setText(f"“{_short(cell.text)}”{verb}")
        self.targets.setEnabled(True)
        self.paper.highlight(here)

    def move_to(self, name: str) -> None:
        """Put the cell that is looked at to another place, by its name."""
        self.targets.setCurrentIndex(self.targets.findText(name))

    @property
    def landed(self) -> Landed:
        """What the clerk wants, once the dialog was accepted."""
        doubts = {
            number: lines
            for number in range(len(self.placings))
            if number not in self._looked_at and (lines := self._doubts_of(number))
        }
        return Landed(self.landing, [each.form for each in self.placings], doubts)

    def _doubts_of(self, number: int) -> list[str]:
        """Return what is to be checked in a form, a sentence each."""
        found = self._read[number].findings
        lines = [_sentence(each) for each in found]
        placing = self.placings[number]
        unread = map(placing.source.unread_part, placing.unread())
        return [*lines, *(f"没有放入表中：{text}" for text in unread)]

    @property
    def _shown(self) -> int:
        """The number of the form on show; a hidden box has none marked."""
        return max(0, self.forms.currentIndex())

    @property
    def _placing(self) -> Placing:
        return self.placings[self._shown]

    @property
    def _findings(self) -> tuple[Finding, ...]:
        return self._read[self._shown].findings

    # Putting the dialog together.

    def _compose(self, landings: Sequence[Landing]) -> None:
        halves = QSplitter()
        halves.setHandleWidth(1)
        halves.setChildrenCollapsible(False)
        halves.addWidget(stacked(self._make_head(), self.source))
        halves.addWidget(stacked(self._make_move(), self.paper))
        halves.setSizes([SIZE[0] // 2, SIZE[0] // 2])
        self.notes.setFixedHeight(NOTES_HEIGHT)
        self.notes.setObjectName("noteList")
        self.notes.setWordWrap(True)
        column = flush_column(self)
        column.addWidget(halves, 1)
        column.addWidget(self.notes)
        column.addWidget(self._make_foot(landings))

    def _make_head(self) -> QWidget:
        self.forms.setAccessibleName("读出的表")
        self.encodings.setAccessibleName("文字编码")
        return _bar(self.forms, self._said, self.encodings)

    def _make_move(self) -> QWidget:
        self.targets.setAccessibleName("放到哪里")
        self.targets.setMaxVisibleItems(20)
        self._chosen.setText(LEGEND)
        self.targets.hide()
        return _bar(self._chosen, self.targets)

    def _make_foot(self, landings: Sequence[Landing]) -> QWidget:
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        words: dict[Landing, str] = {"drafts": "存为新草稿", "here": "填入当前的表"}
        acts = {"drafts": self._on_drafts, "here": self._on_here}
        for landing in landings:
            button = buttons.addButton(words[landing], role.ActionRole)
            self._buttons[landing] = button
            button.clicked.connect(acts[landing])
            button.setDefault(landing == landings[0])
            if landing == landings[0]:
                # Else the file has the keyboard, and chooses its first cell.
                button.setFocus()
        buttons.addButton("取消", role.RejectRole)
        buttons.rejected.connect(self.reject)
        foot = QFrame()
        foot.setObjectName("findingsBar")
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(buttons)
        return foot

    def _connect(self) -> None:
        self.forms.currentIndexChanged.connect(self._show)
        self.encodings.currentTextChanged.connect(self._on_encoding_changed)
        self.source.cell_chosen.connect(self.choose_cell)
        self.source.cell_chosen.connect(self.targets.show)
        self.targets.currentIndexChanged.connect(self._on_target_changed)
        self.paper.place_clicked.connect(self._on_place_clicked)
        self.notes.currentRowChanged.connect(self._on_note_chosen)

    # What is shown.

    def _take(self, incoming: Incoming) -> None:
        """Show the forms of a file, or of the file read in another way."""
        self._read = list(incoming.forms)
        self.placings = [placing_of(each) for each in incoming.forms]
        self._looked_at = set()
        _fill(self.forms, [*map(self._form_name, range(len(self._read)))])
        self._name_drafts_button()
        _fill(self.encodings, list(incoming.encodings))
        self._show()

    def _form_name(self, number: int) -> str:
        name, doubts = _form_name(self._read[number]), len(self._doubts_of(number))
        return f"{name}（{doubts} 处请核对）" if doubts else name

    def _name_drafts_button(self) -> None:
        """Say how many drafts there will be, where it is more than one."""
        button, count = self._buttons.get("drafts"), len(self._read)
        if button is not None:
            button.setText(f"存为 {count} 份新草稿" if count > 1 else "存为新草稿")

    def _show(self) -> None:
        if not self.placings:
            return
        self._looked_at.add(self._shown)
        self.source.show_placing(self._placing, _doubts(self._findings))
        self._cell = None
        self.targets.hide()
        self._chosen.setText(LEGEND)
        self._show_form()
        self.paper.go_to_start()

    def _show_form(self) -> None:
        placing, findings = self._placing, self._findings
        self.paper.show_sheet(compose(placing.form, placing.definition))
        self.paper.set_findings(findings_by_place(findings))
        unread = placing.unread()
        self._said.setText(_counted(len(findings), len(unread)))
        self.notes.blockSignals(True)
        self.notes.clear()
        self.notes.addItems(self._doubts_of(self._shown))
        self.notes.setVisible(self.notes.count() > 0)
        self.notes.blockSignals(False)

    # What the clerk does.

    def _on_target_changed(self, index: int) -> None:
        if self._cell is None or index < 0:
            return
        moved = self._placing.move(self._cell, self.targets.itemData(index))
        self.placings[self._shown] = moved
        self.source.cells.follow(moved)
        self._show_form()
        self.choose_cell(self._cell)

    def _on_place_clicked(self, place: Place) -> None:
        cell = self._placing.cell_at(place)
        if cell is not None:
            self.source.go_to(cell)

    def _on_note_chosen(self, row: int) -> None:
        findings = self._findings
        if row < 0:
            return
        cell: SourceCell | None
        if row < len(findings):
            place = findings[row].place
            cell = self._placing.cell_at(place) if place else None
        else:
            cell = self._placing.unread()[row - len(findings)]
        if cell is not None:
            self.source.go_to(cell)

    def _on_encoding_changed(self, encoding: str) -> None:
        if self._reread is None or not encoding:
            return
        try:
            incoming = self._reread(encoding)
        except Unreadable as fault:
            self._said.setText(str(fault))
            return
        if incoming.forms:
            self._take(incoming)
        else:
            self._said.setText(f"按 {encoding} 读不出绩效目标表，下面还是原来的内容")

    def _on_drafts(self) -> None:
        self.landing = "drafts"
        self.accept()

    def _on_here(self) -> None:
        self.landing = "here"
        self.accept()


def _doubts(findings: Sequence[Finding]) -> dict[Place, Severity]:
    return {each.place: each.severity for each in findings if each.place}


def _sentence(finding: Finding) -> str:
    return "　".join(filter(None, (finding.where, finding.message)))


def _counted(doubts: int, unread: int) -> str:
    """Return how well a file was understood, in words."""
    parts = list(_parts(doubts, unread))
    return "，".join(parts) if parts else "全部读懂了"


def _parts(doubts: int, unread: int) -> Iterator[str]:
    if doubts:
        yield f"{doubts} 处请核对"
    if unread:
        yield f"{unread} 处没有放入表中"


def _form_name(read: ReadForm) -> str:
    named = read.form.fields[PROJECT_NAME] or read.form.fields[DEPARTMENT_NAME]
    return f"{read.definition.name}　{_short(named)}" if named else read.definition.name


def _short(text: str, most: int = 24) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= most else f"{plain[:most]}…"


def _bar(*parts: QWidget) -> QWidget:
    bar = QFrame()
    bar.setObjectName("paneBar")
    row = QHBoxLayout(bar)
    row.setContentsMargins(12, 6, 12, 6)
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return bar


def _fill(box: QComboBox, names: Sequence[str]) -> None:
    """Show other names in a box, which is hidden where there is no choice."""
    box.blockSignals(True)
    box.clear()
    box.addItems(list(names))
    box.setVisible(len(names) > 1)
    box.blockSignals(False)
