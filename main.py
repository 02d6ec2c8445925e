"""Compose and start: the window, or one of the commands."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path


def main() -> int:
    """Run what the command line asks for, and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run(sys.argv[1:])
        if sys.stdout is not None:
            # Here, where a broken pipe or a full disk is still caught.
            sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        _complain("已中断。")
        return 130
    except BrokenPipeError:
        # Whoever reads the results has seen enough (show … | head).
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 141
    except Exception as error:
        from models.log import note_fault
        from models.values.visible import path_in_words

        noted = path_in_words(note_fault(error))
        _complain(f"程序出错，没有做完。{f'出错的位置已记入“{noted}”。' if noted else ''}")
        return 70


def _run(typed: Sequence[str]) -> int:
    if sys.version_info < (3, 11):
        _complain("需要 Python 3.11 或更新的版本，请换用新版，或使用安装包。")
        return 2
    from printing.commands.run import run_command

    return run_command(typed, _open_window)


def _open_window(paths: Sequence[Path]) -> int:
    if sys.version_info < (3, 12) and _qt_version().startswith("6.12."):
        # It loses a reference to None on every call and aborts in the end.
        _complain("PySide6 6.12 在 Python 3.11 上会崩溃，请换用 PySide6-Essentials 6.11。")
        return 2
    try:
        from ui import application
    except ImportError as error:
        if not str(error).startswith("lib"):
            raise
        library = str(error).partition(":")[0]
        _complain(f"打开窗口缺少系统库“{library}”，请先运行 make setup 安装。")
        return 2
    return application.run(paths)


def _qt_version() -> str:
    from importlib import metadata

    try:
        return metadata.version("PySide6-Essentials")
    except metadata.PackageNotFoundError:
        return ""


def _complain(sentence: str) -> None:
    if sys.stderr is not None:
        print(sentence, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
