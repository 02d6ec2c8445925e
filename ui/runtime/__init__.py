"""What a process needs whatever it shows: threads, start, end, settings."""
