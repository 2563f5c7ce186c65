"""The one static error page (F123): for the proxy, when nothing of ours answers. All languages on one page."""

from flask import current_app

from portal.foundation.web import words
from portal.foundation.web.errors import PAGES
from portal.foundation.web.words import LANGUAGES, Reading


def proxy_page(service_name: str) -> str:
    """A page that needs no other file and no database. Nobody knows yet who reads it, so it speaks every language."""
    title, what = PAGES[503]
    said: list[tuple[Reading, str, str]] = []
    for language in LANGUAGES:
        for easy in (False, True):
            with words.speaking(Reading(language, easy)) as spoken:
                text = (str(title), str(what))
                if text not in [one[1:] for one in said]:
                    said.append((spoken.reading, *text))
    template = current_app.jinja_env.get_template("errors/proxy.html")
    return template.render(said=said, service_name=service_name)
