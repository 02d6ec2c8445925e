"""The draft that is open, the folder of drafts, and the pane that lists it."""
