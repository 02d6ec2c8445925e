"""The blocks of a sheet, set: grids, lists, trees, lines, labels at a side."""
