"""An integrated care board's area: its staff, roles, hours and closed days."""
