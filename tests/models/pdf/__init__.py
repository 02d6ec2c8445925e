"""Tests of what is seen on the pages of PDFs."""
