"""Plainly fictional people, made by the portal's own services."""

from tests.factories.settings import settings_for
from tests.factories.world import Contacted, Reviewed, Staff, World, make_world

__all__ = ["Contacted", "Reviewed", "Staff", "World", "make_world", "settings_for"]
