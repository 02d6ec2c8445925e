"""What the clerk can do with rows, cells and their texts."""
