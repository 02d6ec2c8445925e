"""Small parts of windows that know nothing of forms on paper or drafts."""
