"""How Chinese comes to the program: input methods, and our own client."""
