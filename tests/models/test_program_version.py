"""The version comes from one place, and its absence stops nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.program_version import UNKNOWN, program_version


def test_the_version_is_that_of_the_set_up() -> None:
    assert f"version = {program_version()}\n" in Path("setup.cfg").read_text("utf-8")


@pytest.mark.parametrize("written", [None, b"", b"\xff\xfe", b"[metadata]\nname = x"])
def test_without_it_the_version_is_unknown(tmp_path: Path, written: bytes) -> None:
    path = tmp_path / "setup.cfg"
    if written is not None:
        path.write_bytes(written)

    assert program_version(path) == UNKNOWN
