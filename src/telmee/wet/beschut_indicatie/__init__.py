"""Subject of the law: rules.py, values.yaml and cases.yaml."""
