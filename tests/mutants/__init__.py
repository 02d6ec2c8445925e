"""Breaks the code on purpose, one place at a time, to see a test fail."""
