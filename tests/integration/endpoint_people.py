"""Who the people of the access lists are.

They stand to the review and the story of ``mother``: she told it and shared it, ``reader`` was chosen by name.
"""

TELLER = {"mother", "mother_in_limited_room"}
READER = TELLER | {"reader"}
CIRCLE = READER | {"sister"}
SURELY = CIRCLE - {"mother_in_limited_room"}
FAMILIES = CIRCLE | {"other", "far"}
REVIEWERS = {"reviewer", "second_reviewer", "far_reviewer"}
LEADS = {"lead", "far_lead"}
SUPPORT = {"support", "far_support"}
ACTING = {"support_acting"}  # a support worker with the mother on the phone, who writes for her
EVERYBODY = {"visitor"} | FAMILIES | REVIEWERS | LEADS | SUPPORT | ACTING
SIGNED_IN = EVERYBODY - {"visitor"}
OF_REVIEW = {"reviewer", "lead"}
OF_CIRCLE = {"reviewer", "support", "lead"}
IN_AREA = {"reviewer", "second_reviewer", "lead"}
OF_AREA = {"reviewer", "second_reviewer", "support", "lead"}
