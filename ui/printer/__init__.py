"""The way of a sheet to a printer."""
