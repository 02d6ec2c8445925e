#!/bin/sh
# Open the window on the examples; without a screen, export them to out/.
#
# Usage: sh packaging/run.sh
set -eu
here=$(dirname -- "$0")
cd -- "$here/.."
export PYTHONUTF8=1

has_screen() {
    case ${QT_QPA_PLATFORM:-} in
    offscreen | minimal | vnc) return 1 ;;
    esac
    [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]
}

# A DISPLAY may be set and yet lead nowhere; Qt would abort on it.
screen_answers() {
    .venv/bin/python -c 'from PySide6.QtGui import QGuiApplication
QGuiApplication([])' >/dev/null 2>&1
}

export_examples() {
    printf '%s\n' "$1示例导出为 PDF："
    .venv/bin/python main.py export resources/examples/* -o out
}

if ! has_screen; then
    sh packaging/set_up.sh commands
    export_examples '这里没有图形界面，不打开窗口。'
    exit
fi
sh packaging/set_up.sh window
if ! screen_answers; then
    export_examples '图形界面连接不上，不打开窗口。'
    exit
fi
exec .venv/bin/python main.py
