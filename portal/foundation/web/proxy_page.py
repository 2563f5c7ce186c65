"""The one static error page (F123): for the proxy, when nothing of ours answers. All languages on one page."""

from flask import render_template
from markupsafe import Markup

from portal.foundation.web import words
from portal.foundation.web.errors import PAGES
from portal.foundation.web.words import LANGUAGES, Reading


def proxy_page(service_name: str) -> str:
    """A page that needs no other file and no database. Nobody knows yet who reads it, so it speaks every language."""
    title, what = PAGES[503]
    said = []
    for language in LANGUAGES:
        for easy in (False, True):
            with words.speaking(Reading(language, easy)) as spoken:
                text = (str(title), str(what))
                if text not in [one[1:] for one in said]:
                    said.append((spoken.reading, *text))
    return render_template("errors/proxy.html", said=said, service_name=Markup.escape(service_name))
