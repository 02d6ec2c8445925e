"""The boxes for the single fields of a form, wherever they are laid out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QFrame

from models.definitions.definition import Field
from models.findings import Severity
from models.form import FORM, Form, Place
from models.inherited import is_inherited, origin_year
from ui.widgets.cell_findings import CellFindings, FindingsByPlace, tool_tip
from ui.widgets.severity import SEVERITY_INK
from ui.widgets.suggestions import usual_answers
from ui.widgets.text_box import PAD_X, PAD_Y, TextBox
from ui.widgets.theme import Ink

CORNER = 4
"""The radius of a box's corners, in pixels."""

EDGE_INK: Mapping[Severity, QColor] = {
    each: SEVERITY_INK[each] for each in ("error", "warning")
}


class FieldBox(TextBox):
    """The box of one field, with an edge that shows what was found in it.

    It paints that edge itself: Qt keeps half a kilobyte for good of each
    such box that a style sheet dresses.

    Attributes:
        field, place: The field, and where its text stands.
        findings: What was found in it.
        is_inherited: Whether its text is still last year's.
    """

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field, self.place = field, Place(FORM, field.key)
        self.findings: CellFindings | None = None
        self.is_inherited = False
        self._last_text = ""
        self.takes_lines = self.enter_breaks = field.kind == "long_text"
        self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self.entered.connect(self._colour)
        self.left.connect(self._colour)
        self.accepted.connect(self._on_accepted)
        self.setAccessibleName(field.label)
        self.suggest(usual_answers(field))
        self.grown.connect(self.setFixedHeight)
        # Qt leaves the part with the text as high as it was while it sets it.
        self.grown.connect(self._settle, Qt.ConnectionType.QueuedConnection)
        self.setFixedHeight(self.height_needed())

    def set_findings(self, findings: CellFindings | None) -> None:
        """Show how grave the findings are, and what they say."""
        if findings != self.findings:
            self.findings = findings
            self._dress()

    def set_last_year(self, last_text: str, *, is_inherited: bool) -> None:
        """Show what stood here last year, and whether it still does."""
        if (last_text, is_inherited) != (self._last_text, self.is_inherited):
            self._last_text, self.is_inherited = last_text, is_inherited
            self._dress()

    def edge(self) -> QPen:
        """Return the pen for the edge: it says who is here, and what is."""
        is_dashed = self.is_inherited and not self.hasFocus()
        style = Qt.PenStyle.DashLine if is_dashed else Qt.PenStyle.SolidLine
        return QPen(self._edge_ink(), 1, style)

    def _on_accepted(self) -> None:
        self.focusNextChild()

    def _settle(self) -> None:
        self.set_padding(PAD_X, PAD_Y)

    def _edge_ink(self) -> QColor:
        colours = self.palette()
        if self.hasFocus():
            return colours.highlight().color()
        if self.findings is not None and self.findings.severity in EDGE_INK:
            return EDGE_INK[self.findings.severity]
        if self.is_inherited:
            return colours.color(QPalette.ColorGroup.Disabled, Ink.ButtonText)
        return colours.mid().color()

    def _dress(self) -> None:
        self.setToolTip(tool_tip(self.findings, self._last_text))
        self._colour()

    def _colour(self) -> None:
        """Make the text quiet where it is last year's; paint the edge anew."""
        usual = QApplication.palette(self)
        own = QPalette()
        if self.is_inherited and not self.hasFocus():
            own.setBrush(Ink.Text, usual.placeholderText())
        if own.resolve(usual).text() != self.palette().text():
            self.setPalette(own)
        self.update()

    def _paint_edge(self) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self.palette().base())
        painter.setPen(self.edge())
        middle_of_line = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(middle_of_line, CORNER, CORNER)
        painter.end()

    # Overrides of Qt, which keep Qt's names.

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._paint_edge()
            return True
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()
        return super().event(event)


class FieldBoxes(QObject):
    """Makes the boxes, and keeps them in step with the form.

    Signals:
        place_entered: The keyboard is in another field.  arg: the Place.
        text_typed: The clerk typed into a field.  args: the Place, the text.
        typing_ended: The keyboard left a field.
        refused: Something could not be typed.  arg: a sentence.
    """

    place_entered = Signal(object)
    text_typed = Signal(object, str)
    typing_ended = Signal()
    refused = Signal(str)

    def __init__(self, form: Form, parent: QObject) -> None:
        super().__init__(parent)
        self._form = form
        self._boxes: dict[str, FieldBox] = {}

    def __contains__(self, place: object) -> bool:
        return isinstance(place, Place) and place.is_field and place.key in self._boxes

    def box(self, field: Field) -> FieldBox:
        """Return the box of a field, made when first asked for."""
        if field.key not in self._boxes:
            self._boxes[field.key] = self._make(field)
        return self._boxes[field.key]

    def find(self, place: Place) -> FieldBox:
        """Return the box at a place.

        Raises:
            KeyError: No box was made for it.
        """
        return self._boxes[place.key]

    def follow(self, form: Form) -> None:
        """Show the texts of a form."""
        self._form = form
        for box in self._boxes.values():
            self._show(box)

    def set_findings(self, findings: FindingsByPlace) -> None:
        """Mark the fields that have findings."""
        for box in self._boxes.values():
            box.set_findings(findings.get(box.place))

    def _show(self, box: FieldBox) -> None:
        key, fields, last = box.field.key, self._form.fields, self._form.last_year
        box.show_text(fields[key])
        year = origin_year(self._form)
        still = is_inherited(box.field, fields, last, year)
        box.set_last_year(last[key], is_inherited=still)

    def _make(self, field: Field) -> FieldBox:
        box = FieldBox(field)
        self._show(box)
        box.typed.connect(partial(self._on_box_typed, box.place))
        box.entered.connect(partial(self._on_box_entered, box.place))
        box.left.connect(self.typing_ended)
        box.refused.connect(self.refused)
        return box

    def _on_box_typed(self, place: Place, text: str) -> None:
        self.text_typed.emit(place, text)

    def _on_box_entered(self, place: Place) -> None:
        self.place_entered.emit(place)
