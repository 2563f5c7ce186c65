"""Who takes part, in which review, and how much."""
