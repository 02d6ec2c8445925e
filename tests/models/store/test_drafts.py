from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from datetime import datetime, timedelta
from operator import attrgetter
from pathlib import Path

import pytest
from hypothesis import given

from models.cells import Cells
from models.form import Form, Row
from models.store.drafts import (
    DraftChangedElsewhere,
    DraftDamaged,
    DraftMissing,
    Drafts,
    DraftsUnwritable,
    NewerVersion,
    VersionDamaged,
)
from models.store.generations import Generations
from tests.models.store.imagined_disk import ROOT, ImaginedDisk
from tests.models.test_form_data import forms

SAMPLES = Path(__file__).parent / "drafts_of_every_format"
MORNING = datetime(2026, 11, 23, 8).astimezone()


FORM_DATA = {"format": 1, "definition": "x", "version": 1, "fields": {}, "lists": {}}
ABOUT_DATA = {
    **{"title": "", "definition": "", "budget_year": "", "reporting_unit": ""},
    **{"kept": "", "removed_at": "", "is_example": False},
}


def form(name: str = "设施维护") -> Form:
    return Form("project_form_2026", 1, Cells(project_name=name))


def ticking(step: timedelta) -> Callable[[], datetime]:
    """Return a clock that goes on by so much whenever it is asked."""
    ticks = 0

    def clock() -> datetime:
        nonlocal ticks
        ticks += 1
        return MORNING + (ticks - 1) * step

    return clock


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "data", clock=ticking(timedelta(minutes=1)))


def files_of(drafts: Drafts, draft_id: str) -> list[str]:
    return sorted(os.listdir(drafts.folder / "drafts" / draft_id))


def test_a_draft_is_found_again_as_it_was_saved(drafts: Drafts) -> None:
    draft_id = drafts.create(form())
    saved = drafts.save(draft_id, form("设备更新"))

    opened = Drafts(drafts.folder).open(draft_id)

    assert opened.form == form("设备更新")
    assert opened.generation == saved.generation == 2
    assert opened.saved_at == saved.saved_at
    assert opened.notice == ""


@given(forms())
def test_every_form_comes_back(typed: Form) -> None:
    drafts = Drafts(ROOT, ImaginedDisk())

    assert drafts.open(drafts.create(typed)).form == typed


def test_a_form_of_ten_megabytes_comes_back(drafts: Drafts) -> None:
    rows = tuple(Row(number, Cells(name="长" * 1_600)) for number in range(1, 1_001))
    large = form().with_rows("quantity", rows)

    assert drafts.open(drafts.create(large)).form == large


def test_drafts_are_for_their_owner_only(drafts: Drafts) -> None:
    draft_id = drafts.create(form())
    folder = drafts.folder / "drafts" / draft_id

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "g000000001.json").stat().st_mode) == 0o600


@pytest.mark.parametrize("sample", sorted(SAMPLES.iterdir()), ids=attrgetter("name"))
def test_the_drafts_of_every_format_ever_used_are_opened(
    sample: Path, tmp_path: Path
) -> None:
    shutil.copytree(sample, tmp_path / "data")
    drafts = Drafts(tmp_path / "data")

    (summary,) = drafts.summaries()
    opened = drafts.open(summary.id)

    assert opened.form.fields["project_name"] == "𠮷祥路照明设施维护"
    assert [row.cells["target"] for row in opened.form.rows("quantity")] == ["54.980"]
    assert [each.kept for each in drafts.versions(summary.id)] == ["", "打印", ""]
    assert opened.notice == ""


# What the list shows.


def test_a_folder_that_is_not_there_yet_has_no_drafts(drafts: Drafts) -> None:
    assert drafts.summaries() == ()


def test_the_list_shows_what_the_clerk_knows_a_draft_by(drafts: Drafts) -> None:
    fields = Cells(
        project_name="设施维护", budget_year="2026", reporting_unit="某某单位"
    )
    row = Row(1, Cells(name="完成 Wi-Fi 覆盖"))
    draft_id = drafts.create(
        Form("project_form_2026", 1, fields).with_rows("quantity", (row,))
    )

    (summary,) = drafts.summaries()

    assert summary.id == draft_id
    assert summary.title == "设施维护"
    assert (summary.budget_year, summary.reporting_unit) == ("2026", "某某单位")
    assert summary.definition == "project_form_2026"
    assert summary.saved_at == MORNING
    assert summary.matches(["wi-fi", "单位"])


def test_a_form_without_a_project_goes_by_the_title_of_its_sheet(
    drafts: Drafts,
) -> None:
    drafts.create(Form("department_form_2026", 1, Cells(budget_year="2026")))
    drafts.create(Form("unknown_form"))

    titles = [summary.title for summary in drafts.summaries()]

    assert titles == ["unknown_form", "2026年部门整体支出绩效目标表"]


def test_the_latest_saved_comes_first(drafts: Drafts) -> None:
    first, second = drafts.create(form("甲")), drafts.create(form("乙"))
    assert [each.id for each in drafts.summaries()] == [second, first]

    drafts.save(first, form("丙"))

    assert [each.title for each in drafts.summaries()] == ["丙", "乙"]


def test_an_example_stays_an_example(drafts: Drafts) -> None:
    draft_id = drafts.create(form(), is_example=True)
    drafts.save(draft_id, form("改过"))

    (summary,) = Drafts(drafts.folder).summaries()

    assert summary.is_example


def test_folders_of_others_are_not_drafts(drafts: Drafts) -> None:
    draft_id = drafts.create(form())
    folder = drafts.folder / "drafts"
    shutil.copytree(folder / draft_id, folder / f"{draft_id} (conflict copy)")
    (folder / "desktop.ini").write_bytes(b"")

    assert [each.id for each in drafts.summaries()] == [draft_id]


# The bin.


def test_a_removed_draft_can_be_had_back(drafts: Drafts) -> None:
    draft_id = drafts.create(form())

    drafts.remove(draft_id)
    assert drafts.summaries() == ()
    assert [each.id for each in drafts.removed()] == [draft_id]

    drafts.restore(draft_id)
    assert drafts.removed() == ()
    assert drafts.open(draft_id).form == form()


def test_deleting_for_good_takes_the_whole_folder(drafts: Drafts) -> None:
    draft_id = drafts.create(form())
    drafts.remove(draft_id)
    generations = Generations(drafts.folder / "drafts" / draft_id)
    generations.set_aside(1)

    drafts.delete_for_good(draft_id)

    assert os.listdir(drafts.folder / "drafts") == []


def test_only_what_is_in_the_bin_can_be_deleted_for_good(drafts: Drafts) -> None:
    draft_id = drafts.create(form())

    with pytest.raises(ValueError):
        drafts.delete_for_good(draft_id)


def test_the_bin_is_thinned_after_ninety_days(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, clock=lambda: now)
    now = MORNING
    old, kept = drafts.create(form("旧")), drafts.create(form("留"))
    drafts.remove(old)
    now += timedelta(days=90)
    recent = drafts.create(form("新"))
    drafts.remove(recent)
    assert drafts.thin_bin() == 0

    now += timedelta(days=1)

    assert drafts.thin_bin() == 1
    assert [each.id for each in drafts.removed()] == [recent]
    assert [each.id for each in drafts.summaries()] == [kept]


# Versions.


def test_a_version_kept_outlives_all_others(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, clock=ticking(timedelta(days=40)))
    draft_id = drafts.create(form("0"))
    kept = drafts.keep_version(draft_id, "打印")
    for text in map(str, range(1, 20)):
        drafts.save(draft_id, form(text))

    first = drafts.versions(draft_id)[-1]

    assert (first.generation, first.kept) == (kept.generation, "打印")
    assert drafts.open_version(draft_id, kept.generation).form == form("0")


def test_old_versions_are_thinned_out(drafts: Drafts) -> None:
    draft_id = drafts.create(form("0"))
    for text in map(str, range(1, 20)):
        drafts.save(draft_id, form(text))

    generations = [each.generation for each in drafts.versions(draft_id)]

    assert generations == [20, 19, 18, 17, 16]


def test_versions_are_known_after_a_new_start(drafts: Drafts) -> None:
    draft_id = drafts.create(form("0"))
    drafts.keep_version(draft_id, "导出")

    assert Drafts(drafts.folder).versions(draft_id) == drafts.versions(draft_id)


def test_the_order_is_that_of_saving_whatever_the_clock_says(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, clock=ticking(timedelta(days=-1)))
    draft_id = drafts.create(form("0"))
    drafts.save(draft_id, form("1"))
    folder = tmp_path / "drafts" / draft_id
    os.utime(folder / "g000000001.json", (2**32, 2**32))

    assert drafts.open(draft_id).form == form("1")


def test_a_damaged_version_is_told(drafts: Drafts) -> None:
    draft_id = drafts.create(form("0"))
    drafts.save(draft_id, form("1"))
    (drafts.folder / "drafts" / draft_id / "g000000001.json").write_bytes(b"{}")

    with pytest.raises(VersionDamaged, match="其他版本"):
        drafts.open_version(draft_id, 1)
    with pytest.raises(DraftMissing):
        drafts.open_version(draft_id, 9)
    versions = Drafts(drafts.folder).versions(draft_id)
    assert [each.generation for each in versions] == [2]


# Others at work.


def test_what_others_saved_is_not_written_over(drafts: Drafts) -> None:
    draft_id = drafts.create(form("0"))
    ours, theirs = Drafts(drafts.folder), Drafts(drafts.folder)
    opened = ours.open(draft_id)
    theirs.save(draft_id, form("theirs"))

    with pytest.raises(DraftChangedElsewhere, match="在别处改动"):
        ours.save(draft_id, form("ours"), opened.generation)
    assert ours.open(draft_id).form == form("theirs")


def test_our_own_saves_are_no_others(drafts: Drafts) -> None:
    draft_id = drafts.create(form("0"))
    opened = drafts.open(draft_id)
    drafts.save(draft_id, form("1"), opened.generation)
    drafts.keep_version(draft_id, "打印")

    assert drafts.save(draft_id, form("2"), opened.generation).generation == 4


def test_the_draft_that_others_deleted_is_told(drafts: Drafts) -> None:
    draft_id = drafts.create(form())
    shutil.rmtree(drafts.folder / "drafts" / draft_id)

    with pytest.raises(DraftsUnwritable, match="找不到草稿文件夹"):
        drafts.save(draft_id, form())
    with pytest.raises(DraftMissing):
        drafts.open(draft_id)


def test_two_windows_do_not_change_one_draft(drafts: Drafts) -> None:
    draft_id = drafts.create(form())
    first = drafts.claim(draft_id)

    assert first.is_ours
    assert not Drafts(drafts.folder).claim(draft_id).is_ours


def test_where_the_lock_was_deleted_nobody_writes_over_the_other(
    drafts: Drafts,
) -> None:
    draft_id = drafts.create(form("0"))
    first = drafts.claim(draft_id)
    shutil.rmtree(drafts.folder / "locks")
    other = Drafts(drafts.folder)
    second = other.claim(draft_id)
    assert first.is_ours and second.is_ours

    before = drafts.open(draft_id).generation
    other.save(draft_id, form("theirs"), before)
    with pytest.raises(DraftChangedElsewhere):
        drafts.save(draft_id, form("ours"), before)


def test_claiming_sweeps_up_after_interrupted_saves(drafts: Drafts) -> None:
    draft_id = drafts.create(form())
    scrap = drafts.folder / "drafts" / draft_id / "g000000002.0123abcd.tmp"
    scrap.write_bytes(b"half")

    drafts.claim(draft_id).release()

    assert files_of(drafts, draft_id) == ["g000000001.json"]


def test_what_died_beside_the_drafts_is_swept_away(drafts: Drafts) -> None:
    draft_id = drafts.create(form())
    claimed = drafts.claim(draft_id)
    drafts.summaries()
    scrap = ["0123abcd.tmp", "index.0123abcd.tmp", f"locks/{draft_id}.0123abcd.tmp"]
    others = ["notes.tmp", "0123abcd.txt", "locks/0123.tmp"]
    for name in (*scrap, *others):
        (drafts.folder / name).write_bytes(b"")

    drafts.sweep()

    found = drafts.folder.rglob("*.t*")
    left = {str(path.relative_to(drafts.folder)) for path in found}
    assert left == set(others)
    assert not Drafts(drafts.folder).claim(draft_id).is_ours
    claimed.release()


@pytest.mark.usefixtures("no_links")
def test_a_reservation_left_by_a_crash_is_told_and_swept_away(drafts: Drafts) -> None:
    draft_id = drafts.create(form())
    scrap = drafts.folder / "drafts" / draft_id / "g000000002.00000000.tmp"
    scrap.write_bytes(b"")

    with pytest.raises(DraftsUnwritable):
        drafts.save(draft_id, form("1"))
    drafts.claim(draft_id).release()
    drafts.save(draft_id, form("1"))

    assert files_of(drafts, draft_id) == ["g000000001.json", "g000000002.json"]


# What cannot be.


def test_a_draft_from_the_future_is_left_alone(drafts: Drafts) -> None:
    draft_id = drafts.create(form())
    generations = Generations(drafts.folder / "drafts" / draft_id)
    generations.add(2, {"form": {"1": {"format": 99, "new": []}}, "more": {}})

    with pytest.raises(NewerVersion, match="升级"):
        drafts.open(draft_id)
    (summary,) = drafts.summaries()
    assert "升级" in summary.fault
    assert files_of(drafts, draft_id) == ["g000000001.json", "g000000002.json"]


@pytest.mark.parametrize(
    "tables",
    [
        {},
        {"form": {}},
        {"form": {"1": {"format": 1}}, "about": {"1": {}}},
        {"form": {"1": {}}, "about": {"1": {}}},
        {"form": {"1": FORM_DATA}, "about": {"1": {**ABOUT_DATA, "saved_at": "?"}}},
        [],
    ],
)
def test_a_sealed_file_that_holds_no_draft_is_like_a_damaged_one(
    drafts: Drafts, tables: object
) -> None:
    draft_id = drafts.create(form())
    Generations(drafts.folder / "drafts" / draft_id).add(2, tables)

    assert [each.fault for each in drafts.summaries()] == [""]
    assert "已损坏" in drafts.open(draft_id).notice
    assert drafts.open(draft_id).form == form()


@pytest.mark.parametrize(
    "saved_again",
    [
        lambda whole: b"\xef\xbb\xbf" + whole,
        lambda whole: whole.replace(b"\n", b"\r\n"),
        lambda whole: whole.decode().encode("utf-16"),
        lambda whole: whole.strip(),
        lambda whole: whole.replace(b",", b", "),
    ],
    ids=["a mark in front", "CRLF", "UTF-16", "no end of line", "blanks"],
)
def test_a_file_that_an_editor_saved_again_is_like_a_damaged_one(
    drafts: Drafts, saved_again: Callable[[bytes], bytes]
) -> None:
    draft_id = drafts.create(form("0"))
    drafts.save(draft_id, form("1"))
    newest = drafts.folder / "drafts" / draft_id / "g000000002.json"
    newest.write_bytes(saved_again(newest.read_bytes()))

    opened = drafts.open(draft_id)

    assert opened.form == form("0")
    assert "已损坏，现在显示的是 2026年11月23日 08:00" in opened.notice


def test_a_file_that_cannot_be_read_stays_in_its_place(drafts: Drafts) -> None:
    draft_id = drafts.create(form())
    newer = drafts.folder / "drafts" / draft_id / "g000000002.json"
    newer.symlink_to(newer.with_name("g000000001.json"))

    opened = drafts.open(draft_id)

    assert "读不出来，现在显示的是 2026年11月23日 08:00" in opened.notice
    assert newer.is_symlink()
    assert drafts.save(draft_id, form(), opened.generation).generation == 3


def test_all_set_aside_is_not_a_new_draft(drafts: Drafts) -> None:
    draft_id = drafts.create(form())
    Generations(drafts.folder / "drafts" / draft_id).set_aside(1)

    with pytest.raises(DraftDamaged):
        drafts.open(draft_id)


def test_a_draft_id_is_no_path(drafts: Drafts) -> None:
    for draft_id in ("../secret", "", "ABCDEF01", "0" * 99):
        with pytest.raises(ValueError):
            drafts.open(draft_id)


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"")
    drafts = Drafts(tmp_path / "data")

    with pytest.raises(DraftsUnwritable):
        drafts.check_writable()
    with pytest.raises(DraftsUnwritable):
        drafts.create(form())


def test_a_folder_that_can_be_written_is_left_as_it_was(drafts: Drafts) -> None:
    drafts.check_writable()

    assert os.listdir(drafts.folder) == ["drafts"]
