"""What the program is called where the clerk reads it."""

from __future__ import annotations

PROGRAM = "绩表"
