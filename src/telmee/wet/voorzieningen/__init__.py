"""Provisions at work: the threshold below which UWV pays nothing (Reïntegratiebesluit 3)."""
