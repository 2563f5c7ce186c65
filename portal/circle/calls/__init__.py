"""Calls: what somebody asked on the phone, how we made sure who it was, what was done and what was promised."""
