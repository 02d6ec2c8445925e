"""What every test of the window has: one application, set up as ours is."""
