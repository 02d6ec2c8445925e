"""One file given to the reader, with a watch on time and memory."""

from __future__ import annotations

import resource
import signal
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from models.reading.clipboard import clipboard_grids
from models.reading.file import read_data
from models.reading.unreadable import Unreadable

MOST_SECONDS = 10.0
"""Of the processor.  The slowest file takes 3.5 s on a busy machine, which
shares its cores and caches; on a busier one it was charged 4.7 s."""

MOST_BYTES = 500 * 1024 * 1024
PATH = Path("表")


class TooSlow(BaseException):
    """The reader took longer than a clerk waits."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file.

    Attributes:
        told: The sentence for the clerk, if it was refused.
        fault: A traceback, if anything else happened.
    """

    told: str = ""
    fault: str = ""
    seconds: float = 0.0


def limit_memory() -> None:
    """Let this process grow by no more than a reader may take."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    size = pages * resource.getpagesize() + MOST_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (size, resource.RLIM_INFINITY))


def try_file(data: bytes) -> Outcome:
    """Read the bytes as a file, and return what became of it."""
    began = time.process_time()
    told = fault = ""
    signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
    try:
        read_data(PATH, data)
    except Unreadable as error:
        told = str(error)
        if error.__cause__ is not None:
            fault = "".join(traceback.format_exception(error.__cause__))
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        fault = traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return Outcome(told, fault, time.process_time() - began)


def try_clipboard(html: str) -> Outcome:
    """Paste the markup, and return what became of it."""
    began = time.process_time()
    try:
        clipboard_grids(html, "")
    except Unreadable as error:
        return Outcome(str(error), seconds=time.process_time() - began)
    except Exception:
        return Outcome(fault=traceback.format_exc())
    return Outcome(seconds=time.process_time() - began)


def _stop(number: int, frame: FrameType | None) -> None:
    raise TooSlow(number)
