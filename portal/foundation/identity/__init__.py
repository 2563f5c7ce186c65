"""Who acts and what may be done: plain Python, no database."""
