"""Files damaged at random, to prove that none can do harm."""
