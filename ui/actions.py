"""The menus, the tool bar and the keys, as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QWidget

from ui.widgets.icons import icon


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do.

    Attributes:
        name: How the window knows it.
        text: As in a menu; the letter after & opens it.
        keys: The first is shown; none is a plain letter or one that input
            methods want.
        icon: Of resources/icons, or "".
        in_rows: Whether its keys work only while the editor has the
            keyboard.
    """

    name: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    in_rows: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu; None parts its commands, and a menu opens beside it."""

    text: str
    commands: tuple[Command | Menu | None, ...]


UNDO, REDO = "undo", "redo"
REMOVE_KEYS = "Ctrl+Del"

MENUS = (
    Menu(
        "文件(&F)",
        (
            Command("new", "新建(&N)…", ("Ctrl+N",), "new"),
            Command("open", "打开(&O)…", ("Ctrl+O",), "open"),
            None,
            Command("save", "保存(&S)", ("Ctrl+S",)),
            Command("copy_draft", "复制一份(&D)"),
            Command("next_year", "复制为下一年度(&Y)…"),
            Command("versions", "版本与比较(&V)…", ("Ctrl+Shift+H",)),
            Command("keep_version", "留作版本(&K)"),
            None,
            Command("export_pdf", "导出 PDF(&E)…", ("Ctrl+E",), "pdf"),
            Menu(
                "导出为(&M)",
                (
                    Command("export_docx", "Word 文档(&W)…"),
                    Command("export_xlsx", "Excel 表格(&X)…"),
                    Command("export_list_xlsx", "指标清单 Excel(&L)…"),
                    Command("export_list_csv", "指标清单 CSV(&C)…"),
                    None,
                    Command("export_form", "绩表文件(&J)…", ("F12",)),
                ),
            ),
            Command("page_setup", "页面设置(&U)…", ("Ctrl+Shift+P",)),
            Command("print", "打印(&P)…", ("Ctrl+P",), "print"),
            Command("print_ruler", "打印测试页(&T)…"),
            None,
            Command("back_up", "备份全部草稿(&B)…"),
            Command("restore_back_up", "从备份恢复(&R)…"),
            None,
            Command("quit", "退出(&X)", ("Ctrl+Q",)),
        ),
    ),
    Menu(
        "编辑(&E)",
        (
            Command(UNDO, "撤销(&U)", ("Ctrl+Z",), "undo"),
            Command(REDO, "重做(&R)", ("Ctrl+Y", "Ctrl+Shift+Z"), "redo"),
            None,
            Command("cut", "剪切(&T)", ("Ctrl+X",)),
            Command("copy", "复制(&C)", ("Ctrl+C",)),
            Command("paste", "粘贴(&V)", ("Ctrl+V",)),
            Command("paste_table", "粘贴整张表格(&B)…", ("Ctrl+Shift+V",)),
            Command("clear", "清除内容(&L)", ("Del",), in_rows=True),
            Command("fill", "照上一格填(&I)", ("Ctrl+D", "Ctrl+'")),
            None,
            Command("confirm", "沿用上年值（确认）(&Y)", ("Ctrl+Shift+Y",)),
            Command("confirm_all", "全部沿用上年值(&A)"),
            None,
            Command("search", "查找草稿(&F)", ("Ctrl+F",), "search"),
        ),
    ),
    Menu(
        "指标(&I)",
        (
            Command("add_below", "添加指标(&A)", ("Ctrl+Return", "Ctrl+Enter"), "add"),
            Command("add_above", "在上方插入(&B)", ("Ctrl+Shift+Return",)),
            Command("duplicate", "复制一条(&C)", ("Ctrl+Shift+D",)),
            Command("remove", "删除指标(&D)", (REMOVE_KEYS,), "remove", in_rows=True),
            None,
            Command("move_up", "上移(&U)", ("Ctrl+Up", "Alt+Shift+Up")),
            Command("move_down", "下移(&N)", ("Ctrl+Down", "Alt+Shift+Down")),
            None,
            Command("expand", "全部展开(&E)"),
            Command("collapse", "全部折叠(&L)"),
        ),
    ),
    Menu(
        "检查(&K)",
        (
            Command("findings", "问题列表(&L)", ("Ctrl+Shift+M",), "check"),
            Command("next_finding", "下一个问题(&N)", ("F8",)),
            Command("last_finding", "上一个问题(&P)", ("Shift+F8",)),
            Command("fix", "修正此项(&F)", ("Alt+Return",), "fix"),
        ),
    ),
    Menu(
        "视图(&V)",
        (
            Command("fold_drafts", "草稿栏(&D)", ("F7",)),
            Command("preview", "纸面(&P)", ("F9",)),
            None,
            Command("zoom_in", "放大(&I)", ("Ctrl++", "Ctrl+=")),
            Command("zoom_out", "缩小(&O)", ("Ctrl+-",)),
            Command("real_size", "实际大小(&A)", ("Ctrl+0",)),
            Command("fit_width", "适合宽度(&W)", ("Ctrl+2",), "fit_width"),
            Command("fit_page", "整页(&G)", ("Ctrl+1",), "fit_page"),
            None,
            Command("dark", "深色模式(&K)"),
            Command("full_screen", "全屏(&F)", ("F11",)),
        ),
    ),
    Menu(
        "帮助(&H)",
        (
            Command("manual", "使用说明(&H)", ("F1",)),
            Command("keys", "快捷键一览(&K)", ("Ctrl+/",)),
            Command("input_check", "输入法检测(&I)…"),
            Command("data_folder", "打开数据文件夹(&D)"),
            Command("about", "关于(&A)"),
        ),
    ),
)
NEED_FORM = (
    "save", "copy_draft", "next_year", "versions", "export_pdf", "export_docx",
    "export_xlsx", "export_list_xlsx", "export_list_csv", "export_form", "print",
    "expand", "collapse", "findings", "next_finding", "last_finding", "paste_table",
)  # fmt: skip
"""Commands for which a form has to be open."""

NEED_CHANGE = (
    UNDO, REDO, "add_below", "add_above", "duplicate", "remove", "clear", "fill",
    "move_up", "move_down", "fix", "page_setup", "keep_version", "confirm",
    "confirm_all",
)  # fmt: skip
"""Commands for which it has to be open to be changed."""

CHECKABLE = ("fold_drafts", "preview", "dark", "full_screen")
TOOLS = (
    ("new", "新建"),
    ("open", "打开"),
    None,
    (UNDO, "撤销"),
    (REDO, "重做"),
    None,
    ("add_below", "添加指标"),
    ("findings", "检查"),
    None,
    ("export_pdf", "导出 PDF"),
    ("print", "打印"),
)
ROW_MENU = (
    "add_below",
    "add_above",
    "duplicate",
    None,
    "move_up",
    "move_down",
    None,
    "cut",
    "copy",
    "paste",
    "clear",
    "fill",
    None,
    "remove",
    None,
    "confirm",
)


def commands() -> Iterator[Command]:
    """Yield all commands, menu by menu."""
    for menu in MENUS:
        yield from commands_of(menu)


def commands_of(menu: Menu) -> Iterator[Command]:
    """Yield the commands of a menu, and of those beside it."""
    for each in menu.commands:
        if isinstance(each, Command):
            yield each
        elif each is not None:
            yield from commands_of(each)


def make_actions(parent: QObject) -> dict[str, QAction]:
    """Return the action of each command, by its name."""
    return {command.name: _action(command, parent) for command in commands()}


def fill_menu_bar(window: QMainWindow, actions: Mapping[str, QAction]) -> None:
    """Put the menus into the menu bar of a window."""
    for menu in MENUS:
        _fill_menu(window.menuBar().addMenu(menu.text), menu, actions)


def _fill_menu(shown: QMenu, menu: Menu, actions: Mapping[str, QAction]) -> None:
    for each in menu.commands:
        if each is None:
            shown.addSeparator()
        elif isinstance(each, Command):
            shown.addAction(actions[each.name])
        else:
            _fill_menu(shown.addMenu(each.text), each, actions)


def fill_tool_bar(bar: QToolBar, actions: Mapping[str, QAction]) -> None:
    """Put the buttons into the tool bar, with words of their own."""
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    bar.setMovable(False)
    for tool in TOOLS:
        if tool is None:
            bar.addSeparator()
            continue
        name, text = tool
        actions[name].setIconText(text)
        bar.addAction(actions[name])


def row_menu(parent: QWidget, actions: Mapping[str, QAction]) -> QMenu:
    """Return a menu for rows, which goes away when it closes."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for name in ROW_MENU:
        if name is None:
            menu.addSeparator()
        else:
            menu.addAction(actions[name])
    return menu


def key_sequence(keys: str) -> QKeySequence:
    """Return keys as they stand in a command, whatever Qt calls them here."""
    return QKeySequence.fromString(keys, QKeySequence.SequenceFormat.PortableText)


def _action(command: Command, parent: QObject) -> QAction:
    action = QAction(command.text, parent)
    action.setObjectName(command.name)
    action.setShortcuts([key_sequence(keys) for keys in command.keys])
    action.setCheckable(command.name in CHECKABLE)
    if command.icon:
        action.setIcon(icon(command.icon))
    if command.in_rows:
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    return action
