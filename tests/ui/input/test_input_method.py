"""Whatever daemon runs is found and spoken to, whatever the variables say."""

from __future__ import annotations

import pytest

from ui.input.input_method import (
    Choice,
    SessionKind,
    Surroundings,
    choose,
    prepare,
    session_of,
)

WHEEL = ("libcomposeplatforminputcontextplugin.so", "libibusplatforminputcontext.so")
WITH_FCITX = (*WHEEL, "libfcitx5platforminputcontextplugin.so")

FIVE = {
    "org.fcitx.Fcitx5": 5,
    "org.fcitx.Fcitx-0": 5,
    "org.freedesktop.portal.IBus": 5,
    "org.freedesktop.portal.Fcitx": 5,
    "org.freedesktop.IBus": 5,
}
FOUR = {"org.fcitx.Fcitx-0": 4, "org.freedesktop.portal.Fcitx": 4}
IBUS = {"org.freedesktop.IBus": 1}
IBUS_FIRST = FIVE | {"org.freedesktop.IBus": 1, "org.freedesktop.portal.IBus": 2}
"""fcitx 5, started after ibus had taken the names."""

TO_PORTAL = {"QT_IM_MODULE": "ibus", "IBUS_USE_PORTAL": "1"}
TO_CLIENT = {"QT_IM_MODULE": "compose"}
TO_IBUS = {"QT_IM_MODULE": "ibus"}


def found(
    owners: dict[str, int] | None,
    *said: str,
    session: SessionKind = "X11",
    plugins: tuple[str, ...] = WHEEL,
    is_ibus_reachable: bool = False,
    is_wired: bool = False,
) -> Surroundings:
    variables = dict(each.split("=", 1) for each in said)
    return Surroundings(
        session, variables, plugins, owners, is_ibus_reachable, is_wired
    )


def variables_after(surroundings: Surroundings) -> dict[str, str]:
    """Return the variables that Qt will read."""
    environment = dict(surroundings.environment)
    prepare(environment, choose(surroundings))
    return {name: environment[name] for name in environment if name != "JIBIAO_IM"}


EVERY_VARIABLE = pytest.mark.parametrize(
    "said",
    [
        (),
        ("QT_IM_MODULE=fcitx",),
        ("QT_IM_MODULE=fcitx5",),
        ("QT_IM_MODULE=wayland",),
        ("QT_IM_MODULE=xim",),
        ("QT_IM_MODULE=",),
        ("QT_IM_MODULES=wayland;fcitx;ibus",),
    ],
    ids=str,
)


@EVERY_VARIABLE
def test_fcitx_5_is_reached_through_its_portal(said: tuple[str, ...]) -> None:
    after = variables_after(found(FIVE, *said))

    assert TO_PORTAL.items() <= after.items()
    assert "QT_IM_MODULES" not in after


def test_fcitx_5_is_known_before_it_has_all_its_names() -> None:
    for missing in FIVE:
        begun = {name: FIVE[name] for name in FIVE if name != missing}
        assert found(begun).running == ("fcitx 5",)


@EVERY_VARIABLE
def test_fcitx_4_is_reached_by_our_client(said: tuple[str, ...]) -> None:
    surroundings = found(FOUR, *said)

    assert choose(surroundings).way == "client"
    assert TO_CLIENT.items() <= variables_after(surroundings).items()


@EVERY_VARIABLE
def test_ibus_is_reached_where_it_listens(said: tuple[str, ...]) -> None:
    surroundings = found(IBUS, *said, is_ibus_reachable=True)

    assert choose(surroundings).way == "ibus"
    assert TO_IBUS.items() <= variables_after(surroundings).items()


def test_ibus_that_is_not_to_be_found_is_reached_through_its_portal() -> None:
    assert variables_after(found(IBUS)) == TO_PORTAL


def test_ibus_is_seen_without_a_session_bus() -> None:
    assert choose(found(None, is_ibus_reachable=True)).way == "ibus"


@pytest.mark.parametrize(
    ("owners", "reached"), [(FIVE, TO_PORTAL), (FOUR, TO_CLIENT)], ids=["five", "four"]
)
def test_a_variable_for_ibus_does_not_hide_the_daemon_that_runs(
    owners: dict[str, int], reached: dict[str, str]
) -> None:
    after = variables_after(found(owners, "QT_IM_MODULE=ibus", is_ibus_reachable=False))

    assert after == reached


@pytest.mark.parametrize(
    ("said", "way"),
    [
        ((), "client"),
        (("QT_IM_MODULE=fcitx",), "client"),
        (("XMODIFIERS=@im=fcitx",), "client"),
        (("QT_IM_MODULE=ibus",), "ibus"),
        (("XMODIFIERS=@im=ibus",), "ibus"),
    ],
    ids=str,
)
def test_of_two_daemons_the_one_that_is_meant_is_taken(
    said: tuple[str, ...], way: str
) -> None:
    assert choose(found(IBUS_FIRST, *said, is_ibus_reachable=True)).way == way


def test_a_plugin_for_fcitx_that_somebody_added_is_used() -> None:
    for owners in (FIVE, FOUR):
        choice = choose(found(owners, plugins=WITH_FCITX))
        assert choice.way == "plugin"
        assert choice.changes["QT_IM_MODULE"] == "fcitx"


@pytest.mark.parametrize("owners", [None, {}], ids=["no bus", "empty bus"])
def test_variables_are_heard_where_no_daemon_is_seen(
    owners: dict[str, int] | None,
) -> None:
    assert choose(found(owners, "XMODIFIERS=@im=fcitx")).way == "portal"
    assert choose(found(owners, "QT_IM_MODULE=ibus")).way == "ibus"
    assert choose(found(owners, "LANG=zh_CN")) == Choice(
        "left", choose(found(owners)).reason
    )


@pytest.mark.parametrize(
    "said", [("JIBIAO_IM=xim", "QT_IM_MODULES=fcitx;ibus"), ("JIBIAO_IM=xim",)]
)
@pytest.mark.parametrize("session", ["X11", "Wayland"])
def test_who_knows_better_is_obeyed(
    session: SessionKind, said: tuple[str, ...]
) -> None:
    surroundings = found(FIVE, *said, session=session)

    assert variables_after(surroundings) == {"QT_IM_MODULE": "xim"}


def test_who_knows_better_may_ask_for_our_client() -> None:
    surroundings = found(FIVE, "JIBIAO_IM=fcitx4")

    assert choose(surroundings).way == "client"
    assert variables_after(surroundings) == TO_CLIENT


@pytest.mark.parametrize(
    "surroundings",
    [
        found(None, session="Wayland"),
        found({}, "XMODIFIERS=@im=fcitx", session="Wayland"),
        found(FIVE, "XMODIFIERS=@im=fcitx", session="Wayland", is_wired=True),
    ],
    ids=["no bus", "no daemon", "fcitx 5 behind it"],
)
def test_on_wayland_nothing_is_set_where_the_compositor_knows_best(
    surroundings: Surroundings,
) -> None:
    assert choose(surroundings) == Choice("compositor", choose(surroundings).reason)


@pytest.mark.parametrize(
    ("owners", "reached"),
    [(FIVE, TO_PORTAL), (FOUR, TO_CLIENT), (IBUS, TO_PORTAL)],
    ids=["five", "four", "ibus"],
)
def test_on_wayland_a_daemon_that_no_compositor_serves_is_spoken_to(
    owners: dict[str, int], reached: dict[str, str]
) -> None:
    assert variables_after(found(owners, session="Wayland")) == reached


@pytest.mark.parametrize("said", ["fcitx", "wayland", "xim", ""])
def test_on_wayland_a_variable_that_leads_nowhere_is_dropped(said: str) -> None:
    surroundings = found({}, f"QT_IM_MODULE={said}", session="Wayland")

    assert choose(surroundings).way == "compositor"
    assert variables_after(surroundings) == {}


@pytest.mark.parametrize(
    ("owners", "reached"), [(FIVE, TO_PORTAL), (FOUR, TO_CLIENT)], ids=["five", "four"]
)
def test_on_wayland_a_variable_for_fcitx_is_heard_where_it_runs(
    owners: dict[str, int], reached: dict[str, str]
) -> None:
    surroundings = found(owners, "QT_IM_MODULE=fcitx", session="Wayland")

    assert variables_after(surroundings) == reached


@pytest.mark.parametrize(
    ("said", "session"),
    [
        ("DISPLAY=:0 XDG_SESSION_TYPE=x11", "X11"),
        ("DISPLAY=:0 XDG_SESSION_TYPE=wayland WAYLAND_DISPLAY=wayland-0", "Wayland"),
        ("DISPLAY=:0 XDG_SESSION_TYPE=wayland QT_QPA_PLATFORM=xcb", "X11"),
        ("DISPLAY=:0 QT_QPA_PLATFORM=wayland-egl", "Wayland"),
        ("DISPLAY=:0 QT_QPA_PLATFORM=wayland;xcb", "Wayland"),
        ("WAYLAND_DISPLAY=wayland-0", "Wayland"),
        ("DISPLAY=:0 QT_QPA_PLATFORM=offscreen", "none"),
    ],
)
def test_the_session_is_the_one_that_qt_will_choose(
    said: str, session: SessionKind
) -> None:
    variables = dict(each.split("=", 1) for each in said.split())

    assert session_of(variables, "linux") == session
    assert session_of(variables, "win32") == "none"


def test_without_a_screen_nothing_is_changed() -> None:
    surroundings = found(FIVE, "QT_IM_MODULE=fcitx", session="none")

    assert variables_after(surroundings) == {"QT_IM_MODULE": "fcitx"}
