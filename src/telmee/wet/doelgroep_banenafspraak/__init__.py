"""The second layer: who belongs by Wet banenafspraak 2 and 3 (enacted, not in force), and what was announced."""
