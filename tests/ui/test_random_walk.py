"""Whatever is pressed, the window goes on and shows the form as it is."""

from __future__ import annotations

import pytest

from tests.ui.conftest import Clerk
from tests.ui.monkey import Monkey, assert_in_step
from ui.workspace import Workspace

STEPS = 150


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_that_is_pressed_stops_the_window(
    window: Workspace, clerk: Clerk, seed: int
) -> None:
    window.start(())
    monkey = Monkey(window, clerk, seed)

    for _ in range(STEPS):
        monkey.act()
        assert_in_step(window)

    assert window.draft.save_now() == ""
