"""Looking into the register: the API of look-ups, lists, the log and the watch."""
