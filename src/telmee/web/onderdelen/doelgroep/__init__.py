"""Gaat het over mij: the test of the target group, by form only; nothing of a person in an address, nothing kept."""
