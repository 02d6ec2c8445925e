"""What of the page of a form is in sight, and what goes along with it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.editor.form_page import FormPage
from ui.editor.rows.row_view import RowView
from ui.widgets.caret import tell_caret
from ui.widgets.suggestions import Suggestions

DRAG_EDGE, DRAG_STEP = 32, 24
SIGHT = 16
"""Pixels kept in view above and below what has the keyboard."""


class PageScroll(QObject):
    """Scrolls the page that an area shows, and keeps its heads in sight."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._page: FormPage | None = None
        area.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show(self, page: FormPage) -> None:
        """Put a page into the area, in place of the one before."""
        self._page = page
        for section in page.sections:
            section.moved.connect(self._on_section_moved)
        self._area.setWidget(page)

    def reveal(self, widget: QWidget, rect: QRect) -> None:
        """Scroll as little as brings a part of a widget into sight."""
        head = widget.header().height() if isinstance(widget, RowView) else 0
        top = self._height_in_page(widget) + rect.top() - SIGHT - head
        foot = self._height_in_page(widget) + rect.bottom() + SIGHT
        bar, room = self._area.verticalScrollBar(), self._area.viewport().height()
        bar.setValue(scrolled_to(top, foot, bar.value(), room))

    def drag_on(self, view: RowView, height: int) -> None:
        """Scroll on while rows are dragged near the edge of the page."""
        bar = self._area.verticalScrollBar()
        seen = self._height_in_page(view) + height - bar.value()
        if seen < DRAG_EDGE + view.header().height():
            bar.setValue(bar.value() - DRAG_STEP)
        elif seen > self._area.viewport().height() - DRAG_EDGE:
            bar.setValue(bar.value() + DRAG_STEP)

    def _on_scrolled(self) -> None:
        for offered in self._area.window().findChildren(Suggestions):
            offered.hide()
        self._stick_heads()
        tell_caret()

    def _on_section_moved(self) -> None:
        for offered in self._area.window().findChildren(Suggestions):
            offered.follow_box()
        self._stick_heads()

    def _stick_heads(self) -> None:
        scrolled = self._area.verticalScrollBar().value()
        for view in self._page.views if self._page else ():
            view.extent.stick(scrolled - self._height_in_page(view))

    def _height_in_page(self, widget: QWidget) -> int:
        page = self._area.widget()
        return 0 if page is None else widget.mapTo(page, QPoint()).y()


def scrolled_to(top: int, foot: int, scrolled: int, room: int) -> int:
    """Return how far to scroll so that a stretch is seen, from its top.

    All in pixels: the stretch on the page, how far it has scrolled, and how
    much of it is seen at once.
    """
    if top < scrolled:
        return top
    return min(top, foot - room) if foot > scrolled + room else scrolled
