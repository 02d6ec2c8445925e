"""Moments as a clerk says them: 14:03 today, 11月5日 earlier this year."""

from __future__ import annotations

from datetime import datetime


def say_time(moment: datetime) -> str:
    """Return the time of day on the clerk's clock: 14:03."""
    return f"{moment.astimezone():%H:%M}"


def say_moment(moment: datetime, now: datetime) -> str:
    """Return a moment as shortly as today's date allows."""
    local, today = moment.astimezone(), now.astimezone()
    if local.date() == today.date():
        return say_time(moment)
    day = f"{local.month}月{local.day}日"
    return day if local.year == today.year else f"{local.year}年{day}"
