"""Telmee: the Dutch jobs agreement (banenafspraak) as running software."""

__version__ = "0.1.0"
