"""What every page shares: how a page is declared, its texts, its components, its errors, and what is logged of it."""
