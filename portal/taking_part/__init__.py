"""What families, friends and carers do."""
