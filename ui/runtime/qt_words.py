"""Words of Qt's own dialogs and keys that its translation lacks.

Found by asking Qt for all texts of its dialogs for files and printing, with
a translator that notes what nobody translates.
"""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator

MISSING = {
    ("QAbstractFileIconProvider", "Drive"): "磁盘",
    ("QAbstractFileIconProvider", "Folder"): "文件夹",
    ("QCupsJobWidget", "&Billing information:"): "计费信息(&B)：",
    ("QCupsJobWidget", "&End:"): "结束页(&E)：",
    ("QCupsJobWidget", "&Start:"): "起始页(&S)：",
    ("QCupsJobWidget", "Job &priority:"): "优先级(&P)：",
    ("QCupsJobWidget", "Scheduled &printing:"): "定时打印(&P)：",
    ("QFileDialog", "&Look in:"): "位置(&L)：",
    ("QFileDialog", "Files of &type:"): "类型(&T)：",
    ("QPageSetupWidget", "Page &order:"): "页面顺序(&O)：",
    ("QPageSetupWidget", "Pages &per sheet:"): "每张纸的页数(&P)：",
    ("QPrintSettingsOutput", "Page &Set:"): "打印哪些页(&S)：",
}
OTHERWISE = {
    # Keys as they stand on keyboards, in the menus and in the manual.
    ("QShortcut", "Return"): "Enter",
    ("QShortcut", "Enter"): "Enter",
    ("QShortcut", "Up"): "↑",
    ("QShortcut", "Down"): "↓",
    ("QShortcut", "Left"): "←",
    ("QShortcut", "Right"): "→",
    ("QFileSystemModel", "Size"): "大小",
    ("QLineEdit", "&Undo"): "撤销(&U)",
    ("QWidgetTextControl", "&Undo"): "撤销(&U)",
}
"""Where one word is used all over the program, and Qt has another."""


class OwnWords(QTranslator):
    """Gives our words for some of Qt's texts, and none for all others."""

    # Overrides of Qt, which keep Qt's names.

    def isEmpty(self) -> bool:
        return False

    def translate(
        self,
        context: str,
        text: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        key = context, text
        # None, not "": that would be a translation, into nothing.
        return OTHERWISE.get(key) or MISSING.get(key)


def translators(parent: QObject) -> tuple[QTranslator, ...]:
    """Return what makes Qt speak Chinese, the last of which is asked first."""
    qt = QTranslator(parent)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    loaded = (qt,) if qt.load("qtbase_zh_CN", folder) else ()
    return *loaded, OwnWords(parent)
