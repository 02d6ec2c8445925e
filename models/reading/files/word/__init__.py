"""Documents of Word and WPS, as grids."""
