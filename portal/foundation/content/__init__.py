"""Content pages and the facts on them: what they say, who checks them, and when they go stale."""
