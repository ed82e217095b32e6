"""The register on pages, by role: who may know what, looking up, one's own people, one's own data, and the executor."""
