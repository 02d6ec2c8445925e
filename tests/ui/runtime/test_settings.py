"""What the window remembers survives, and harms nothing when damaged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ui.runtime.settings import Settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "jibiao" / "settings.json"


def test_what_is_put_is_found_again(path: Path) -> None:
    Settings(path).put(scheme="dark", folded=True, panes=[1, 2, 3])

    again = Settings(path)
    assert again.fault == ""
    assert again.text("scheme") == "dark"
    assert again.flag("folded")
    assert again.numbers("panes", 3) == [1, 2, 3]


def test_a_folder_whose_name_is_no_utf_8_is_remembered(path: Path) -> None:
    Settings(path).put(export_folder="/\udcc4\udce3/表")

    assert Settings(path).text("export_folder") == "/\udcc4\udce3/表"


@pytest.mark.parametrize(
    "content",
    [b"", b"null", b"[]", b"\xff\xfe", b"{", b"[" * 100_000, b"@Variant(\0\0\0\x7f)"],
)
def test_a_damaged_file_counts_as_empty(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)

    settings = Settings(path)
    assert settings.text("scheme", "light") == "light"
    assert "已改用默认设置" in settings.fault


@pytest.mark.parametrize("panes", ["x", [1, 2], [1, 2, -3], [1, 2, True], [1, 2, 1e9]])
def test_a_value_of_the_wrong_kind_counts_as_none(path: Path, panes: object) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"panes": panes, "scheme": 1, "folded": "yes"}))

    settings = Settings(path)
    assert settings.numbers("panes", 3) == []
    assert settings.text("scheme") == ""
    assert not settings.flag("folded")


def test_a_folder_that_refuses_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "jibiao").write_text("a file in its place")
    settings = Settings(tmp_path / "jibiao" / "settings.json")

    settings.put(scheme="dark")

    assert settings.text("scheme") == "dark"
