"""Has a PDF opened in a process of its own, with little memory and time.

875 KB of a hostile file make pdfium take 860 MB and four seconds, and where
memory ends, pdfium ends the process that it runs in.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from threading import Lock

from models.pdf.limits import MOST_PATIENCE, PdfRefused
from models.pdf.packing import unpacked
from models.pdf.paper import PaperPage
from models.pdf.worker import READ, REFUSED, reply

ROOT = Path(__file__).resolve().parents[2]
START = (
    "import sys; sys.path += sys.argv[1:];"
    "from models.pdf.worker import main; main()"
)

_one_at_a_time = Lock()


def paper_of(data: bytes) -> tuple[PaperPage, ...]:
    """Return what can be seen on the pages of a PDF.

    Raises:
        PdfRefused: It cannot be opened, or has more than any form.
    """
    # A packed program cannot be started again as a child, and some machines
    # let nobody start anything.
    if not getattr(sys, "frozen", False):
        with suppress(OSError):
            return _pages(_answer_of_child(data))
    with _one_at_a_time:
        return _pages(reply(data))


def _answer_of_child(data: bytes) -> bytes:
    # Bare of everything that a Python usually looks for when it starts.
    command = [sys.executable, "-I", "-S", "-c", START, str(ROOT), _libraries()]
    # Without it, a console would flash up on Windows.
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        done = subprocess.run(
            command,
            input=data,
            capture_output=True,
            timeout=MOST_PATIENCE,
            creationflags=flags,
        )
    except subprocess.TimeoutExpired:
        raise PdfRefused("time") from None
    return done.stdout


def _libraries() -> str:
    """Return the folder that pdfium is installed in."""
    found = find_spec("pypdfium2_raw")
    return str(Path(found.origin).parents[1]) if found and found.origin else ""


def _pages(said: bytes) -> tuple[PaperPage, ...]:
    """Return the pages in an answer; none at all says that pdfium died."""
    if said.startswith(REFUSED):
        raise PdfRefused(said.removeprefix(REFUSED).decode())
    if not said.startswith(READ):
        raise PdfRefused("memory")
    return unpacked(said.removeprefix(READ))
