"""The variables that Qt reads are set so that Chinese can be typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.input_method import choose_input_method, input_plugins

WHEEL = ("libcomposeplatforminputcontextplugin.so", "libibusplatforminputcontext.so")
PORTAL = {"QT_IM_MODULE": "ibus", "IBUS_USE_PORTAL": "1"}


def chosen(
    environment: dict[str, str], plugins: tuple[str, ...] = WHEEL
) -> dict[str, str]:
    choose_input_method(environment, plugins)
    return environment


@pytest.mark.parametrize(
    "name", ["QT_IM_MODULE", "XMODIFIERS", "QT_IM_MODULES"]
)
def test_fcitx_without_a_plugin_is_reached_through_the_portal(name: str) -> None:
    found = chosen({name: "@im=fcitx"})

    assert PORTAL.items() <= found.items()
    assert "QT_IM_MODULES" not in found


def test_fcitx_with_a_plugin_is_left_alone() -> None:
    plugins = (*WHEEL, "libfcitx5platforminputcontextplugin.so")

    assert chosen({"QT_IM_MODULE": "fcitx"}, plugins) == {"QT_IM_MODULE": "fcitx"}


@pytest.mark.parametrize(
    "environment",
    [{}, {"QT_IM_MODULE": "ibus"}, {"XMODIFIERS": "@im=ibus"}],
)
def test_other_daemons_are_left_alone(environment: dict[str, str]) -> None:
    assert chosen(dict(environment)) == environment


def test_wayland_is_left_alone() -> None:
    wayland = {"XDG_SESSION_TYPE": "wayland", "QT_IM_MODULE": "fcitx"}

    assert chosen(dict(wayland)) == wayland


def test_x_programs_on_wayland_are_not_taken_for_wayland() -> None:
    wayland = {"XDG_SESSION_TYPE": "wayland", "QT_IM_MODULE": "fcitx"}

    assert PORTAL.items() <= chosen(wayland | {"QT_QPA_PLATFORM": "xcb"}).items()


def test_who_knows_better_is_obeyed() -> None:
    found = chosen({"JIBIAO_IM": "xim", "QT_IM_MODULE": "fcitx"})

    assert found["QT_IM_MODULE"] == "xim"


def test_a_missing_folder_of_plugins_has_none(tmp_path: Path) -> None:
    assert input_plugins(tmp_path) == []
