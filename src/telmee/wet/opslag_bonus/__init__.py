"""Opslag and bonus from a year of payroll rows: base, bonus, balance, break-even (regime wet-banenafspraak)."""
