"""Tests of what a paste would do."""
