"""Photos: checked by decoding, cleaned, kept encrypted."""
