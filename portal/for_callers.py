"""What staff may do for somebody on the phone (F87), on one page beside ``policy.py``.

Each page and press of a family stands in exactly one of three lists: ``SAME`` (just as they would do it themselves),
marked at its view with ``needs_yes`` (their own decision: read back, done when they said yes), or ``REFUSED`` (theirs
alone, with the other way named). What stands nowhere is refused; a test walks the addresses so that each new one has
to choose.
"""

OWN_SIGN_IN = (
    "Staff never come in as somebody else. From the call you can send them a link or a code, or post a letter."
)
LINK_OR_POST = "From the call you can send them a link or a code, so that they do it themselves, or promise a letter."

SAME: frozenset[str] = frozenset(
    {
        # Going out ends the sign-in of the member of staff, never one of the family.
        "access.sign_out",
        "access.hide",
        "access.signed_out",
        "access.stay",
        "access.closed",
        "access.ask_for_link",
        "access.link",
        "access.sent",
        "circle_choices.page",
        "circle_choices.tell_who_else",
        "circle_choices.who_else",
        "actions.page",
        "content.page",
        "copies.page",
        "copy_check.check",
        "copy_check.page",
        # Read out to them by whoever is on the phone, who stands in "who has seen my things".
        "draft_comments.call",
        "draft_comments.listed",
        "draft_comments.paragraph",
        "draft_comments.said",
        "draft_pictures.show",
        "reading.easy",
        "reading.find",
        "reading.how",
        "reading.keep_marks",
        "reading.more_time",
        "reading.part",
        "reading.parts",
        "reading.start",
        "focused.page",
        "group_copy.part",
        "group_copy.start",
        "meetings.by_post",
        "meetings.days",
        "meetings.in_calendar",
        "meetings.listed",
        "meetings.one",
        "meetings.over",
        "meetings.place",
        "meetings.places",
        "meetings.read_over",
        "meetings.wish_sooner",
        "doors.door",
        "doors.letter",
        "home.visitor",
        "home.start",
        "home.first_page",
        "on_hold.page",
        "naming.keep",
        "naming.keep_own_word",
        "naming.keep_spoken_of",
        "naming.page",
        "naming.own_word",
        "naming.spoken_of",
        "involvement.choose",
        "involvement.each",
        "involvement.chosen",
        # Not kept in the browser of the member of staff as it is typed: only when it is sent, with who wrote it.
        "kept.typed",
        "my_helpers.listed",
        "my_pause.page",
        "my_pause.read_over",
        "my_quiet.end",
        "my_quiet.keep",
        "my_quiet.listed",
        "my_record.seen",
        "my_wishes.helps",
        "my_wishes.how",
        "my_wishes.keep_helps",
        "my_wishes.keep_how",
        # Only told here: the new address is used when somebody made sure that it is theirs.
        "my_wishes.new_address",
        "my_wishes.promised",
        "my_wishes.start",
        "my_wishes.tell_new_address",
        "promises.call_me",
        "promises.promise",
        "promises.promised",
        "stories.listed",
        "stories.tell",
        "stories.begin",
        "stories.card",
        "stories.save_card",
        "stories.who",
        "stories.read",
        "stories.shared",
        "stories_photos.photos",
        "stories_photos.image",
        "stories_photos.describe",
        "stories_papers.papers",
        "stories_papers.describe",
        # How it looks in the browser of the member of staff; nothing of it is kept with the contact.
        "web.easy_read",
        "web.favicon",
        "web.healthz",
        "web.keep_language",
        "web.keep_looks",
        "web.language",
        "web.looks",
        "web.quiet",
        "web.readyz",
        "web.robots",
    }
)

# endpoint -> (what is theirs alone, the other way)
REFUSED: dict[str, tuple[str, str]] = {
    **dict.fromkeys(
        ("access.press", "access.use_code", "doors.press", "doors.use_letter"),
        ("Coming in with a link, a code or a letter is for the person it was sent to.", OWN_SIGN_IN),
    ),
    **dict.fromkeys(
        ("access.again", "access.send_link", "doors.send"),
        ("A link that is asked for here would be bound to your browser, not to theirs.", OWN_SIGN_IN),
    ),
    **dict.fromkeys(
        ("access.not_me", "doors.not_me"),
        (
            "Saying “this was not for me” closes every way in of the person it was sent to.",
            "If something reached the wrong person, end the call and write it down on the page of the contact.",
        ),
    ),
    **dict.fromkeys(
        (
            "surer.choose",
            "surer.code",
            "surer.send",
            "surer.use",
            "inbox.say_who",
            "inbox.step",
            "inbox.use",
            "inbox.who",
        ),
        ("A code of theirs opens what only they may do. It is never typed by somebody else.", LINK_OR_POST),
    ),
    "doors.forget_device": ("Which of their devices we remember is theirs to say.", LINK_OR_POST),
    **dict.fromkeys(
        ("kept.one", "kept.throw_one_away", "kept.whose", "kept.say_whose"),
        (
            "What was written elsewhere and waits is for the one who wrote it.",
            "If you wrote it, stop writing for them first. If they did, it waits for them behind their own link.",
        ),
    ),
    # The one who told it let one person read it, by name. That was no leave for whoever helps that person.
    "stories.one": (
        "What somebody else of the circle lets them read by name is for their own eyes.",
        "They can read it themselves by a link, or you can ask the one who told it.",
    ),
    "copies.download": (
        "A copy of what they were shown would stay on your computer.",
        "They can download it themselves by a link, or have it posted: both stand on the same page.",
    ),
    "stories_papers.file": (
        "A copy of their paper would stay on your computer.",
        "They can open it themselves by a link, or ask you to post it to them.",
    ),
    **dict.fromkeys(
        ("draft_recordings.play", "draft_recordings.speak", "draft_recordings.speak_page"),
        (
            "A recording is made and heard by themselves.",
            "They can say it to you, and you write it down as their comment, word for word. Or send them a link.",
        ),
    ),
    **dict.fromkeys(
        ("stories_photos.add", "stories_photos.take_kept", "stories_papers.add"),
        (
            "A photo or a paper cannot be given over the phone, and none may be added from your computer.",
            "They can post it to us, and it is put in for them. Or send them a link, so that they add it themselves.",
        ),
    ),
}
# Pages with a press that is refused: said at their head, before anybody has tried.
HERE: dict[str, str] = {
    "copies.page": "copies.download",
    "draft_comments.paragraph": "draft_recordings.speak_page",
    "stories_photos.photos": "stories_photos.add",
}
NOT_DECIDED = ("Nobody has decided yet whether this may be done for somebody else.", LINK_OR_POST)


def refusal(endpoint: str, *, needs_yes: bool) -> tuple[str, str] | None:
    """Why this is not done for somebody else, and the other way; nothing: it is."""
    if needs_yes or endpoint in SAME:
        return None
    return REFUSED.get(endpoint, NOT_DECIDED)


def said_here(endpoint: str) -> str:
    """What of this page is theirs alone, and the other way; empty: nothing."""
    return " ".join(REFUSED[HERE[endpoint]]) if endpoint in HERE else ""
