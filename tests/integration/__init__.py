"""Tests of the portal as a whole: requests, database, mail."""
