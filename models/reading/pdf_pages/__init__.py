"""Pages of PDFs, as grids."""
