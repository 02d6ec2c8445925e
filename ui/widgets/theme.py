"""How the window looks: one palette for light, one for dark, one accent."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPalette,
)
from PySide6.QtWidgets import QApplication, QStyleFactory

from resources import FONTS

FAMILIES = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "方正黑体_GBK",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "微软雅黑",
    "WenQuanYi Micro Hei",
)
"""Faces for the interface, best first; the sheet has its own."""

POINTS = 10
SMALLER = 1
"""How many points quiet labels are smaller."""


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one scheme.

    Attributes:
        ground: Behind panes and bars.
        field: Where something is typed, and lists.
        group: Rows that only head others.
        ink, quiet, pale: Text, labels, and what cannot be used now.
        line, faint_line: Hairlines between panes, and inside tables.
        accent: The one colour; on_accent stands on it.
        backdrop: What sheets of paper lie on.
    """

    ground: str
    field: str
    group: str
    ink: str
    quiet: str
    pale: str
    line: str
    faint_line: str
    accent: str
    on_accent: str
    backdrop: str


LIGHT = Colours(
    ground="#f6f7f9",
    field="#ffffff",
    group="#f3f5f8",
    ink="#1c2128",
    quiet="#667080",
    pale="#a9b1bc",
    line="#d3d8df",
    faint_line="#e6e9ee",
    accent="#1d5fae",
    on_accent="#ffffff",
    backdrop="#dfe3e8",
)
DARK = Colours(
    ground="#22262c",
    field="#1a1d22",
    group="#23272e",
    ink="#e2e6eb",
    quiet="#98a2b0",
    pale="#626b78",
    line="#3a414b",
    faint_line="#2c323a",
    accent="#5a9be6",
    on_accent="#10151c",
    backdrop="#14171b",
)

Ink = QPalette.ColorRole


def apply_theme(*, dark: bool | None = None) -> None:
    """Give the program its style, palette and face."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    colours = DARK if (asks_for_dark() if dark is None else dark) else LIGHT
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(palette(colours))
    app.setFont(interface_font())
    app.setStyleSheet(style_sheet(colours))


def asks_for_dark() -> bool:
    """Return whether the desktop asks for dark; without an answer, light."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def interface_font() -> QFont:
    """Return a face that has Chinese: an installed one, else the bundled."""
    font = QFont()
    installed = set(QFontDatabase.families())
    families = [family for family in FAMILIES if family in installed]
    font.setFamilies(families or _bundled_families())
    font.setPointSize(POINTS)
    return font


def quiet_font(font: QFont) -> QFont:
    """Return the font for labels, a little smaller than the text."""
    smaller = QFont(font)
    smaller.setPointSizeF(font.pointSizeF() - SMALLER)
    return smaller


def palette(colours: Colours) -> QPalette:
    """Return the palette of a scheme."""
    made = QPalette()
    for role, colour in _roles(colours).items():
        made.setColor(role, QColor(colour))
    for role in (Ink.Text, Ink.WindowText, Ink.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.pale))
    return made


def style_sheet(colours: Colours) -> str:
    """Return the little that a palette cannot say."""
    return _STYLE.format_map(
        {name: getattr(colours, name) for name in Colours.__slots__}
    )


def _bundled_families() -> list[str]:
    number = QFontDatabase.addApplicationFont(str(FONTS / "NotoSerifSC-Regular.ttf"))
    return QFontDatabase.applicationFontFamilies(number) if number >= 0 else []


def _roles(colours: Colours) -> dict[QPalette.ColorRole, str]:
    return {
        Ink.Window: colours.ground,
        Ink.WindowText: colours.ink,
        Ink.Base: colours.field,
        Ink.AlternateBase: colours.group,
        Ink.Text: colours.ink,
        Ink.PlaceholderText: colours.quiet,
        Ink.Button: colours.field,
        Ink.ButtonText: colours.ink,
        Ink.BrightText: colours.on_accent,
        Ink.Highlight: colours.accent,
        Ink.HighlightedText: colours.on_accent,
        Ink.Link: colours.accent,
        Ink.ToolTipBase: colours.field,
        Ink.ToolTipText: colours.ink,
        Ink.Light: colours.field,
        Ink.Midlight: colours.faint_line,
        Ink.Mid: colours.line,
        Ink.Dark: colours.backdrop,
        Ink.Shadow: colours.ink,
    }


_STYLE = """
QMainWindow, QStatusBar {{ background: {ground}; }}
QStatusBar {{ border-top: 1px solid {line}; }}
QStatusBar::item {{ border: none; }}
QMenuBar {{ background: {ground}; border: none; padding: 2px 4px; }}
QMenuBar::item {{ padding: 4px 8px; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {faint_line}; color: {ink}; }}
QMenu {{ background: {field}; border: 1px solid {line}; padding: 4px 0; }}
QMenu::item {{ padding: 6px 24px 6px 8px; margin: 0 4px; border-radius: 4px; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::item:selected {{ background: {faint_line}; color: {ink}; }}
QMenu::item:disabled {{ color: {pale}; }}
QMenu::separator {{ background: {faint_line}; height: 1px; margin: 4px 0; }}
QToolBar {{
    background: {ground}; border: none; border-bottom: 1px solid {line};
    spacing: 4px; padding: 4px 8px;
}}
QToolBar::separator {{ background: {line}; width: 1px; margin: 6px 4px; }}
QToolButton {{
    border: none; border-radius: 4px; padding: 4px 8px; color: {ink};
}}
QToolButton:hover {{ background: {faint_line}; }}
QToolButton:pressed, QToolButton:checked {{ background: {line}; }}
QToolButton:disabled {{ color: {pale}; }}
#paneBar {{ background: {ground}; border: none; border-bottom: 1px solid {line}; }}
#findingsBar {{ background: {ground}; border: none; border-top: 1px solid {line}; }}
#noticeBar {{ background: {field}; border: none; border-bottom: 1px solid {line}; }}
#offer {{ background: {field}; border: 1px solid {line}; border-radius: 4px; }}
QSplitter::handle {{ background: {line}; }}
QToolTip {{
    background: {field}; color: {ink}; border: 1px solid {line}; padding: 4px;
}}
QLineEdit {{
    background: {field}; border: 1px solid {line}; border-radius: 4px;
    padding: 4px 8px;
}}
QLineEdit:focus {{ border-color: {accent}; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{
    background: {line}; border: 3px solid {ground}; border-radius: 6px;
    min-height: 32px; min-width: 32px;
}}
QScrollBar::handle:hover {{ background: {pale}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: {ground}; }}
QListWidget {{ border: 1px solid {line}; border-radius: 4px; outline: 0; }}
#versionList {{ border: none; }}
#noteList {{ border: none; border-top: 1px solid {line}; }}
QListWidget::item {{ padding: 6px 8px; }}
QListWidget::item:selected {{ background: {accent}; color: {on_accent}; }}
QTableView {{ border: none; gridline-color: {faint_line}; }}
QHeaderView::section {{
    background: {ground}; color: {quiet}; border: none;
    border-bottom: 1px solid {line}; padding: 6px 8px;
}}
QTabWidget::pane {{ border: none; border-top: 1px solid {line}; }}
QTabBar::tab {{ padding: 6px 16px; border: none; color: {quiet}; }}
QTabBar::tab:selected {{ color: {ink}; border-bottom: 2px solid {accent}; }}
Suggestions {{ background: {field}; border: 1px solid {line}; }}
Suggestions::item {{ padding: 4px 8px; }}
Suggestions::item:hover {{ background: {faint_line}; color: {ink}; }}
Suggestions::item:selected {{ background: {accent}; color: {on_accent}; }}
"""
