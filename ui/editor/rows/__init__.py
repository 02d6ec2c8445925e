"""Rows to be filled in: the view of them, its parts, and their models."""
