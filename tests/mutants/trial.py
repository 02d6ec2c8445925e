"""Runs tests in a copy of the project that can be broken safely."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.mutants.mutant import Mutant

Fate = Literal["killed", "too slow", "survived", "broken"]
"""Broken: the tests could not be run, which proves nothing."""

LEFT_OUT = shutil.ignore_patterns(".*", "out", "build", "dist", "__pycache__")
PATIENCE = 3
"""A mutant hangs when its tests take so many times what all of them take
with nothing broken, whatever else the machine is doing."""

PASSED, FAILED = 0, 1
"""Exit codes of pytest; all others say that tests were not run to an end."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a mutant, after so many seconds."""

    mutant: Mutant
    fate: Fate
    seconds: float
    said: str = ""


class Copy:
    """A copy of the project, whole but for the mutant that is in it."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(root, folder, ignore=LEFT_OUT)

    def try_mutant(self, mutant: Mutant, patience_s: float) -> Outcome:
        """Return what the tests make of a mutant, and take it out again."""
        module = self.folder / mutant.module
        whole = module.read_text(encoding="utf-8")
        began = time.monotonic()
        module.write_text(
            whole.replace(mutant.text, mutant.replacement), encoding="utf-8"
        )
        try:
            fate, said = self.run_tests(mutant.tests, patience_s)
        finally:
            module.write_text(whole, encoding="utf-8")
        return Outcome(mutant, fate, time.monotonic() - began, said)

    def run_tests(
        self, tests: tuple[str, ...], patience_s: float | None = None
    ) -> tuple[Fate, str]:
        """Return whether a test fails, and the last lines that were said."""
        command = [sys.executable, "-B", "-m", "pytest", "-x", "-q"]
        command += ["-p", "no:cacheprovider", "-p", "no:xdist", *tests]
        try:
            ran = subprocess.run(
                command,
                cwd=self.folder,
                env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
                capture_output=True,
                text=True,
                timeout=patience_s,
            )
        except subprocess.TimeoutExpired:
            return "too slow", ""
        fates: dict[int, Fate] = {PASSED: "survived", FAILED: "killed"}
        return fates.get(ran.returncode, "broken"), "\n".join(
            (ran.stdout + ran.stderr).splitlines()[-12:]
        )
