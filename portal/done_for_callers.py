"""What staff did and read for somebody on the phone, as the message afterwards and the trail say it."""

# What the message afterwards calls what was done; a yes is told apart. What is not here is "your choices".
DONE: dict[str, str] = {
    "stories.begin": "wrote_down",
    "stories.save_card": "wrote_down",
    "stories_photos.describe": "wrote_down",
    "stories_papers.describe": "wrote_down",
    "stories.share": "shared",
    "stories.choose_who": "chose_readers",
    "stories.take_back": "took_back",
    "stories_photos.remove": "took_out",
    "stories_papers.remove": "took_out",
    "involvement.keep": "chose_part",
    "involvement.keep_each": "chose_part",
    "promises.promise": "promised_call",
    "my_wishes.tell_new_address": "promised_call",
    "circle_choices.tell_who_else": "named_others",
    "circle_choices.ask": "chose_first",
    "circle_choices.answer": "chose_first",
    "circle_choices.take_back": "chose_first",
    "my_pause.pause": "paused",
    "my_pause.stop": "stopped",
    "my_pause.again": "began_again",
    "draft_comments.say": "commented",
    "draft_comments.reply": "commented",
    "draft_comments.take_back": "took_back",
    "group_copy.say": "commented",
    "group_copy.take_back": "took_back",
    "focused.ask": "closer_look",
    "copies.post": "by_post",
    "my_helpers.name": "chose_helpers",
    "my_helpers.end": "chose_helpers",
    "my_helpers.again": "chose_helpers",
    "meetings.book": "booked",
    "meetings.again": "booked",
    "meetings.move": "moved",
    "meetings.cancel": "cancelled",
    "meetings.by_post": "by_post",
    "meeting_notes.answer": "on_the_note",
}
CHOICES = "chose"
# Only how a browser shows things: nothing was done for anybody.
NOTHING = {"kept.typed", "access.stay", "access.sign_out", "access.hide", "web.keep_language", "web.keep_looks"}

# Own words that staff see while they write for somebody: shown in "who has seen my things".
READ: dict[str, str] = {
    "actions.page": "draft",
    "reading.part": "draft",
    "draft_comments.said": "draft",
    "group_copy.start": "draft",
    "stories.card": "story",
    "stories.read": "story",
    "stories.shared": "story",
    "stories_photos.photos": "photo",
    "stories_photos.image": "photo",
}


def done(endpoint: str) -> str:
    """What a press did, as a word of ours; empty: nothing that has to be told."""
    return "" if endpoint in NOTHING else DONE.get(endpoint, CHOICES)
