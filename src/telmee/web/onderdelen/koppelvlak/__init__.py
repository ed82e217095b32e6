"""The API, readable: every operation with its parameters and its errors; and which version answers."""
