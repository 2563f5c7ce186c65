"""Contacts: who they are, what makes contact possible for them, and the only way to reach them."""
