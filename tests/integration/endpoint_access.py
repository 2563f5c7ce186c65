"""Who may use each endpoint: the list that is checked in. A new endpoint has to be written here first.

The people stand to the review and the story of ``mother``: she told it and shared it, ``reader`` was chosen by name.
"""

TELLER = {"mother", "mother_in_limited_room"}
READER = TELLER | {"reader"}
CIRCLE = READER | {"sister"}
FAMILIES = CIRCLE | {"other", "far"}
REVIEWERS = {"reviewer", "second_reviewer", "far_reviewer"}
LEADS = {"lead", "far_lead"}
SUPPORT = {"support", "far_support"}
EVERYBODY = {"visitor"} | FAMILIES | REVIEWERS | LEADS | SUPPORT
SIGNED_IN = EVERYBODY - {"visitor"}
OF_REVIEW = {"reviewer", "lead"}
OF_CIRCLE = {"reviewer", "support", "lead"}
IN_AREA = {"reviewer", "second_reviewer", "lead"}
OF_AREA = {"reviewer", "second_reviewer", "support", "lead"}

# endpoint -> (permission, who is let in)
ENDPOINTS: dict[str, tuple[str, set[str]]] = {
    **dict.fromkeys(
        (
            "access.again",
            "access.ask_for_link",
            "access.closed",
            "access.hide",
            "access.link",
            "access.not_me",
            "access.press",
            "access.send_link",
            "access.sent",
            "access.sign_out",
            "access.signed_out",
            "access.use_code",
            "doors.door",
            "doors.forget_device",
            "doors.letter",
            "doors.not_me",
            "doors.press",
            "doors.send",
            "doors.use_letter",
            "content.page",
            "provider.back",
            "provider.ended",
            "provider.to_provider",
            "provider.work_account",
            "second_step.check",
            "second_step.check_code",
            "second_step.check_passkey",
            "second_step.set_up",
            "second_step.set_up_code_app",
            "second_step.set_up_passkey",
            "staff_access.ask_lead",
            "staff_access.link",
            "staff_access.press",
            "staff_access.send_link",
            "staff_access.sent",
            "staff_access.start",
            "home.visitor",
            "promises.call_me",
            "promises.promise",
            "promises.promised",
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
        ),
        ("public", EVERYBODY),
    ),
    "home.start": ("see_own_start", SIGNED_IN),
    **dict.fromkeys(
        ("kept.say_whose", "kept.throw_one_away", "kept.typed", "kept.whose"), ("see_own_start", SIGNED_IN)
    ),
    # Its words are shown to nobody but who wrote them; there is none here.
    "kept.one": ("see_own_start", set()),
    "home.first_page": ("see_review", CIRCLE),
    "involvement.choose": ("choose_involvement", CIRCLE),
    "involvement.chosen": ("choose_involvement", CIRCLE),
    "involvement.each": ("choose_involvement", CIRCLE),
    "involvement.keep": ("choose_involvement", CIRCLE),
    "involvement.keep_each": ("choose_involvement", CIRCLE),
    "my_record.seen": ("see_own_record", CIRCLE),
    "stories.begin": ("tell_story", CIRCLE),
    "stories.listed": ("tell_story", CIRCLE),
    "stories.tell": ("tell_story", CIRCLE),
    "stories.card": ("tell_story", TELLER),
    "stories.choose_who": ("tell_story", TELLER),
    "stories.read": ("tell_story", TELLER),
    "stories.save_card": ("tell_story", TELLER),
    "stories.share": ("tell_story", TELLER),
    "stories.shared": ("tell_story", TELLER),
    "stories.take_back": ("tell_story", TELLER),
    "stories.who": ("tell_story", TELLER),
    "stories_photos.add": ("tell_story", TELLER),
    "stories_photos.describe": ("tell_story", TELLER),
    "stories_photos.photos": ("tell_story", TELLER),
    "stories_photos.remove": ("tell_story", TELLER),
    # Kept for one browser of one person: there is none here.
    "stories_photos.take_kept": ("tell_story", set()),
    "stories_papers.add": ("tell_story", TELLER),
    "stories_papers.describe": ("tell_story", TELLER),
    "stories_papers.papers": ("tell_story", TELLER),
    "stories_papers.remove": ("tell_story", TELLER),
    "stories.one": ("read_shared_story", READER),
    "stories_photos.image": ("read_shared_story", READER),
    "stories_papers.file": ("read_shared_story", READER),
    "review_desk.queue": ("use_review_desk", REVIEWERS),
    "review_desk.review": ("read_stories_of_review", OF_REVIEW),
    "review_desk.letter": ("write_to_circle", OF_REVIEW),
    "circle_desk.circles": ("add_to_circle", REVIEWERS | SUPPORT | LEADS),
    "circle_desk.new_review": ("open_review", IN_AREA),
    "circle_desk.open_review": ("open_review", IN_AREA),
    "circle_desk.circle": ("add_to_circle", OF_CIRCLE),
    "circle_desk.hand_over": ("hand_review_over", {"lead"}),
    "circle_contacts.new": ("add_to_circle", OF_CIRCLE),
    "circle_contacts.add": ("add_to_circle", OF_CIRCLE),
    "circle_contacts.one": ("add_to_circle", OF_CIRCLE),
    "circle_contacts.first_contact": ("add_to_circle", OF_CIRCLE),
    **dict.fromkeys(
        (
            "circle_contacts.ask_end",
            "circle_contacts.correct",
            "circle_contacts.details",
            "circle_contacts.end",
            "circle_contacts.invite",
        ),
        ("change_circle", OF_REVIEW),
    ),
    "stories_staff.image": ("read_stories_of_review", OF_REVIEW),
    "stories_staff.paper": ("read_stories_of_review", OF_REVIEW),
    "stories_staff.read": ("read_stories_of_review", OF_REVIEW),
    "stories_staff.thank": ("thank_for_story", OF_REVIEW),
    "phone_desk.calls": ("use_phone_desk", SUPPORT | LEADS),
    "phone_desk.look": ("use_phone_desk", SUPPORT | LEADS),
    "phone_desk.find": ("use_phone_desk", SUPPORT | LEADS),
    "phone_desk.done": ("keep_promise", OF_AREA),
    "area_desk.overview": ("use_area_desk", LEADS),
    **dict.fromkeys(
        (
            "area_settings.change_card",
            "area_settings.close_day",
            "area_settings.open_day",
            "area_settings.page",
            "area_settings.set_duty",
            "area_settings.set_hours",
            "area_staff.ask_leave",
            "area_staff.change_roles",
            "area_staff.invite",
            "area_staff.invite_again",
            "area_staff.leave",
            "area_staff.listed",
            "area_staff.one",
            "area_staff.send_invitation",
            "area_staff.set_away",
        ),
        ("manage_area", {"lead"}),
    ),
}

# What a POST that is let in needs, to do something.
FIELDS: dict[str, dict[str, str]] = {
    "access.send_link": {"email": "nobody@example.org"},
    "promises.promise": {"name": "A", "phone": "01632 960 199", "part": "morning", "form_key": "k"},
    "involvement.keep": {"level": "everything"},
    "stories.save_card": {"words": "A bus.", "version": "1"},
    "stories_photos.describe": {"description": "A cup."},
    "stories_papers.describe": {"description": "A plan."},
    "staff_access.send_link": {"email": "nobody@example.org"},
    "second_step.check_code": {"code": "000000"},
    "area_settings.set_hours": {"opens": "09:00", "closes": "17:00"},
    "area_settings.close_day": {"day": "24/12/2050"},
    "area_staff.change_roles": {"roles": "reviewer"},
    "circle_desk.open_review": {"person": "A Person", "told_on": "01/11/2026", "form_key": "o"},
    "circle_contacts.first_contact": {"how": "rang", "on_day": "01/11/2026", "form_key": "f"},
    "phone_desk.find": {"typed": "Joan"},
    "stories_staff.thank": {"words": "Thank you.", "form_key": "t"},
}
# What a link that there never was, and a provider that there is not, answer to everybody.
ANSWERS = {
    "access.link": 410,
    "access.press": 410,
    "staff_access.link": 410,
    "staff_access.press": 410,
    "provider.ended": 404,
    "kept.typed": 400,  # it names no page
}
# These end something that others need: tried last.
LAST = [
    "area_staff.leave",
    "circle_contacts.end",
    "stories_photos.remove",
    "stories_papers.remove",
    "stories.take_back",
    "access.hide",
    "access.sign_out",
]
