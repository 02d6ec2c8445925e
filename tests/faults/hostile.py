"""Files made to hang, fill or confuse: a sentence each, quick and small."""

from __future__ import annotations

import json
import os
import resource
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from models.form_data import form_to_data
from models.reading.file import read_file
from models.reading.unreadable import Unreadable
from models.store.drafts import DraftFault, Drafts, NewerVersion
from models.store.generations import seal
from tests.faults.crashes import Verdict
from tests.models.store.letters import form

MOST_SECONDS = 5.0
MOST_MEGABYTES = 300
LARGE = 100_000_000

Trial = Callable[[Path, bytes], str]
"""Does something with a file, and returns what the clerk is told."""


def contents(large: int = LARGE) -> Mapping[str, bytes]:
    """Return what the files hold, by what is wrong with it."""
    plain = json.dumps(form_to_data(form("预算"))).encode()
    chinese = json.dumps(form_to_data(form("预算")), ensure_ascii=False)
    return {
        **OF_ONE_SIZE,
        **_large(large),
        "a key twice": plain[:-1] + b',"format":1}',
        "GB18030": chinese.encode("gb18030"),
        "UTF-16": chinese.encode("utf-16"),
        "two marks in front": b"\xef\xbb\xbf\xef\xbb\xbf" + plain,
        "cut": plain[: len(plain) // 2],
        "twice": plain + plain,
        "junk behind": plain + b"//",
    }


OF_ONE_SIZE = {
    "empty": b"",
    "null": b"null",
    "an empty table": b"{}",
    "a list": b"[]",
    "nested deep": b"[" * 100_000,
    "nested deep and closed": b"[" * 100_000 + b"]" * 100_000,
    "tables nested deep": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "a number of 5,000 digits": b'{"format":' + b"9" * 5_000 + b"}",
    "a number of 10 million digits": b'{"format":' + b"9" * 10_000_000 + b"}",
    "1e999": b'{"format":1e999}',
    "a table twice": b'{"form":{},"form":{"1":{}}}',
    "NaN": b'{"format":NaN}',
    "Infinity": b'{"format":-Infinity}',
    "binary": bytes(range(256)) * 99,
    "zeros": bytes(99_999),
    "a lone surrogate as key": b'{"\\ud800":1}',
    "a tinydb of others": b'{"_default":{"1":{"a":1},"1_0":{},"abc":null}}',
    "ids of 5,000 digits": b'{"form":{"' + b"1" * 5_000 + b'":{}}}',
    "a zip": b"PK\3\4" + bytes(400),
    "a pickle": b"\x80\x04\x95" + b"cos\nsystem\n(S'true'\ntR.",
}
"""Faults that do not depend on how large a file is."""


def _large(large: int) -> Mapping[str, bytes]:
    return {
        "blanks": b" " * large,
        "one long text": b'"' + b"a" * large + b'"',
        "many brackets": b"[]" * (large // 2),
        "many quotes": b'"' * large,
        "many rows": _form(b",".join(_ROW % n for n in range(1, large // 2_000))),
        "many empty lists": _form(b"[]," * (large // 3) + b"[]"),
        "many numbers": b"[" + b"1.5," * (large // 4) + b"1]",
        "many texts": b"[" + b'"",' * (large // 3) + b"1]",
        "a long text and one wide character": b'["'
        + b"a" * (large // 4)
        + "𠮷".encode()
        + b'"]',
    }


_ROW = b'{"id":%d,"cells":{"name":"a"}}'


def _form(rows: bytes) -> bytes:
    """Return a form with these rows, as they stand in its JSON."""
    head = b'{"format":1,"definition":"project_form_2026","version":1,"fields":{}'
    return head + b',"lists":{"quantity":[' + rows + b"]}}"


def hostile_files(folder: Path, large: int = LARGE) -> Verdict:
    """Give each to the import, and put it among the drafts, sealed or not."""
    verdict = Verdict()
    for name, data in contents(large).items():
        for way, trial in TRIALS.items():
            verdict.states += 1
            place = folder / f"{verdict.states}"
            place.mkdir()
            for wrong in _measured(trial, place, data):
                verdict.wrong.append(f"{name}, {way}: {wrong}")
    return verdict


def is_sentence(told: str) -> bool:
    """Return whether a clerk can read it; nothing at all is fine, too."""
    return not told or ("\n" not in told and any(each > "\u4e00" for each in told))


def _measured(trial: Trial, place: Path, data: bytes) -> Iterator[str]:
    """Do it in a process of its own, and yield what was wrong."""
    reader, writer = os.pipe()
    program = os.fork()
    if not program:
        _run(trial, place, data, writer)
    os.close(writer)
    with os.fdopen(reader, "rb") as file:
        said = json.loads(file.read() or b'["it died", 0, 0]')
    os.waitpid(program, 0)
    sentence, seconds, megabytes = said
    if not is_sentence(sentence):
        yield f"told {sentence[:60]!r}"
    if seconds > MOST_SECONDS:
        yield f"took {seconds:.1f} s"
    if megabytes > MOST_MEGABYTES:
        yield f"took {megabytes:.0f} MB"


def _run(trial: Trial, place: Path, data: bytes, writer: int) -> None:
    try:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        began = time.monotonic()
        try:
            sentence = trial(place, data)
        except Exception as error:
            sentence = repr(error)[:99]
        seconds = time.monotonic() - began
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        os.write(writer, json.dumps([sentence, seconds, most / 1024]).encode())
    finally:
        os._exit(0)


def _imported(place: Path, data: bytes) -> str:
    path = place / "form.json"
    path.write_bytes(data)
    try:
        read_file(path)
    except Unreadable as fault:
        return str(fault)
    return ""


def _as_draft(place: Path, data: bytes) -> str:
    """Put it where the newest generation should be: the one before shows."""
    drafts = Drafts(place)
    draft_id = drafts.create(form("a"))
    (place / "drafts" / draft_id / "g000000002.json").write_bytes(data)
    (summary,) = drafts.summaries()
    opened = drafts.open(draft_id)
    if opened.form != form("a") or summary.title != "a":
        return "something else is shown"
    return opened.notice or "nothing is told"


def _as_sealed_draft(place: Path, data: bytes) -> str:
    try:
        return _as_draft(place, seal(2, data))
    except NewerVersion as fault:
        return str(fault)


def _as_back_up(place: Path, data: bytes) -> str:
    path = place / "all.zip"
    path.write_bytes(data)
    try:
        Drafts(place).restore_from(path)
    except DraftFault as fault:
        return str(fault)
    return "something came in"


TRIALS: Mapping[str, Trial] = {
    "import": _imported,
    "draft": _as_draft,
    "sealed": _as_sealed_draft,
    "back-up": _as_back_up,
}
