"""Where a card leads once it is saved: buttons of its own form, so that nothing typed is lost with scripts off."""

from typing import Any

from flask import Response, request, url_for

from portal.circle.access import onward as head
from portal.circle.reviews.models import Review
from portal.taking_part.stories import services
from portal.taking_part.stories.forms import CardForm
from portal.taking_part.stories.models import Card, Story


def after_saving(then: str, review: Review, story: Story, cards: list[Card], name: Card) -> str:
    """The address to go on to: how it looks, the language, the card before or after."""
    place, here = cards.index(name), request.path
    of_story: dict[str, Any] = {"reference": review.reference, "story_id": story.id}
    if then == "back":
        before = cards[place - 1] if place else None
        tell = url_for("stories.tell", reference=review.reference)
        return url_for("stories.card", card=before.value, **of_story) if before else tell
    if then == "skip" and place + 1 < len(cards):
        return url_for("stories.card", card=cards[place + 1].value, **of_story)
    return head.head_of_page(then, here) or here


def hide(session: Any, actor: Any, story: Story, name: Card, form: CardForm) -> Response:
    """Hide this page: save what is typed, whatever it is, end the sign-in, show the neutral page at once."""
    words, version = form.words.data or "", form.version.data or 0
    if form.validate():
        try:
            services.save_words(session, actor, story, name, words, version)
        except services.WrittenElsewhere:
            services.save_words(session, actor, story, name, words, version, both=True)
    return head.hide(session, actor)
