"""When somebody reaches the pension age (AOW 7a): where other acts end."""
