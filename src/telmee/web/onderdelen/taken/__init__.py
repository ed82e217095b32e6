"""How far work in the background is, and a way to stop it."""
