"""Statistics of the register: groups of grounds, and what the cohort of the labour inspectorate calls work."""
