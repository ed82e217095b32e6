"""What belonging to the jobs agreement brings: what counts, and which benefits a ground opens."""
