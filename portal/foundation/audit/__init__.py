"""The trail: who did what, when. Ids only; nobody can edit it, and it never drives a page."""
