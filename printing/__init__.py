"""The sheet of paper: layout, faces, PDF.  Nothing here imports Qt."""
