"""Drafts on the disk, which nothing may lose."""
