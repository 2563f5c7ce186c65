"""Measuring what the portal weighs and costs: ``make bench``."""
