"""What is looked for, a file a language and kind: phrases, and families of meaning."""
