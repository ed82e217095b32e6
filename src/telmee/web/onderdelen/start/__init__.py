"""The start page: doors by question, and how the country stands."""
