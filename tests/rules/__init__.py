"""Tests that hold over every page, word and import."""
