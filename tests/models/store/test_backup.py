"""All drafts to one file and back: verified, refused whole, or complete."""

from __future__ import annotations

import errno
import io
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from models.store.backup import MANIFEST
from models.store.draft_faults import BackUpDamaged, BackUpUnreadable, BackUpUnwritable
from models.store.drafts import Drafts, DraftsUnreadable
from models.store.generations import seal, unseal
from models.store.json_bytes import dump
from models.store.restoring import Restored
from tests.models.store.imagined_disk import ROOT, ImaginedDisk
from tests.models.store.letters import (
    damage,
    drafts_on,
    form,
    generation_files,
    saved_texts,
    texts_of,
)

FILE = ROOT / "all.zip"


def backed_up(*drafts: str) -> tuple[bytes, list[str]]:
    """Return a back-up of drafts, each saved letter by letter."""
    disk = ImaginedDisk()
    ids = [saved(drafts_on(disk), texts) for texts in drafts]
    drafts_on(disk).back_up(FILE)
    return content(disk), ids


def saved(drafts: Drafts, texts: str) -> str:
    draft_id = drafts.create(form(texts[0]))
    for text in texts[1:]:
        drafts.save(draft_id, form(text))
    return draft_id


def content(disk: ImaginedDisk) -> bytes:
    return disk.contents[disk.names_[FILE]]


def disk_with(data: bytes) -> ImaginedDisk:
    """Return a disk on which there is nothing but this back-up."""
    disk = ImaginedDisk()
    handle = disk.create(FILE)
    disk.write(handle, memoryview(data))
    disk.most_per_write = 1000
    return disk


def picture(drafts: Drafts) -> list[str]:
    """Return the versions of each draft, newest first, as a word a draft."""
    ids = [each.id for each in (*drafts.summaries(), *drafts.removed())]
    return sorted("".join(texts_of(drafts, draft_id)) for draft_id in ids)


def test_everything_comes_back() -> None:
    data, _ = backed_up("abc", "x")

    drafts = drafts_on(disk_with(data))

    assert drafts.restore_from(FILE) == Restored(new=2)
    assert picture(drafts) == ["cba", "x"]


def test_what_is_there_already_is_left_alone() -> None:
    data, _ = backed_up("abc", "x")
    drafts = drafts_on(disk_with(data))
    drafts.restore_from(FILE)

    assert drafts.restore_from(FILE) == Restored(there=2)
    assert picture(drafts) == ["cba", "x"]


def test_the_bin_and_what_is_kept_come_back() -> None:
    disk = ImaginedDisk()
    drafts = drafts_on(disk)
    draft_id = drafts.create(form("a"))
    drafts.keep_version(draft_id, "打印")
    drafts.remove(draft_id)
    drafts.back_up(FILE)

    other = drafts_on(disk_with(content(disk)))
    other.restore_from(FILE)

    assert [each.id for each in other.removed()] == [draft_id]
    assert [each.kept for each in other.versions(draft_id)] == ["", "打印", ""]


def test_a_draft_changed_since_stays_as_it_is() -> None:
    data, (draft_id,) = backed_up("abc")
    drafts = drafts_on(disk_with(data))
    drafts.restore_from(FILE)
    drafts.save(draft_id, form("d"))

    assert drafts.restore_from(FILE) == Restored(there=1)
    assert drafts.open(draft_id).form == form("d")


def test_a_draft_that_went_on_elsewhere_is_continued() -> None:
    disk = ImaginedDisk()
    drafts = drafts_on(disk)
    draft_id = saved(drafts, "ab")
    drafts.back_up(FILE)
    other_disk = disk_with(content(disk))
    elsewhere = drafts_on(other_disk)
    elsewhere.restore_from(FILE)
    drafts.save(draft_id, form("c"))
    disk.delete(FILE)
    drafts.back_up(FILE)
    damage(other_disk, FILE, content(disk))

    assert elsewhere.restore_from(FILE) == Restored(continued=1)
    assert picture(elsewhere) == ["cba"]


def test_a_draft_that_went_another_way_gets_a_copy_beside_it() -> None:
    data, (draft_id,) = backed_up("abc")
    disk = disk_with(data)
    drafts = drafts_on(disk)
    drafts.restore_from(FILE)
    for path in generation_files(disk)[1:]:
        disk.delete(path)
    drafts.save(draft_id, form("B"))

    assert drafts.restore_from(FILE) == Restored(copies=1)
    assert picture(drafts) == ["Ba", "cba"]
    assert drafts.restore_from(FILE) == Restored(there=1)
    assert drafts.open(draft_id).form == form("B")


def test_a_draft_none_of_which_is_whole_gets_a_whole_copy() -> None:
    data, (draft_id,) = backed_up("ab")
    disk = disk_with(data)
    drafts_on(disk).restore_from(FILE)
    for path in generation_files(disk):
        damage(disk, path, b"")

    assert drafts_on(disk).restore_from(FILE) == Restored(copies=1)
    faults = {each.id: each.fault for each in drafts_on(disk).summaries()}
    assert "不要删除" in faults.pop(draft_id)
    assert list(faults.values()) == [""]


def test_a_draft_that_cannot_be_read_is_left_out_and_named() -> None:
    disk = ImaginedDisk()
    drafts = drafts_on(disk)
    sound, faulty = saved(drafts, "a"), saved(drafts, "b")
    (path,) = (each for each in generation_files(disk) if faulty in each.parts)
    damage(disk, path, b"")

    done = drafts_on(disk).back_up(FILE)

    assert (done.drafts, done.versions, done.left_out) == (2, 1, (faulty,))
    other = drafts_on(disk_with(content(disk)))
    other.restore_from(FILE)
    assert [each.id for each in other.summaries()] == [sound]


def test_a_back_up_that_is_not_there_is_told() -> None:
    with pytest.raises(BackUpUnreadable, match="读不了备份文件"):
        drafts_on(ImaginedDisk()).restore_from(FILE)


# Damage.


def assert_refused(data: bytes) -> None:
    """Check that nothing comes in, and that a sentence says so."""
    drafts = drafts_on(disk_with(data))
    with pytest.raises(BackUpDamaged, match="没有从中恢复任何内容"):
        drafts.restore_from(FILE)
    assert drafts.summaries() == ()


@pytest.mark.parametrize("data", [b"", b"PK\5\6" + bytes(18), b"{}", bytes(999)])
def test_what_is_no_back_up_is_refused(data: bytes) -> None:
    assert_refused(data)


def test_a_back_up_cut_anywhere_is_refused() -> None:
    data, _ = backed_up("ab")
    for length in range(0, len(data), 7):
        assert_refused(data[:length])


def test_a_flipped_bit_is_noticed_or_does_no_harm() -> None:
    data, _ = backed_up("ab")
    for at in Random(1).sample(range(len(data)), 200):
        flipped = data[:at] + bytes([data[at] ^ 1 << at % 8]) + data[at + 1 :]
        drafts = drafts_on(disk_with(flipped))
        try:
            drafts.restore_from(FILE)
        except BackUpDamaged:
            assert drafts.summaries() == ()
        else:
            assert picture(drafts) == ["ba"]


def rebuilt(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip with these entries."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return packed.getvalue()


def entries_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


Change = Callable[[dict[str, bytes]], None]


def drop_one(entries: dict[str, bytes]) -> None:
    del entries[min(entries)]


def add_one(entries: dict[str, bytes]) -> None:
    entries["drafts/0123456789abcdef/g000000001.json"] = b"{}"


def climb_out(entries: dict[str, bytes]) -> None:
    name = "../../../etc/g000000001.json"
    entries[name] = b"{}"
    entries[MANIFEST] = seal(1, dump(dict.fromkeys(entries, "0" * 64)))


def swap(entries: dict[str, bytes]) -> None:
    first, second = sorted(entries)[:2]
    entries[first], entries[second] = entries[second], entries[first]


def lose_the_manifest(entries: dict[str, bytes]) -> None:
    del entries[MANIFEST]


def empty_the_manifest(entries: dict[str, bytes]) -> None:
    entries[MANIFEST] = seal(1, b"[]")


@pytest.mark.parametrize(
    "change",
    [drop_one, add_one, climb_out, swap, lose_the_manifest, empty_the_manifest],
)
def test_a_back_up_made_up_by_others_is_refused(change: Change) -> None:
    entries = entries_of(backed_up("ab")[0])
    change(entries)

    assert_refused(rebuilt(entries.items()))


def test_a_bomb_is_refused_without_being_unpacked() -> None:
    names = (f"drafts/{number:08x}/g000000001.json" for number in range(9))
    bomb = rebuilt((name, bytes(30_000_000)) for name in names)
    tracemalloc.start()
    assert_refused(bomb)

    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def back_up_of(texts: Iterable[str]) -> bytes:
    """Return a back-up of a draft for each text, whole in every way."""
    disk = ImaginedDisk()
    drafts = drafts_on(disk)
    draft_id = drafts.create(form("a"))
    (path,) = generation_files(disk)
    plain = unseal(1, disk.contents[disk.names_[path]])
    sealed = (seal(1, plain.replace(b'"a"', dump(text))) for text in texts)
    entries = {
        f"drafts/{number:016x}/{path.name}": data
        for number, data in enumerate(sealed, start=int(draft_id[:4], 16))
    }
    digests = {name: sha256(data).hexdigest() for name, data in entries.items()}
    return rebuilt([*entries.items(), (MANIFEST, seal(1, dump(digests)))])


def test_drafts_that_unpack_to_far_more_than_the_file_are_refused() -> None:
    bomb = back_up_of("a" * 200_000 for _ in range(350))

    assert len(bomb) < 500_000
    assert_refused(bomb)


def test_drafts_that_unpack_to_little_more_are_taken() -> None:
    some = back_up_of("a" * 200_000 for _ in range(20))

    assert drafts_on(disk_with(some)).restore_from(FILE) == Restored(new=20)


def test_many_entries_each_below_the_limit_are_too_much_together() -> None:
    rows = b'{"":[' + b"{}," * 50_000 + b"{}]}"
    names = [f"drafts/{number:016x}/g000000001.json" for number in range(60)]
    sealed = seal(1, rows)
    digests = dict.fromkeys(names, sha256(sealed).hexdigest())
    bomb = rebuilt([*((n, sealed) for n in names), (MANIFEST, seal(1, dump(digests)))])

    began = time.process_time()
    assert_refused(bomb)
    assert time.process_time() - began < 5


def test_entries_that_lie_over_each_other_are_refused() -> None:
    data = back_up_of(["x" * 900])
    directory = data.index(b"PK\1\2")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.infolist()[0].compress_size
    larger = (size + len(data)).to_bytes(4, "little")
    assert_refused(data[: directory + 20] + larger + data[directory + 24 :])


def test_a_back_up_is_read_back_from_the_disk_before_it_has_its_name() -> None:
    class Forgetful(ImaginedDisk):
        """Returns another byte of a back-up than was written to it."""

        def read(self, path: Path, most: int) -> bytes:
            data = super().read(path, most)
            is_written = path.suffix == ".tmp"
            return data[:40] + b"?" + data[41:] if is_written else data

    disk = Forgetful()
    drafts = drafts_on(disk)
    drafts.create(form("a"))

    with pytest.raises(BackUpUnwritable, match="没有写成"):
        drafts.back_up(FILE)
    assert FILE not in disk.names_


def test_a_back_up_of_a_later_version_is_refused() -> None:
    entries = entries_of(backed_up("a")[0])
    entries[MANIFEST] = seal(2, b"{}")

    with pytest.raises(Exception, match="请先升级程序"):
        drafts_on(disk_with(rebuilt(entries.items()))).restore_from(FILE)


# Faults while writing.


def test_a_file_of_that_name_is_left_alone() -> None:
    disk = disk_with(b"precious")

    with pytest.raises(BackUpUnwritable, match="已有同名文件"):
        drafts_on(disk).back_up(FILE)
    assert content(disk) == b"precious"


@pytest.mark.parametrize("at", range(40))
def test_a_back_up_that_failed_leaves_no_scraps(at: int) -> None:
    disk, _ = saved_texts("a", "b")
    drafts = drafts_on(disk)
    disk.fails_at, disk.error = disk.operations + at, errno.ENOSPC
    with suppress(BackUpUnwritable, DraftsUnreadable):
        drafts.back_up(FILE)
        return
    disk.fails_at = -1

    assert not [path for path in disk.names_ if path.suffix == ".tmp"]
    assert picture(drafts) == ["ba"]


def test_a_back_up_works_on_a_real_disk(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "data")
    draft_id = drafts.create(form("甲"))
    drafts.back_up(tmp_path / "备份.zip")

    elsewhere = Drafts(tmp_path / "elsewhere")
    elsewhere.restore_from(tmp_path / "备份.zip")

    assert elsewhere.open(draft_id).form == form("甲")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "data",
        "elsewhere",
        "备份.zip",
    ]
