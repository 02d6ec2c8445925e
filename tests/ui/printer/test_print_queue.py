"""A real queue gets the sheet across, at its size, nothing cut off.

The queue is one of CUPS that prints to a file, on a server of our own; where
CUPS is not installed, or may not be started, these are skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from printing.pdf import write_pdf
from tests.pdfs import open_pdf
from ui.printer.ruler_page import ruler_sheet

TOOLS = ("cupsd", "lpadmin", "lpstat", "ps2pdf")
PATIENCE = 20.0
PROGRAM = """
import sys
from ui.application import make_application
application = make_application()
from ui.printer.print_job import new_printer, print_sheet
from ui.printer.ruler_page import ruler_sheet
print_sheet(ruler_sheet(), new_printer("Paper"))
"""
OPEN = "Order allow,deny\nAllow all\n"


@pytest.fixture
def queue(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Start a print server with one queue, and return the file it fills."""
    monkeypatch.setenv("PATH", os.environ["PATH"] + ":/usr/sbin")
    if not all(map(shutil.which, TOOLS)) or os.name != "posix" or os.geteuid():
        pytest.skip("needs CUPS, and the right to start it")
    # A socket's path must be short.
    folder = Path(tempfile.mkdtemp(prefix="cups"))
    server = _start(folder)
    monkeypatch.setenv("CUPS_SERVER", str(folder / "socket"))
    try:
        yield _add_queue(folder, server)
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _start(folder: Path) -> subprocess.Popen[bytes]:
    folder.chmod(0o755)
    places = {name: folder / name for name in ("root", "spool", "cache", "state")}
    for place in places.values():
        place.mkdir()
    server = (
        f"Listen {folder}/socket\nDefaultAuthType None\n"
        f"<Location />\n{OPEN}</Location>\n"
        f"<Policy default>\n<Limit All>\n{OPEN}</Limit>\n</Policy>\n"
    )
    files = (
        f"FileDevice Yes\nServerRoot {places['root']}\nRequestRoot {places['spool']}\n"
        f"CacheDir {places['cache']}\nStateDir {places['state']}\n"
        f"AccessLog {folder}/access\nErrorLog {folder}/error\nPageLog {folder}/page\n"
    )
    (folder / "cupsd.conf").write_text(server)
    (folder / "cups-files.conf").write_text(files)
    return subprocess.Popen(
        ["cupsd", "-f", "-c", str(folder / "cupsd.conf")]
        + ["-s", str(folder / "cups-files.conf")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _add_queue(folder: Path, server: subprocess.Popen[bytes]) -> Path:
    printed = folder / "printed"
    printed.touch(0o666)
    printed.chmod(0o666)
    _await(folder, server)
    subprocess.run(
        ["lpadmin", "-p", "Paper", "-E", "-v", f"file:{printed}"]
        + ["-m", "drv:///sample.drv/generic.ppd"],
        check=True,
        capture_output=True,
    )
    return printed


def _await(folder: Path, server: subprocess.Popen[bytes]) -> None:
    """Ask again and again until the server answers."""
    end = time.monotonic() + PATIENCE
    ask = ["lpstat", "-h", str(folder / "socket"), "-r"]
    while b"is running" not in subprocess.run(ask, capture_output=True).stdout:
        if time.monotonic() > end or server.poll() is not None:
            pytest.skip("the print server does not start here")


def ink(data: bytes) -> tuple[float, float]:
    """Return width and height of all ink on the first page, in points."""
    page = open_pdf(data)[0]
    image = page.render(scale=4, grayscale=True).to_pil()
    left, top, right, bottom = image.point(lambda grey: 255 * (grey < 128)).getbbox()
    return (right - left) / 4, (bottom - top) / 4


def test_the_test_page_comes_out_across_and_at_its_size(queue: Path) -> None:
    root = Path(__file__).resolve().parents[3]
    subprocess.run([sys.executable, "-c", PROGRAM], check=True, cwd=root)
    end = time.monotonic() + PATIENCE
    while _jobs_waiting() and time.monotonic() < end:
        continue
    pdf = queue.with_suffix(".pdf")
    subprocess.run(["ps2pdf", str(queue), str(pdf)], check=True)
    short, long = sorted(ink(pdf.read_bytes()))
    expected = sorted(ink(write_pdf(ruler_sheet())))

    assert [short, long] == pytest.approx(expected, abs=0.6)


def _jobs_waiting() -> bool:
    told = subprocess.run(["lpstat", "-o"], check=True, capture_output=True)
    return bool(told.stdout.strip())
