"""Grids of cells in, forms out, and what was not read."""
