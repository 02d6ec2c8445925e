"""Sets the table with LibreOffice, where it is installed.

Each turn starts it anew, as an office that converts a file does.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from page import page
from table import Table, serve

SECONDS = 60
"""It is given up after that: merged cells over many pages take it long."""


def render(table: Table) -> bytes:
    """Return the PDF."""
    with TemporaryDirectory() as name:
        source = Path(name, "table.html")
        source.write_text(page(table), encoding="utf-8")
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{name}/user"]
            + ["--convert-to", "pdf:writer_web_pdf_Export", "--outdir", name]
            + [str(source)],
            check=True,
            capture_output=True,
            timeout=SECONDS,
        )
        return source.with_suffix(".pdf").read_bytes()


if __name__ == "__main__":
    try:
        subprocess.run(["soffice", "--version"], check=True, capture_output=True)
    except OSError:
        sys.exit("LibreOffice is not installed")
    serve(render)
