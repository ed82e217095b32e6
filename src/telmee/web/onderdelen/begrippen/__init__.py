"""The legal terms and what they mean in English."""
