"""Spreadsheets of every make, as grids; how they show numbers."""
