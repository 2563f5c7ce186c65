"""Everything that we do with htmx: its settings, and whether a fragment was asked for.

htmx narrows an update of a page that works without it. No boost, no eval, no history; one status region.
"""

import json

from flask import request
from markupsafe import Markup

SETTINGS = {
    "includeIndicatorStyles": False,
    "allowEval": False,
    "allowScriptTags": False,
    "selfRequestsOnly": True,
    "historyCacheSize": 0,
    "refreshOnHistoryMiss": True,
    # What a form did not like (422) is shown in its place, as on the page.
    "responseHandling": [
        {"code": "[23]..", "swap": True},
        {"code": "422", "swap": True},
        {"code": "...", "swap": False, "error": True},
    ],
}


def asked() -> bool:
    """Whether htmx asks, and gets the partial only."""
    return request.headers.get("HX-Request") == "true"


def settings() -> Markup:
    """The settings as a ``meta`` element, for the head of pages that use htmx."""
    return Markup('<meta name="htmx-config" content="{}">').format(json.dumps(SETTINGS))
