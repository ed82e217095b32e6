"""The employer without files: the calculator of the quota, and what if somebody is hired."""
