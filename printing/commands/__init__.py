"""The program without a window: its commands, one a file, and batches."""
