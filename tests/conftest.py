"""What every test gets: an offscreen Qt, its own folders, and silence."""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import settings

from printing.commands.run import run_command
from tests.commands import Run, no_window

# Before anything imports Qt; `make test` says xcb for the real window.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same examples at every run: a red test is red for everybody.  To look
# for new ones: make test ARGS="--hypothesis-profile=search".
settings.register_profile("same", max_examples=60, deadline=None, derandomize=True)
settings.register_profile("search", max_examples=1000, deadline=None)
settings.load_profile("same")

FOLDERS = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA")


USUAL: dict[str, Callable[[int, FrameType | None], object] | signal.Handlers] = {
    "SIGINT": signal.default_int_handler,
    "SIGTERM": signal.SIG_DFL,
    "SIGHUP": signal.SIG_DFL,
    "SIGQUIT": signal.SIG_DFL,
}


def heed_signals() -> None:
    """Undo what `nohup make test &` does to signals, here and in children.

    It has them ignored, and every program that a test starts and then
    interrupts would inherit that.
    """
    for name, usual in USUAL.items():
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, usual)


heed_signals()


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests away from the drafts of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("JIBIAO_DATA_DIR", raising=False)
        for name in FOLDERS:
            patch.setenv(name, str(tmp_path_factory.mktemp(name.lower())))
        yield


@pytest.fixture(autouse=True)
def _silence(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning; one that should says caplog.clear()."""
    yield
    said = [
        record.getMessage()
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING
    ]
    assert not said


@pytest.fixture
def seeds() -> tuple[Path, ...]:
    """Return real forms kept beside the project, or skip."""
    folder = Path(__file__).resolve().parents[1] / "../shared/seeds"
    found = tuple(sorted(folder.glob("*.txt")))
    if not found:
        pytest.skip("no seeds beside the project")
    return found


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs a command: to exit code, results, complaints."""

    def run_typed(*typed: object) -> tuple[int, str, str]:
        code = run_command([str(each) for each in typed], no_window)
        return (code, *capsys.readouterr())

    return run_typed


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that writes reference pages anew."""
    parser.addoption("--update-pages", action="store_true")
