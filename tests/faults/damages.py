"""Files damaged in every way: noticed, told, and never taken for empty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from models.store.drafts import DraftFault
from tests.faults.crashes import Verdict
from tests.models.store.imagined_disk import ROOT, ImaginedDisk
from tests.models.store.letters import (
    damage,
    drafts_on,
    form,
    generation_files,
    saved_texts,
)

HEAD = 120
FILE = ROOT / "all.zip"


@dataclass(frozen=True)
class Damage:
    """A file as it is found, None where it is gone."""

    how: str
    data: bytes | None


def damages(most_random: int, every: int = 1) -> Verdict:
    """Damage the newest one, two or all of a draft's files."""
    verdict = Verdict()
    texts = "abc"
    for harmed in (1, 2, 3):
        disk, draft_id = saved_texts(*texts)
        files = generation_files(disk)
        names, contents = dict(disk.names_), dict(disk.contents)
        expected = texts[-harmed - 1] if harmed < 3 else ""
        whole = contents[names[files[-1]]]
        for each in list(_damages(whole, most_random, Random(harmed)))[::every]:
            disk.names_, disk.contents = dict(names), dict(contents)
            for path in files[-harmed:]:
                _put(disk, path, each)
            verdict.states += 1
            is_gone = each.data is None
            for wrong in _shown_wrongly(disk, draft_id, expected, is_gone=is_gone):
                verdict.wrong.append(f"{each.how}, {harmed} files: {wrong}")
    return verdict


def back_up_damages(most_random: int, every: int = 1) -> Verdict:
    """Damage a back-up: it is refused whole, or nothing is missing."""
    disk, _ = saved_texts("a", "b")
    drafts_on(disk).back_up(FILE)
    whole = disk.contents[disk.names_[FILE]]
    verdict = Verdict()
    for each in list(_damages(whole, most_random, Random(9)))[::every]:
        fresh = ImaginedDisk()
        fresh.create(FILE)
        _put(fresh, FILE, each)
        verdict.states += 1
        drafts = drafts_on(fresh)
        try:
            drafts.restore_from(FILE)
        except DraftFault:
            if drafts.summaries():
                verdict.wrong.append(f"{each.how}: half of it came in")
            continue
        (summary,) = drafts.summaries()
        if drafts.open(summary.id).form != form("b"):
            verdict.wrong.append(f"{each.how}: something else came in")
    return verdict


def _damages(whole: bytes, most_random: int, random: Random) -> Iterator[Damage]:
    yield Damage("deleted", None)
    for length in range(len(whole)):
        yield Damage(f"cut at {length}", whole[:length])
    for at in range(HEAD):
        for bit in range(8):
            yield Damage(f"bit {bit} of {at}", _overwritten(whole, at, 1 << bit))
    for number in range(most_random):
        yield Damage(f"random {number}", _at_random(whole, random))


def _overwritten(whole: bytes, at: int, flipped: int) -> bytes:
    return whole[:at] + bytes([whole[at] ^ flipped]) + whole[at + 1 :]


def _at_random(whole: bytes, random: Random) -> bytes:
    """Return the file with a stretch flipped, zeroed, doubled or taken out."""
    at = random.randrange(len(whole))
    to = min(len(whole), at + random.randrange(1, 60))
    part = whole[at:to]
    others = (
        _overwritten(whole, at, random.randrange(1, 256)),
        whole[:at] + bytes(len(part)) + whole[to:],
        whole[:to] + part + whole[to:],
        whole[:at] + whole[to:],
        random.randbytes(random.randrange(900)),
        whole + random.randbytes(3),
    )
    return random.choice(others)


def _put(disk: ImaginedDisk, path: object, found: Damage) -> None:
    (known,) = (each for each in disk.names_ if each == path)
    if found.data is None:
        del disk.names_[known]
    else:
        damage(disk, known, found.data)


def _shown_wrongly(
    disk: ImaginedDisk, draft_id: str, expected: str, *, is_gone: bool
) -> Iterator[str]:
    """Yield what is wrong: shown in silence, or not shown at all.

    That a file is gone is only noticed where another one was set aside; but
    what is shown then must be the newest there is.
    """
    drafts = drafts_on(disk)
    listed = drafts.summaries()
    if not listed and not (is_gone and not expected):
        yield "the draft is not listed"
    try:
        opened = drafts.open(draft_id)
    except DraftFault as fault:
        if expected:
            yield f"not opened: {fault}"
        return
    if opened.form != form(expected):
        yield f"shows {opened.form.fields['project_name']!r}"
    if not opened.notice and not is_gone:
        yield "says nothing"
