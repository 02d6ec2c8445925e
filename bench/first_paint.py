"""Compares the first painted window with that of a bare PySide6 program.

Usage: python bench/first_paint.py

Both are fresh processes, started in turn; each tells how long it took from
the start of Python to the end of the first paint of its window.  Only events
of the window itself are watched: for those of its parts PySide6 would first
make some two hundred Python types, which no program that is not watched does.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 9
TARGET = 1.5

BEGIN = "import sys, time; begun = time.perf_counter(); sys.path.insert(0, sys.argv[1])"
END = """
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self.tell)
            window.removeEventFilter(self)
        return False
    def tell(self):
        print((time.perf_counter() - begun) * 1000)
        sys.stdout.flush()
        import os; os._exit(0)
watch = Watch()
window.installEventFilter(watch)
window.show()
app.exec()
"""
BARE = f"""{BEGIN}
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
{END}"""
OURS = f"""{BEGIN}
from ui.application import Frame, Settings, config_folder, dress, make_application
from PySide6.QtCore import QEvent, QObject, QTimer
app = make_application()
dress(dark=None)
window = Frame(Settings(config_folder() / "s.json"))
{END}"""


def main() -> int:
    """Print both medians and their ratio; return 1 if it misses."""
    with TemporaryDirectory() as folder:
        environment = {**os.environ, "JIBIAO_DATA_DIR": folder}
        environment["XDG_CONFIG_HOME"] = folder
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        times: dict[str, list[float]] = {BARE: [], OURS: []}
        for _ in range(ROUNDS):
            for script, taken in times.items():
                taken.append(_milliseconds(script, environment))
    bare, ours = (median(taken[1:]) for taken in times.values())
    print(
        f"first painted window: ours {ours:.0f} ms, bare PySide6 {bare:.0f} ms, "
        f"ours / bare {ours / bare:.2f} (target {TARGET})"
    )
    return int(ours / bare > TARGET)


def _milliseconds(script: str, environment: dict[str, str]) -> float:
    command = [sys.executable, "-c", script, str(ROOT)]
    told = subprocess.run(
        command, check=True, capture_output=True, text=True, env=environment
    )
    return float(told.stdout)


if __name__ == "__main__":
    sys.exit(main())
