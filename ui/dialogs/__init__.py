"""What the clerk is asked, and the lists that dialogs show."""
