"""What the window does to forms of n rows, and to texts of n characters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QApplication

from bench.growth import CHARACTERS, ROWS, Operation, Timed, settle
from bench.sample import sample
from models.cells import Cells
from models.form import FORM, Form, Place, Row
from models.row_edits import together
from models.store.drafts import Drafts
from ui.drafts.session import Session
from ui.editor.rows.row_view import RowView
from ui.frame import Frame
from ui.runtime.settings import Settings
from ui.workspace import Workspace

SHOWN = ROWS // 2
"""Of rows: opening a form of a thousand takes seconds, as often as needed."""

LONG_TEXT = "维修堤防，清理淤积；按期完成。"


class Office:
    """A window over a folder of its own."""

    def __init__(self) -> None:
        self.app = QApplication.instance() or QApplication([])
        base = Path(mkdtemp())
        settings = Settings(base / "settings.json")
        self.frame = Frame(settings)
        self.window = Workspace(self.frame, Drafts(base / "data"), settings)
        self.frame.resize(1366, 768)
        self.frame.show()

    def show(self, form: Form) -> None:
        """Open a form, and let the window come to rest."""
        self.window.open_draft(self.window.store.create(form))
        settle(self.app.processEvents)

    @property
    def session(self) -> Session:
        """The open draft."""
        assert self.window.draft.session is not None
        return self.window.draft.session

    @property
    def tree(self) -> RowView:
        """The rows of indicators."""
        view = self.window.panes.editor.tree
        assert view is not None
        return view

    def does(self, act: Callable[[], object]) -> Timed:
        """Return a call that acts, and lets the window show it."""

        def timed() -> None:
            act()
            self.app.processEvents()

        return timed


@cache
def office() -> Office:
    """Return the window, made once."""
    return Office()


def operations() -> Iterator[Operation]:
    """Yield what the window does."""
    for name, prepare in (
        ("open a draft", _open),
        ("paste rows", _paste),
        ("paste rows by levels", _paste_by_levels),
        ("undo a paste", _undo),
        ("redo a paste", _redo),
        ("remove all rows", _remove),
        ("undo the removal", _undo_removal),
        ("move rows down", _move),
        ("duplicate all rows", _duplicate),
        ("type in a tree", _type_in_tree),
        ("check, and show the marks", _check),
    ):
        yield Operation(f"window: {name}", SHOWN, prepare)
    yield Operation("window: type in a long text", CHARACTERS, _type_in_text)
    yield Operation("window: paste a long text", CHARACTERS, _paste_text)
    yield Operation("window: type in a long cell", CHARACTERS, _type_in_cell)


def _open(count: int) -> Timed:
    draft_id = office().window.store.create(sample(count))
    return office().does(partial(office().window.open_draft, draft_id))


def _copied(count: int, before: str = "") -> None:
    lines = (f"{before}巡查{at}次\t≥\t{at}\t次\t按期" for at in range(count))
    QApplication.clipboard().setText("\n".join(lines))


def _paste(count: int, before: str = "") -> Timed:
    office().show(sample(12))
    _copied(count, before)
    office().window.panes.editor.go_to_list("quality")
    return office().does(office().window.panes.pasting.paste)


def _paste_by_levels(count: int) -> Timed:
    return _paste(count, "产出指标\t质量指标\t")


def _pasted(count: int) -> None:
    _paste(count)()
    settle(office().app.processEvents)


def _undo(count: int) -> Timed:
    _pasted(count)
    return office().does(office().window.panes.undo)


def _redo(count: int) -> Timed:
    _undo(count)()
    settle(office().app.processEvents)
    return office().does(office().window.panes.redo)


def _chosen(form: Form) -> None:
    office().show(form)
    office().tree.go_to(Place(next(office().tree.rows.shown_rows()).id, "name"))
    rows = [row.id for row in office().tree.rows.shown_rows()]
    office().tree.choice.choose_rows(rows)


def _remove(count: int) -> Timed:
    _chosen(sample(count))
    return office().does(office().window.panes.rows.remove)


def _undo_removal(count: int) -> Timed:
    _remove(count)()
    settle(office().app.processEvents)
    return office().does(office().window.panes.undo)


def _move(count: int) -> Timed:
    form = sample(12)
    next_id = form.next_id()
    rows = tuple(Row(next_id + at, Cells(name=f"第{at}项")) for at in range(count))
    office().show(form.with_rows("quantity", rows))
    office().tree.go_to(Place(next_id, "name"))
    office().tree.choice.choose_rows([row.id for row in rows[: count // 2]])
    return office().does(office().window.panes.rows.move_down)


def _duplicate(count: int) -> Timed:
    _chosen(sample(count))
    return office().does(office().window.panes.rows.duplicate)


def _type_in_tree(count: int) -> Timed:
    office().show(sample(count))
    row = next(office().tree.rows.shown_rows())
    return office().does(
        partial(office().session.type_text, Place(row.id, "name"), "更换路灯")
    )


def _check(count: int) -> Timed:
    """Return a change and the look at it, with every row found faulty."""
    office().show(sample(count))
    faulty = [
        edit
        for row in office().tree.rows.shown_rows()
        for edit in [_without_target(row)]
    ]
    edit = together(faulty)
    assert edit is not None
    office().session.perform(edit)
    return partial(settle, office().app.processEvents)


def _without_target(row: Row) -> object:
    from models.edits import SetText

    return SetText(Place(row.id, "target"), "≥不少于")


def _type_in_text(count: int) -> Timed:
    place = Place(FORM, "duty_objective")
    box = _box_with(count, place)
    return office().does(partial(box, "改"))


def _paste_text(count: int) -> Timed:
    place = Place(FORM, "duty_objective")
    office().show(sample(12))
    QApplication.clipboard().setText(_long(count))
    office().window.panes.editor.go_to(place)
    return office().does(office().window.actions_by_name["paste"].trigger)


def _type_in_cell(count: int) -> Timed:
    office().show(sample(12))
    row = next(office().tree.rows.shown_rows())
    place = Place(row.id, "name")
    office().session.type_text(place, _long(count))
    settle(office().app.processEvents)
    return office().does(
        partial(office().session.type_text, place, f"{_long(count)}改")
    )


def _box_with(count: int, place: Place) -> Callable[[str], object]:
    """Return what types into a field that holds so many characters."""
    from ui.widgets.text_box import TextBox

    office().show(sample(12))
    office().session.type_text(place, _long(count))
    office().window.panes.editor.go_to(place)
    settle(office().app.processEvents)
    box = QApplication.focusWidget()
    assert isinstance(box, TextBox)
    return box.insertPlainText


def _long(count: int) -> str:
    return (LONG_TEXT * (count // len(LONG_TEXT) + 1))[: count - 1]
