"""Where each kind of person starts, and where staff work."""
