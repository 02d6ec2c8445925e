"""Chinese is typed into the real window, with real daemons if any are here."""
