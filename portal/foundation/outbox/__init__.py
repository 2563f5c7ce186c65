"""Messages: rows written with what they tell about, sent by the worker."""
