"""What the executor and the municipality do in the register: events, deliveries, requests with terms, log and watch."""
