"""Fresh processes as users have them: their byte code is cached.

From the second start on Python reads what it compiled at the first.  Where it
is told to keep nothing (PYTHONDONTWRITEBYTECODE), each start would compile
some 250 modules again, and a bench would measure the compiler.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from tempfile import TemporaryDirectory

WAITER = """
import json, os, sys
quiet = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)
command = sys.argv[1:]
started = os.posix_spawn(command[0], command, os.environ, file_actions=[quiet])
_, status, used = os.wait4(started, 0)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
sys.exit(os.waitstatus_to_exitcode(status))
"""


@cache
def surroundings() -> Mapping[str, str]:
    """Return the environment of processes whose byte code is cached.

    The cache is a folder of its own, which the first process fills: start
    each of them once before it counts.
    """
    folder = TemporaryDirectory(prefix="jibiao-bench-")
    atexit.register(folder.cleanup)
    changed = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": folder.name}
    return {**os.environ, **changed}


def cost(command: Sequence[str]) -> tuple[float, float]:
    """Return the seconds of CPU and the MiB of memory, at most, of a process.

    Linux counts the memory of whoever starts a process as its own, until it
    has grown larger than that.  So a small one starts it, of 10 MiB.
    """
    waiter = [sys.executable, "-I", "-S", "-c", WAITER]
    told = subprocess.run(
        [*waiter, *command],
        check=True,
        stdout=subprocess.PIPE,
        env=surroundings(),
    )
    cpu, memory = json.loads(told.stdout)
    return cpu, memory
