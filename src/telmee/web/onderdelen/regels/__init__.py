"""The law as pages: every rule, value and fact, what changed, coverage, cases to run, receipts to check."""
