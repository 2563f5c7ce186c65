"""The database: base classes, engine and transactions, sealed columns and their keys."""
