"""Every component of the kit with every state, on a page of its own."""
