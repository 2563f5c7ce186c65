"""Reviews and their circles. The one door to a review is ``queries.for_actor``."""
