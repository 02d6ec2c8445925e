"""Who signs and seals a sheet, and the room left for it."""
