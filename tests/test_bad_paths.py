"""Every command that takes a path tells of a bad one in one sentence."""

from __future__ import annotations

import ast
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from models.form_file import write_form_file
from models.log import note_fault
from models.reading import Unreadable, read_file
from models.store.drafts import DraftFault, Drafts
from models.store.folders import choose_data_folder, data_folder, is_choice_lost
from printing.commands.destination import Destination
from tests.commands import ROOT, Run
from tests.pictures import tree
from ui.commands.chosen_file import FileUnwritable, write_file
from ui.runtime.settings import Settings

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes and devices of POSIX")

KINDS = (
    "long name",
    "long path",
    "below a file",
    "below a pipe",
    "folder",
    "pipe",
    "device",
    "NUL",
    "half a character",
    "link to itself",
    "missing folder",
)


def bad(kind: str, folder: Path) -> Path:
    """Return a path of a kind that is no good, made where it must be."""
    (folder / "file").write_bytes(b"")
    made = folder / "made"
    if kind in ("pipe", "below a pipe"):
        os.mkfifo(made)
    elif kind == "folder":
        made.mkdir()
    elif kind == "link to itself":
        made.symlink_to(made)
    paths = {
        "long name": folder / f"{'备' * 90}.zip",
        "long path": folder.joinpath(*["备" * 80] * 20),
        "below a file": folder / "file" / "a.zip",
        "below a pipe": made / "a.zip",
        "device": Path("/dev/full"),
        "NUL": folder / "a\0b.zip",
        "half a character": folder / "a\ud800b.zip",
        "missing folder": folder / "missing" / "a.zip",
    }
    return paths.get(kind, made)


def sentence(act: Callable[[], object]) -> str:
    """Return what is told of a fault, "" where there is none."""
    try:
        act()
    except (DraftFault, FileUnwritable, Unreadable) as fault:
        return str(fault)
    return ""


def assert_sentence(told: str) -> None:
    assert "\n" not in told
    assert any(each > "\u4e00" for each in told)
    assert "Errno" not in told


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    drafts = Drafts(tmp_path / "data")
    drafts.create(tree("project_name: 路灯"))
    return drafts


@pytest.mark.parametrize("kind", KINDS)
def test_a_back_up_to_a_bad_path_is_told(
    kind: str, tmp_path: Path, drafts: Drafts
) -> None:
    path = bad(kind, tmp_path)

    told = sentence(lambda: drafts.back_up(path))

    assert_sentence(told)
    assert not [each for each in tmp_path.iterdir() if each.suffix == ".tmp"]
    if kind in ("long name", "long path", "NUL", "half a character"):
        assert "名字太长，或有不能用的字符" in told


@pytest.mark.parametrize("kind", KINDS)
def test_restoring_from_a_bad_path_is_told(
    kind: str, tmp_path: Path, drafts: Drafts
) -> None:
    path = bad(kind, tmp_path)

    assert_sentence(sentence(lambda: drafts.restore_from(path)))


@pytest.mark.parametrize("kind", KINDS)
def test_reading_a_bad_path_is_told(kind: str, tmp_path: Path) -> None:
    path = bad(kind, tmp_path)

    assert_sentence(sentence(lambda: read_file(path)))


@pytest.mark.parametrize("kind", KINDS)
def test_writing_to_a_bad_path_is_told_and_replaces_nothing(
    kind: str, tmp_path: Path
) -> None:
    path = bad(kind, tmp_path)

    if kind != "link to itself":
        assert_sentence(sentence(lambda: write_file(path, b"data")))
    left = sorted(each.name for each in tmp_path.iterdir())
    assert not [each for each in left if each.endswith(".tmp")]


@pytest.mark.parametrize("kind", KINDS)
def test_drafts_in_a_bad_folder_are_told(kind: str, tmp_path: Path) -> None:
    folder = bad(kind, tmp_path)
    if kind in ("folder", "missing folder", "NUL", "half a character"):
        pytest.skip("drafts may be kept there, or nobody can say so")

    assert_sentence(sentence(lambda: Drafts(folder).create(tree("project_name: 路灯"))))
    told = sentence(lambda: Drafts(folder).summaries())
    assert not told or "读不出来" in told


NO_PATHS = ("own.resolve", "self.exists", "successors[0].exists")
"""Of palettes and drafts, which have such words, too."""

COMMANDS = [
    ("show", "BAD"),
    ("check", "BAD", "GOOD"),
    ("export", "GOOD", "-o", "BAD"),
    ("export", "BAD", "-o", "OUT"),
    ("drafts", "import", "BAD"),
    ("drafts", "backup", "BAD"),
    ("drafts", "restore", "BAD"),
    ("drafts", "export", "-o", "BAD"),
    ("drafts", "next-year", "BAD"),
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("typed", COMMANDS, ids=" ".join)
def test_a_command_with_a_bad_path_ends_with_a_sentence(
    run: Run, tmp_path: Path, typed: tuple[str, ...], kind: str
) -> None:
    path = bad(kind, tmp_path)
    good = tmp_path / "good.jibiao"
    good.write_bytes(write_form_file(tree("project_name: 路灯")))
    if "import" not in typed:
        run("drafts", "import", good)
    words = {"BAD": path, "GOOD": good, "OUT": tmp_path / "out"}

    code, _, complaints = run(*(words.get(each, each) for each in typed))

    is_fine = kind in ("folder", "missing folder") and "-o" in typed
    assert code or is_fine
    assert complaints or is_fine
    assert "Traceback" not in complaints and "程序出错" not in complaints


@pytest.mark.parametrize("kind", KINDS)
def test_settings_and_logs_in_a_bad_place_do_no_harm(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = bad(kind, tmp_path)
    if kind not in ("pipe", "device", "NUL", "half a character"):
        settings = Settings(path / "settings.json")
        settings.put(folder=str(path))
        assert settings.known_folder("folder", tmp_path) in (path, tmp_path)
    if "\0" not in str(path) and "\ud800" not in str(path):
        monkeypatch.setenv("XDG_STATE_HOME", str(path))
        note_fault(ValueError())
        environment = {"XDG_CONFIG_HOME": str(path), "XDG_DATA_HOME": "/d"}
        assert data_folder(environment, "linux") == Path("/d/jibiao")
        is_choice_lost(path / "jibiao", environment)


@pytest.mark.parametrize("kind", KINDS)
def test_any_folder_that_can_be_chosen_is_noted(kind: str, tmp_path: Path) -> None:
    path = bad(kind, tmp_path)
    if kind not in ("long path", "NUL", "half a character"):
        choose_data_folder(path, tmp_path / "config")
        assert not is_choice_lost(tmp_path / "config", {})


def test_a_folder_of_files_that_is_a_circle_is_no_fault(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with Destination(loop):
        pass


def test_nobody_asks_a_path_in_a_way_that_may_raise() -> None:
    """Path.exists and its like raise for names too long, os.path does not."""
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for folder in ("models", "printing", "ui")
        for path in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in ("exists", "is_dir", "is_file", "is_symlink", "resolve")
        and not ast.unparse(node.value).endswith(("os.path", "entry", "each"))
        and "__file__" not in ast.unparse(node.value)
        and ast.unparse(node) not in NO_PATHS
    ]

    assert found == []
