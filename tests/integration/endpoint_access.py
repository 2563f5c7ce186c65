"""Who may use each endpoint: the list that is checked in. A new endpoint has to be written here first."""

from tests.integration.endpoints_of_desks import OF_DESKS
from tests.integration.endpoints_of_families import OF_FAMILIES
from tests.integration.free_time import far_day, free_time

# endpoint -> (permission, who is let in)
ENDPOINTS = {**OF_FAMILIES, **OF_DESKS}

# What a POST that is let in needs, to do something.
FIELDS: dict[str, dict[str, str]] = {
    "surer.use": {"code": "000000"},
    "access.send_link": {"email": "nobody@example.org"},
    "promises.promise": {"name": "A", "phone": "01632 960 199", "part": "morning", "form_key": "k"},
    "involvement.keep": {"level": "everything"},
    "circle_choices.answer": {"answer": "yes"},
    "naming.keep": {"called": "our Tom"},
    "naming.keep_own_word": {"word_for_death": "went home"},
    "naming.keep_spoken_of": {"said": "he"},
    "circle_choices.ask": {"whom": "somebody_else", "words": "Una", "form_key": "a"},
    "circle_choices.tell_who_else": {"who": "Una", "form_key": "w"},
    "review_desk.answer_asked": {"words": "We ask her."},
    "my_pause.pause": {"how_long": "two_weeks"},
    "no_news.agree": {"weeks": "4"},
    "no_news.confirm": {"waits_for": "papers"},
    "circle_wishes.pause": {"how_long": "two_weeks", "told_by": "phone"},
    "my_quiet.keep": {"first": "1/7/2027"},
    "my_wishes.tell_new_address": {"words": "1 New Row", "form_key": "n"},
    "my_helpers.name": {"name": "H", "kind": "advocate", "may": "ring_for_me", "form_key": "h"},
    "draft_comments.say": {"kind": "question", "words": "Who was it?", "form_key": "c"},
    "draft_hearing.write_down": {"words": "He said it was May."},
    "draft_comments.call": {"wish": "just_know_it"},
    "draft_comments.reply": {"words": "I meant the other one."},
    "draft_answers.answer": {"outcome": "not_changed", "words": "Thank you.", "form_key": "a"},
    "focused.ask": {"form_key": "f"},
    "actions.choose": {"choice": "stay"},
    "action_desk.became": {"state": "done"},
    "copies.download": {"how": "print_14"},
    "copies.post": {"how": "print_14"},
    "copy_desk.check": {"seal": "KJ4M-7XQ3-PRWC"},
    "copy_check.check": {"seal": "KJ4M-7XQ3-PRWC"},
    "draft_languages.keep": {"what": "easy", "language": "ur", "by_whom": "A translator", "words": "report: He died."},
    "draft_desk.match": {"which": "1-1"},
    "meetings.book": {"at": free_time(), "phone": "01632 960 150", "form_key": "b"},
    "meetings.move": {"at": free_time(13), "form_key": "m"},
    "meeting_calendars.add": {"name": "The library", "address": "1 Market Row"},
    "meeting_calendars.change": {"do": "week", "opens-1": "09:00", "closes-1": "12:00"},
    "meeting_desk.change": {"do": "propose", "day": far_day(), "at": "10:00"},
    "meeting_notes.answer": {"say": "yes"},
    "stories.save_card": {"words": "A bus.", "version": "1"},
    "stories_photos.describe": {"description": "A cup."},
    "stories_papers.describe": {"description": "A plan."},
    "staff_access.send_link": {"email": "nobody@example.org"},
    "second_step.check_code": {"code": "000000"},
    "area_settings.set_hours": {"opens": "09:00", "closes": "17:00"},
    "area_settings.set_group_days": {"days": "10"},
    "area_settings.set_places": {"places": "Fenmarsh"},
    "group_copy.say": {"opinion": "still_shows", "words": "Mill House.", "form_key": "g"},
    "group_giving.answer": {"words": "We took it out."},
    "group_giving.give": {"to_whom": "The group"},
    "area_settings.close_day": {"day": "24/12/2050"},
    "area_staff.change_roles": {"roles": "reviewer"},
    "circle_desk.open_review": {"person": "A Person", "told_on": "01/11/2026", "form_key": "o"},
    "circle_about.correct": {"person": "A Person", "told_on": "01/11/2026"},
    "circle_about.write_looked_for": {"whom": "A cousin", "how": "rang", "result": "no_answer", "on_day": "1/11/2026"},
    "moves.part": {"words": "She said so.", "form_key": "p"},
    "holds.begin": {"waits_for": "inquest", "since": "01/11/2026"},
    "closings.close": {"kind": "duplicate", "why": "There are two.", "told": "yes"},
    "senior.write": {"name": "A", "phone": "01632 960 199", "words": "Look again.", "form_key": "s"},
    "refusals.over": {"words": "They wrote again.", "form_key": "o"},
    "refusals.relationship": {"relationship": "friend", "words": "She said so.", "form_key": "r"},
    "circle_contacts.first_contact": {"how": "rang", "on_day": "01/11/2026", "form_key": "f"},
    "circle_reaching.change": {"how": "wrong_number"},
    "phone_acting.begin": {"why": "asked_on_phone"},
    "post_draft.keep": {"number": "1", "kind": "wrong", "words": "He liked tea.", "form_key": "p"},
    "post_contacts.put_in": {"came_on": "01/11/2026", "ticked": "larger_print", "form_key": "p"},
    "post_desk.change": {"how": "posted"},
    "phone_calls.find": {"typed": "Joan"},
    "phone_calls.note": {"note": "She asks what happens now.", "version": "1"},
    "phone_calls.told": {"kind": "asked", "words": "When does it end?"},
    "phone_doing.promise": {"ask_for": "Joan", "ring_on": "01632 960 199", "part": "either", "form_key": "p"},
    "stories_staff.thank": {"words": "Thank you.", "form_key": "t"},
}
# What a link that there never was, and a provider that there is not, answer to everybody.
ANSWERS = {
    "action_desk.became": 404,  # the group agreed on nothing yet
    "action_words.page": 404,
    "action_words.keep": 404,
    "area_moves.one": 404,  # nothing comes from another area
    "area_moves.accept": 404,
    "group_places.page": 404,  # no name is replaced yet
    "group_places.say": 404,
    "group_giving.give": 409,  # the circle has time to look
    "meeting_for.book": 409,  # it names no time
    "meeting_feed.read": 404,
    "access.link": 410,
    "access.press": 410,
    "staff_access.link": 410,
    "staff_access.press": 410,
    "provider.ended": 404,
    "kept.typed": 400,  # it names no page
    "second_yes.end": 409,  # it was confirmed just before
    "post_desk.change": 409,  # it is not on paper yet
}
# These end something that others need: tried last.
LAST = [
    "circle_about.died",
    "closings.close",
    "closings.open_again",
    "draft_desk.open_it",
    "draft_desk.throw_away",
    "meetings.move",
    "meetings.cancel",
    "meetings.again",
    "my_pause.stop",
    "circle_wishes.stop",
    "circle_wishes.again",
    "area_staff.leave",
    "second_yes.end",
    "circle_contacts.end",
    "circle_contacts.add_again",
    "stories_photos.remove",
    "stories_papers.remove",
    "stories.take_back",
    "phone_acting.stop",
    "phone_doing.not_for_them",
    "phone_calls.take",
    "phone_calls.hand_over",
    "phone_calls.end",
    "access.hide",
    "access.sign_out",
]
