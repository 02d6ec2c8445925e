"""Who may know whom, said in sentences."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LAYERS = ("resources", "models", "printing", "ui", "main")
"""Each may import those before it, and itself."""

TOP_LEVEL = {
    *("main.py", "ui", "models", "printing", "resources", "tests", "setup.cfg"),
    *("README.md", "Makefile", "CHANGELOG.md", "LICENSE", "pyproject.toml"),
    *("docs", "packaging", "bench", ".ci", "run.bat", "test.bat"),
}
HEAVY = {
    *("PySide6", "shiboken6", "numpy", "openpyxl", "docx", "xlsxwriter"),
    *("lxml", "xlrd", "pypdfium2", "dask", "distributed"),
}
SAMPLE = "tests/models/reading/data/three_forms.txt"


def modules(layer: str) -> list[Path]:
    """Return the modules of a layer."""
    if layer == "main":
        return [ROOT / "main.py"]
    return sorted((ROOT / layer).rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Return the first names of what a module imports, anywhere in it."""
    return {name.split(".")[0] for name in _imported_names(path)}


def _imported_names(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path.name} imports from a relative place"
            yield node.module or ""


def brought_in(code: str) -> set[str]:
    """Return the first names of all modules that some code brings in."""
    found = subprocess.run(
        [sys.executable, "-c", f"import sys; {code}; print(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert found.returncode == 0, found.stderr
    return {name.split(".")[0] for name in found.stdout.split()}


def offenders(layers: tuple[str, ...], forbidden: tuple[str, ...]) -> list[str]:
    """Return the modules of the layers that import something forbidden."""
    return [
        str(path.relative_to(ROOT))
        for layer in layers
        for path in modules(layer)
        if imported(path) & set(forbidden)
    ]


@pytest.mark.parametrize("layer", LAYERS)
def test_no_layer_imports_a_later_one(layer: str) -> None:
    later = LAYERS[LAYERS.index(layer) + 1 :]

    assert offenders((layer,), later) == []


def test_only_the_window_knows_qt() -> None:
    assert offenders(("resources", "models", "printing"), ("PySide6",)) == []


def test_main_leaves_qt_to_the_window() -> None:
    assert "PySide6" not in imported(ROOT / "main.py")


def test_only_printing_writes_pdf() -> None:
    assert offenders(("models", "ui", "main"), ("reportlab",)) == []


def test_only_printing_writes_spreadsheets() -> None:
    assert offenders(("models", "ui", "main"), ("xlsxwriter",)) == []


def test_only_the_models_know_how_drafts_are_stored() -> None:
    assert offenders(("printing", "ui", "main"), ("tinydb", "filelock")) == []


def test_only_the_cluster_knows_dask() -> None:
    knowing = offenders(LAYERS, ("dask", "distributed"))

    assert knowing == ["printing/commands/dask_cluster.py"]


def test_the_program_does_not_import_its_tests() -> None:
    assert offenders(LAYERS, ("tests", "pytest", "hypothesis")) == []


def test_models_and_printing_bring_in_nothing_heavy() -> None:
    names = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for layer in ("models", "printing")
        for path in modules(layer)
        if path.name != "__init__.py"
    ]

    assert brought_in(f"import {', '.join(names)}") & HEAVY == set()


def test_only_who_talks_to_fcitx_4_brings_in_its_library() -> None:
    assert "jeepney" not in brought_in("import ui.application, ui.workspace")
    assert "jeepney" in brought_in("import ui.input.fcitx_client")


def test_reading_a_text_brings_in_nothing_for_other_files() -> None:
    reading = (
        "from pathlib import Path; from models.reading import read_file; "
        f"read_file(Path({SAMPLE!r}))"
    )

    assert brought_in(reading) & (HEAVY | {"zipfile", "csv"}) == set()


def test_main_is_short() -> None:
    assert len((ROOT / "main.py").read_text(encoding="utf-8").splitlines()) < 80


@pytest.mark.parametrize("layer", (*LAYERS, "tests"))
def test_no_function_is_long(layer: str) -> None:
    paths = modules(layer)
    long = [
        f"{path.name}: {node.name}"
        for path in paths
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > 50
    ]

    assert long == []


def test_the_top_level_is_the_agreed_one() -> None:
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("not a checkout")
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True
    )
    found = {name.split("/")[0] for name in listed.stdout.split("\0") if name}

    assert found - {".gitignore"} == TOP_LEVEL


def test_pyproject_holds_the_build_system_alone() -> None:
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert list(table) == ["build-system"]


@pytest.mark.parametrize("name", ["pytest.ini", "mypy.ini", ".coveragerc", "tox.ini"])
def test_no_other_file_takes_over_from_setup_cfg(name: str) -> None:
    assert not (ROOT / name).exists()


def test_tests_open_pdfs_in_one_way() -> None:
    """Importing the package starts pdfium without our folder of fonts."""
    found = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "tests").rglob("*.py"))
        if "pypdfium2" in imported(path)
    ]

    assert found == ["tests/pdfs.py"]


PATHS = {"path", "paths", "folder", "file", "log", "note", "config", "data_folder"}
NAMED = {*PATHS, "source", "incoming", "document"}
"""What has a name of a file, which is foreign, too."""


def raw_paths_in(code: str) -> list[str]:
    """Return the paths that Chinese sentences quote as they are."""
    return [
        ast.unparse(part.value)
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.JoinedStr) and _is_chinese(node)
        for part in node.values
        if isinstance(part, ast.FormattedValue) and _is_path(part.value)
    ]


def _is_chinese(node: ast.JoinedStr) -> bool:
    texts = (each.value for each in node.values if isinstance(each, ast.Constant))
    return any("\u3000" <= character for text in texts for character in str(text))


def _is_path(value: ast.expr) -> bool:
    """Return whether an expression is a path, or its name, by its words."""
    match value:
        case ast.Name(name):
            return name in PATHS
        case ast.Attribute(base, "name" | "parent" | "stem"):
            return _is_path(base) or _last_name(base) in NAMED
        case ast.Attribute(_, name):
            return name.lstrip("_") in PATHS
        case ast.Call(ast.Name("str" | "Path" | "clip"), inner):
            return any(map(_is_path, inner))
        case ast.Call(ast.Attribute(base, "absolute" | "resolve")):
            return _is_path(base)
    return False


def _last_name(value: ast.expr) -> str:
    match value:
        case ast.Name(name) | ast.Attribute(_, name):
            return name.lstrip("_")
    return ""


@pytest.mark.parametrize("layer", ["printing", "ui", "main"])
def test_every_path_in_a_sentence_is_one_that_cannot_mislead(layer: str) -> None:
    found = {
        str(path.relative_to(ROOT)): raw
        for path in modules(layer)
        if (raw := raw_paths_in(path.read_text(encoding="utf-8")))
    }

    assert found == {}


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('f"写不进“{folder}”"', ["folder"]),
        ('f"已存为 {Path(file).absolute()}"', ["Path(file).absolute()"]),
        ('f"读入“{incoming.name}”"', ["incoming.name"]),
        ('f"存在{clip(path.name, 80)}里"', ["clip(path.name, 80)"]),
        ('f"在“{self._desk.folder}”里"', ["self._desk.folder"]),
        ('f"写不进“{path_in_words(folder)}”"', []),
        ('f"{path.name}-2.pdf"', []),
    ],
)
def test_a_path_that_a_sentence_quotes_is_found(code: str, found: list[str]) -> None:
    assert raw_paths_in(code) == found
