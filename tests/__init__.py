"""The tests. A package by name, because another package of this name is installed beside it."""
