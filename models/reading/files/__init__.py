"""Other people's files: bytes in, grids of cells out."""
