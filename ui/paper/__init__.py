"""The printed sheet on screen, beside the editor."""
