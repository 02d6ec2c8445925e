"""Who may know whom, said in sentences."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import FunctionType

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel

from tests.source_code import LAYERS, ROOT, modules, tree_of

TOP_LEVEL = {
    *("main.py", "ui", "models", "printing", "resources", "tests", "setup.cfg"),
    *("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "Makefile"),
    "pyproject.toml",
    *("docs", "packaging", "bench", ".ci", "run.bat", "test.bat"),
}
HEAVY = {
    *("PySide6", "shiboken6", "numpy", "openpyxl", "docx", "xlsxwriter"),
    *("lxml", "xlrd", "pypdfium2", "dask", "distributed"),
}
SAMPLE = "tests/models/reading/data/three_forms.txt"


def imported(path: Path) -> set[str]:
    """Return the first names of what a module imports, anywhere in it."""
    return {name.split(".")[0] for name in _imported_names(path)}


def _imported_names(path: Path) -> Iterator[str]:
    for node in ast.walk(tree_of(path)):
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


# Rooms, sizes and words.  A list of what is not yet mended may only shrink:
# an entry that is no longer needed fails its test, as a new fault does.

MOST_FILES = 25
CROWDED: set[str] = set()


def test_no_room_is_crowded() -> None:
    files = Counter(
        path.parent.relative_to(ROOT).as_posix()
        for layer in (*LAYERS, "tests", "bench")
        for path in modules(layer)
    )

    assert {room for room, count in files.items() if count > MOST_FILES} == CROWDED


MOST_METHODS = 25


def test_no_class_has_too_many_methods() -> None:
    found = {
        each.__qualname__
        for each in classes()
        if len(own_methods(each)) > MOST_METHODS
    }

    assert found == set()


def classes() -> Iterator[type]:
    """Yield each class of the program, at the top of its module."""
    for name in module_names(*LAYERS[:-1]):
        for found in vars(import_module(name)).values():
            if isinstance(found, type) and found.__module__ == name:
                yield found


def module_names(*layers: str) -> list[str]:
    """Return the modules of the layers by their dotted names."""
    paths = (path.relative_to(ROOT) for each in layers for path in modules(each))
    return [".".join(path.with_suffix("").parts) for path in paths]


def own_methods(found: type) -> list[str]:
    """Return the methods and properties of a class that are not Qt's."""
    of_qt = [each for each in found.__mro__ if _is_of_qt(each)]
    return [
        name
        for name, value in vars(found).items()
        if isinstance(value, METHODS) and not any(hasattr(qt, name) for qt in of_qt)
    ]


METHODS = (FunctionType, staticmethod, classmethod, property)


def _is_of_qt(found: type) -> bool:
    return found.__module__.split(".")[0] in ("PySide6", "shiboken6")


def test_overrides_of_qt_are_not_counted() -> None:
    class Label(QLabel):
        def event(self, event: QEvent) -> bool:
            return super().event(event)

        def say(self) -> None:
            self.setText("好")

    assert own_methods(Label) == ["say"]


MOST_LINES = 40
LONG: set[str] = set()


def test_no_function_is_long() -> None:
    found = {
        f"{path.name}: {node.name}"
        for layer in (*LAYERS, "tests", "bench")
        for path in modules(layer)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= MOST_LINES
    }

    assert found == LONG


WITH_SEVERAL_MEANINGS: set[str] = set()
NAMESAKES = {"main": "where a process begins: the program, the reader of PDFs"}
"""Why these words stand in several modules all the same."""


def test_one_word_means_one_thing() -> None:
    """No public class, function or alias has a namesake elsewhere."""
    homes = Counter(
        word
        for layer in LAYERS
        for path in modules(layer)
        for word in set(public_words(tree_of(path)))
    )
    found = {word for word, count in homes.items() if count > 1}

    assert found == WITH_SEVERAL_MEANINGS | set(NAMESAKES)


def public_words(tree: ast.Module) -> Iterator[str]:
    """Yield the public classes, functions and aliases of a module."""
    for node in tree.body:
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                words = name
            case ast.Assign([ast.Name(name)]) | ast.AnnAssign(ast.Name(name)):
                words = "" if name.isupper() else name
            case _:
                words = ""
        if words and not words.startswith("_"):
            yield words


BY_POSITION: set[str] = set()


def test_no_yes_or_no_is_passed_by_position() -> None:
    """A bare True among other arguments does not say what is true."""
    trees = [tree_of(path) for layer in LAYERS for path in modules(layer)]
    ours = {
        node.name
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
    } - set(dir(list))

    assert {name for tree in trees for name in told_bare(tree)} & ours == BY_POSITION


def told_bare(tree: ast.AST) -> Iterator[str]:
    """Yield what is called with a yes or no that has no name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and any(map(_is_yes_or_no, node.args)):
            yield _last_name(node.func)


def _is_yes_or_no(value: ast.expr) -> bool:
    match value:
        case ast.Constant(bool()) | ast.Compare() | ast.UnaryOp(ast.Not()):
            return True
        case ast.Call(ast.Name("bool")):
            return True
    return False


def _last_name(value: ast.expr) -> str:
    match value:
        case ast.Name(name) | ast.Attribute(_, name):
            return name
    return ""


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("fold(True)", ["fold"]),
        ("pane.fold(not is_shown)", ["fold"]),
        ("fold(pages > 1)", ["fold"]),
        ("fold(bool(texts))", ["fold"]),
        ("fold(is_folded=True)", []),
        ("fold(is_folded)", []),
    ],
)
def test_a_bare_yes_or_no_is_found(code: str, found: list[str]) -> None:
    assert list(told_bare(ast.parse(code))) == found


EMITTED_FROM_OUTSIDE: set[str] = set()


def test_nobody_emits_a_signal_of_somebody_else() -> None:
    found = {
        signal
        for path in modules("ui")
        for signal in signals_of_others(tree_of(path))
    }

    assert found == EMITTED_FROM_OUTSIDE


def signals_of_others(tree: ast.AST) -> Iterator[str]:
    """Yield the signals that are emitted, and not by the object's own self."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(ast.Attribute(ast.Name("self")), "emit"):
                continue
            case ast.Attribute(signal, "emit"):
                yield ast.unparse(signal)


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("self.refused.emit(sentence)", []),
        ("timer.timeout.connect(self.expired.emit)", []),
        ("self._editor.refused.emit(sentence)", ["self._editor.refused"]),
        ("timer.timeout.connect(pane.expired.emit)", ["pane.expired"]),
    ],
)
def test_a_signal_of_somebody_else_is_found(code: str, found: list[str]) -> None:
    assert list(signals_of_others(ast.parse(code))) == found


@pytest.mark.parametrize("room", ["models/reading/files", "models/reading/pdf_pages"])
def test_readers_say_what_is_wrong_and_know_no_path(room: str) -> None:
    knowing = {
        str(path.relative_to(ROOT)): found
        for path in modules(room)
        if (found := _words_in(path) & {"Unreadable", "Path", "pathlib", "os"})
    }

    assert knowing == {}


def test_a_file_is_named_in_one_place() -> None:
    """Readers raise Unfit; only naming() makes an Unreadable of it."""
    naming = {
        str(path.relative_to(ROOT))
        for layer in LAYERS
        for path in modules(layer)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and _last_name(node.func) == "Unreadable"
    }

    assert naming == {"models/reading/unreadable.py"}


def _words_in(path: Path) -> set[str]:
    """Return the names that a module uses, imports or takes."""
    found: set[str] = set()
    for node in ast.walk(tree_of(path)):
        match node:
            case ast.Name(id=name) | ast.arg(arg=name) | ast.Attribute(attr=name):
                found.add(name)
            case ast.Import(names) | ast.ImportFrom(_, names):
                found |= {each.name for each in names}
    return found


def test_every_label_is_made_so_that_no_text_is_markup() -> None:
    """A label of Qt's own may take the name of an office for HTML."""
    made = {
        str(path.relative_to(ROOT))
        for path in modules("ui")
        if any(labels_made(tree_of(path)))
    }

    assert made == {"ui/widgets/plain.py"}


def labels_made(tree: ast.AST) -> Iterator[str]:
    """Yield what makes a label of Qt's: a call of its class, or a subclass."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=made) if _last_name(made) == "QLabel":
                yield "QLabel"
            case ast.ClassDef(name, bases) if "QLabel" in map(_last_name, bases):
                yield name


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("label = QLabel()", ["QLabel"]),
        ("row.addWidget(QtWidgets.QLabel(name))", ["QLabel"]),
        ("class Title(QLabel): pass", ["Title"]),
        ("def head(self) -> QLabel: return plain_label()", []),
    ],
)
def test_a_label_of_qt_is_found(code: str, found: list[str]) -> None:
    assert list(labels_made(ast.parse(code))) == found


def test_every_message_box_shows_its_text_as_it_stands() -> None:
    boxes = {
        str(path.relative_to(ROOT))
        for path in modules("ui")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and _last_name(node.func) == "QMessageBox"
    }

    assert boxes
    assert all("PlainText" in _words_in(ROOT / each) for each in boxes)
