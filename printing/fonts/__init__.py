"""Faces of fonts: found, measured, cut down, and put into PDFs."""
