"""Who belongs to the jobs agreement: every ground of Wfsv 38b with Besluit Wfsv 2.24-2.26, and who is equated (38f)."""
