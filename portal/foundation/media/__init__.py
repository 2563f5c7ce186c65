"""Photos, recordings and papers: check, clean, store, serve."""
