"""The check says what was found, and in one sentence what to do."""

from __future__ import annotations

import pytest

from tests.ui.input.test_input_method import FIVE, FOUR, IBUS, IBUS_FIRST, WHEEL, found
from ui.input.input_method import Surroundings, choose
from ui.input.input_report import FINE, START_AGAIN, Check, as_text, points


def check(
    start: Surroundings,
    now: Surroundings | None = None,
    is_served: bool | None = None,
) -> Check:
    return Check(start, choose(start), now or start, "xcb", is_served)


def advice(seen: Check, title: str) -> str:
    (point,) = [each for each in points(seen) if each.title == title]
    return point.advice


def told(seen: Check) -> str:
    return as_text(points(seen), "Qt 6")


ALL = [
    found(FIVE, "QT_IM_MODULE=fcitx"),
    found(FOUR),
    found(IBUS, is_ibus_reachable=True),
    found(IBUS_FIRST),
    found({}),
    found(None),
    found(FIVE, "JIBIAO_IM=xim"),
    found({}, session="Wayland"),
    found(None, session="none"),
    found(FIVE, plugins=()),
]


@pytest.mark.parametrize("start", ALL, ids=range(len(ALL)))
def test_each_point_ends_with_one_sentence(start: Surroundings) -> None:
    for point in points(check(start)):
        assert point.found
        assert point.advice.count("。") == 1
        assert point.advice.endswith("。")


def test_what_was_found_is_told() -> None:
    said = told(check(found(FIVE, "QT_IM_MODULE=fcitx", "HOME=/home/wang")))

    for each in ("fcitx 5", "QT_IM_MODULE=fcitx", "org.fcitx.Fcitx5", "ibus", "xcb"):
        assert each in said
    assert "wang" not in said


def test_plugins_are_told_by_their_short_names() -> None:
    assert WHEEL[0].startswith("libcompose")
    assert "Qt 的输入插件：compose、ibus" in told(check(found(FIVE)))


def test_without_a_daemon_one_is_to_be_started() -> None:
    seen = check(found({}))

    assert "启动输入法" in advice(seen, "输入方式")
    assert "安装" in advice(seen, "输入法")


def test_without_a_bus_the_clerk_is_to_log_in_anew() -> None:
    assert "重新登录" in advice(check(found(None)), "会话总线")


def test_a_daemon_that_came_later_wants_another_start() -> None:
    assert advice(check(found({}), found(FIVE)), "输入方式") == START_AGAIN
    assert advice(check(found(FIVE), found(FIVE)), "输入方式") != START_AGAIN


def test_a_silent_fcitx_4_is_to_be_started_anew() -> None:
    assert "重新启动输入法" in advice(check(found(FOUR), is_served=False), "输入方式")


def test_two_daemons_are_one_too_many() -> None:
    assert "只留一个" in advice(check(found(IBUS_FIRST)), "输入法")


def test_a_variable_of_ours_is_to_be_unset_if_it_does_not_help() -> None:
    assert "JIBIAO_IM" in advice(check(found(FIVE, "JIBIAO_IM=xim")), "输入方式")


def test_where_all_is_well_there_is_nothing_to_do() -> None:
    seen = check(found(FIVE))

    for title in ("输入法", "会话总线", "桌面", "Qt 的输入插件"):
        assert advice(seen, title) == FINE
