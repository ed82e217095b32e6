"""Tags for templates of every subject that shows figures of the law."""
