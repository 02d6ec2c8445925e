"""Disks that are not what they should be."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from models.store.drafts import Drafts


@pytest.fixture
def no_links(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_paths: Path, follow_symlinks: bool) -> None:
        raise OSError(errno.EPERM, "exFAT has no links")

    monkeypatch.setattr(os, "link", refuse)


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path)
