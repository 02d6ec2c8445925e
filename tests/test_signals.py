"""The tests hear signals however they are started."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BESIDE_OTHER_WORK = """
import signal
signal.signal(signal.SIGINT, signal.SIG_IGN)
import tests.conftest
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
"""


def test_tests_that_run_beside_other_work_can_be_interrupted() -> None:
    told = subprocess.run(
        [sys.executable, "-c", BESIDE_OTHER_WORK],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )

    assert told.stdout.strip() == "True"
