"""The phone desk on pages: a note before any search, sure before anything is told, everything kept at the end."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy import delete, select

from portal.circle.access.codes import make_letter_code
from portal.circle.areas.models import StaffRole
from portal.circle.calls.models import Call, CallCode, CallLine, CheckedHow, LineKind, Speaker
from portal.circle.people import services as people
from portal.circle.people.models import Contact, HoldKind
from portal.circle.promises import services as promises
from portal.circle.promises.models import PartOfDay, Task, TaskKind
from portal.circle.reviews import members
from portal.circle.reviews.models import CirclePlace, Review
from portal.clock import now
from portal.foundation.audit.models import TrailEntry
from portal.foundation.identity.actor import SYSTEM, Actor, Kind
from portal.foundation.outbox.models import Notice
from tests.client import Client
from tests.factories import World
from tests.integration.mail import send
from tests.smtp import MailServer

SAYS = re.compile(r"LR-|Testrow|Our-Tom|Cousin-Tom|mother|cousin|reviewer is|hope to finish|six months", re.I)


def taking(world: World, who: str = "support") -> Client:
    """A member of staff with somebody on the phone."""
    client = Client(world.app).sign_in(world.staff[who])
    client.get("/phone/")
    client.press("Somebody is on the phone")
    return client


def with_found(world: World, name: str, client: Client | None = None) -> Client:
    """A call in which somebody was found."""
    client = client or taking(world)
    client.press("Find", typed=name)
    client.press(f"It may be {name}")
    return client


def sure_of(world: World, name: str, client: Client | None = None) -> Client:
    """A call in which we rang back on the number that we hold."""
    client = with_found(world, name, client)
    client.press("I rang this number and they answered")
    return client


def rows(world: World, model: Any) -> list[Any]:
    """Every row of a table."""
    with world.app.extensions["database"].reading() as session:
        found = list(session.scalars(select(model).order_by(model.id)))
        session.expunge_all()
        return found


def this_call(world: World) -> Call:
    """The newest call."""
    return rows(world, Call)[-1]


def kept_note(world: World) -> str | None:
    """The note of the newest call."""
    with world.app.extensions["database"].reading() as session:
        note: str | None = session.scalars(select(Call).order_by(Call.id.desc()).limit(1)).one().note
        return note


def give_number(world: World, key: str, number: str) -> None:
    """We hold this number for somebody."""
    with world.app.extensions["database"].transaction() as session:
        contact = session.get_one(Contact, world.contacts[key].id)
        contact.phone = number
        contact.phone_token = world.app.extensions["lookup"].phone(number)


def test_a_note_is_open_before_anybody_is_looked_for(any_world: World) -> None:
    client = taking(any_world)
    assert client.page.heading == "Somebody is on the phone"
    assert "What we can talk about now" in client.page.text
    client.press("Save and carry on", name="Joan", phone="01632 960 333", speaker="helper", note="Wants to talk")
    assert "That is kept." in client.page.text
    call = this_call(any_world)
    assert (call.contact_id, call.speaker) == (None, Speaker.HELPER)
    assert kept_note(any_world) == "Wants to talk"
    client.get("/phone/")
    client.follow_link("Back to the call that is open")
    assert dict(client.page.fields(client.page.button("Save and carry on").form))["note"] == "Wants to talk"


def test_a_script_keeps_the_note_too_and_two_windows_lose_nothing(world: World) -> None:
    client = taking(world)
    path = f"/phone/calls/{this_call(world).id}/note"
    client.checks = False  # a fragment is no page
    sent = {"csrf_token": client.token(), "note": "one", "version": "0", "speaker": "unknown"}
    client.post(path, sent, headers={"X-Autosave": "1"})
    assert client.response.status_code == 200
    assert 'value="1"' in client.response.get_data(as_text=True)
    client.post(path, {**sent, "note": "another"}, headers={"X-Autosave": "1"})
    assert client.response.status_code == 409
    client.post(path, {**sent, "note": "another"})
    assert client.response.status_code == 409
    client.press("Keep both, one after the other")
    assert kept_note(world) == "one\n\nanother"


def test_a_call_back_is_promised_without_finding_anybody(any_world: World) -> None:
    client = taking(any_world)
    before = len(rows(any_world, Task))
    client.press("Promise it", ask_for="A Stranger", ring_on="01632 960 444", part="either", about="A question")
    assert "That is promised." in client.page.text
    task = rows(any_world, Task)[-1]
    assert (task.contact_id, task.part, task.call_id) == (None, PartOfDay.EITHER, this_call(any_world).id)
    client.get("/phone/")
    assert "A Stranger" in client.page.text
    assert "morning or afternoon" in client.page.text
    assert len(rows(any_world, Task)) == before + 1


@pytest.mark.parametrize("number", ["", "12", "not a number", "+", "☎", "9" * 300])
def test_a_number_that_nobody_can_ring_is_no_promise(world: World, number: str) -> None:
    client = taking(world)
    before = len(rows(world, Task))
    client.press("Promise it", ask_for="A Stranger", ring_on=number, part="morning")
    assert client.response.status_code == 422
    assert len(rows(world, Task)) == before


def section(client: Client) -> str:
    """Everything that the page gives to be said, besides the name and needs that staff see for themselves."""
    page = client.response.get_data(as_text=True)
    return "\n".join(re.findall(r'<blockquote class="app-aloud">.*?</blockquote>', page, re.S))


def told_now(client: Client) -> str:
    """The part of the page about what can be talked about, as it stands."""
    page = client.response.get_data(as_text=True)
    found = re.search(r'<h2 id="now">.*?(?=<h2)', page, re.S)
    assert found is not None
    return found.group(0)


def test_whoever_is_not_made_sure_of_hears_the_same(any_world: World) -> None:
    """Unknown; right name; right name and wrong reference; no place in any circle any more: the same words."""
    unknown = taking(any_world)
    words = told_now(unknown)
    unknown.press("Find", typed="Nobody Atall")
    assert "Nobody found" in unknown.page.text
    assert told_now(unknown) == words
    unknown.press("Find", typed="LR-3333-3333")
    assert told_now(unknown) == words
    unknown.press("Find", typed="Joan Testrow")
    unknown.press("It may be Joan Testrow")
    assert told_now(unknown) == words
    assert 'id="know"' not in unknown.response.get_data(as_text=True)
    assert SAYS.search(section(unknown)) is None
    with any_world.app.extensions["database"].transaction() as session:
        for place in session.scalars(select(CirclePlace).where(CirclePlace.contact_id == any_world.mother.id)):
            place.ended_at = now()
    in_review = section(unknown)
    unknown.get(unknown.at.partition("?")[0])
    assert section(unknown) == in_review
    assert told_now(unknown) == words
    page = unknown.page.main
    assert any_world.review.reference not in page
    assert "Our-Tom" not in page


def test_who_looked_is_written_down(world: World) -> None:
    with_found(world, "Joan Testrow")
    events = [one.event for one in rows(world, TrailEntry) if one.actor_id == world.support.id]
    assert [one for one in events if one in {"calls.begun", "seen.found", "calls.found"}][-3:] == [
        "calls.begun",
        "seen.found",
        "calls.found",
    ]


def test_the_first_signs_of_a_letter_find_and_never_make_sure(world: World) -> None:
    with world.app.extensions["database"].transaction() as session:
        code = make_letter_code(session, world.urdu.id, None)
    client = taking(world)
    client.press("Find", typed=code[:4])
    client.press("It may be Nasreen Made")
    assert this_call(world).checked_at is None
    client.press("Send a code")
    client.press("This is what they read out", code=code)
    assert client.response.status_code == 422
    assert this_call(world).checked_at is None


def test_ringing_back_on_the_number_we_hold_makes_sure(any_world: World) -> None:
    client = with_found(any_world, "Arthur Testrow")
    assert "01632 960 150" in client.page.main
    client.press("I rang this number and they answered")
    assert "We are sure who it is." in client.page.text
    assert "Cousin-Tom" in client.page.main
    assert any_world.review.reference in client.page.main
    call = this_call(any_world)
    assert (call.checked_how, call.checked_by) == (CheckedHow.RANG_BACK, any_world.support.id)


def test_nobody_is_sure_of_somebody_whose_number_we_do_not_hold(world: World) -> None:
    client = with_found(world, "Joan Testrow")
    assert "I rang this number" not in client.page.main
    client.post(f"/phone/calls/{this_call(world).id}/check/rang-back", {"csrf_token": client.token()})
    assert client.response.status_code == 422
    assert this_call(world).checked_at is None


def test_a_code_goes_to_what_we_hold_and_is_read_out(any_world: World, smtp: MailServer) -> None:
    client = with_found(any_world, "Joan Testrow")
    client.press("Send a code")
    assert "A code is on its way." in client.page.text
    send(any_world.app)
    digits = re.search(r"^(\d{3} \d{3})$", smtp.arrived[-1].text.replace("\r", ""), re.M)
    assert digits is not None
    assert smtp.arrived[-1].recipients == ("joan@testrow.example",)
    wrong = f"{(int(digits[1].replace(' ', '')) + 1) % 1_000_000:06}"
    client.press("This is what they read out", code=wrong)
    assert client.response.status_code == 422
    assert "It is not your fault" in client.page.text
    client.press("This is what they read out", code=digits[1])
    assert this_call(any_world).checked_how is CheckedHow.CODE


def test_three_wrong_codes_are_counted_though_each_press_is_refused(any_world: World) -> None:
    client = with_found(any_world, "Joan Testrow")
    client.press("Send a code")
    for _ in range(3):
        client.press("This is what they read out", code="no code")
        assert client.response.status_code == 422
    assert rows(any_world, CallCode)[-1].wrong == 3


def test_at_most_five_codes_an_hour_go_to_one_contact(world: World) -> None:
    client = with_found(world, "Joan Testrow")
    for _ in range(5):
        client.press("Send a code")
        assert client.response.status_code == 200
    client.press("Send a code")
    assert client.response.status_code == 422
    assert len(rows(world, CallCode)) == 5
    with time_machine.travel(now() + timedelta(minutes=61)):
        again = with_found(world, "Joan Testrow")
        again.press("Send a code")
        assert again.response.status_code == 200


def test_a_code_is_read_out_only_on_a_call_of_ours_and_opens_their_page_once(any_world: World) -> None:
    client = with_found(any_world, "Arthur Testrow")
    path = f"/phone/calls/{this_call(any_world).id}/code"
    client.post(path, {"csrf_token": client.token()})
    assert client.response.status_code == 422
    client.press("I rang this number and they answered")
    client.press("Read out a code with which they come in")
    code = re.search(r"[A-Z3479]{4}-[A-Z3479]{4}-[A-Z3479]{4}", client.page.main)
    assert code is not None
    home = Client(any_world.app)
    for _ in range(2):
        home.get("/letter")
        home.press("Open my page", code="FKJM7XQ3PRWC")
    home.get("/letter")
    home.press("Open my page", code=code[0])
    assert "Cousin-Tom" in home.page.main


def test_a_link_goes_to_the_address_we_hold_whoever_asks(any_world: World, smtp: MailServer) -> None:
    client = with_found(any_world, "Joan Testrow")
    client.press("Send a link to the email address we hold")
    send(any_world.app)
    assert [one.recipients for one in smtp.arrived] == [("joan@testrow.example",)]
    assert "/l/" in smtp.arrived[0].text


def test_a_letter_with_a_code_waits_where_letters_are_printed(any_world: World) -> None:
    client = with_found(any_world, "Arthur Testrow")
    client.press("Post them a letter with a code")
    assert "Print it today." in client.page.text
    client.get("/post/")
    assert "Arthur Testrow" in client.page.text
    elsewhere = with_found(any_world, "Joan Testrow", taking(any_world, "lead"))
    elsewhere.post(f"/phone/calls/{this_call(any_world).id}/letter", {"csrf_token": elsewhere.token()})
    assert elsewhere.response.status_code == 422


def test_six_figures_for_one_more_step_are_read_out_only_on_a_call_of_ours(any_world: World) -> None:
    client = with_found(any_world, "Arthur Testrow")
    path = f"/phone/calls/{this_call(any_world).id}/one-more-step"
    client.post(path, {"csrf_token": client.token()})
    assert client.response.status_code == 422
    client.press("I rang this number and they answered")
    client.press("Read out six figures: their page asks for one more step")
    assert re.search(r"\b\d{6}\b", client.page.main)


def test_what_reached_somebody_else_ends_every_link(any_world: World) -> None:
    client = with_found(any_world, "Joan Testrow")
    client.press("End every link: it reached somebody else")
    assert "to be looked into" in client.page.text
    assert rows(any_world, Task)[-1].kind is TaskKind.NOT_FOR_ME


def test_a_call_ends_with_everything_kept_and_in_writing(any_world: World, smtp: MailServer) -> None:
    give_number(any_world, "mother", "01632 960 155")
    client = sure_of(any_world, "Joan Testrow")
    client.press("Write it down", kind="asked", words="When is it over, for Our-Tom?")
    client.press("Promise it", part="morning", about="The draft about Our-Tom")
    client.press("End the call")
    assert "What we did and promised is on its way" in client.page.text
    assert "When is it over, for Our-Tom?" in client.page.main
    call = this_call(any_world)
    assert call.ended_at is not None
    assert rows(any_world, Task)[-1].contact_id == any_world.mother.id
    assert [one.kind for one in rows(any_world, CallLine)] == [
        LineKind.DONE,
        LineKind.ASKED,
        LineKind.PROMISED,
    ]
    send(any_world.app)
    summary = smtp.arrived[-1]
    assert "rings you on" in summary.text
    for private in ("Our-Tom", "draft", "When is it over", any_world.review.reference, "Testrow,"):
        assert private not in summary.text
    family = Client(any_world.app).sign_in(any_world.mother)
    family.get(f"/reviews/{any_world.review.reference}/")
    assert "Sam Placeholder rings you on" in family.page.text


def test_nothing_is_sent_after_a_call_in_which_nobody_was_made_sure_of(any_world: World) -> None:
    client = with_found(any_world, "Joan Testrow")
    client.press("End the call")
    assert "Nothing was sent" in client.page.text
    assert rows(any_world, Notice) == []


def test_an_unknown_caller_cannot_send_our_calls_to_another_number(any_world: World) -> None:
    give_number(any_world, "mother", "01632 960 155")
    client = with_found(any_world, "Joan Testrow")
    client.press("Promise it", ask_for="Joan", ring_on="01632 960 999", part="morning")
    assert rows(any_world, Task)[-1].contact_id is None
    client.press("Promise it", ask_for="Joan", ring_on="+44 1632 960155", part="morning")
    assert rows(any_world, Task)[-1].contact_id == any_world.mother.id


def test_the_record_is_for_the_desk_the_lead_and_the_reviewer_of_the_review(world: World) -> None:
    for who, status in {
        "support": 200, "lead": 200, "reviewer": 200, "second_reviewer": 404, "far_support": 404, "far_lead": 404,
    }.items():  # fmt: skip
        client = Client(world.app).sign_in(world.staff[who])
        assert client.get(f"/phone/records/{world.call}/").status_code == status, who
    seen = [one for one in rows(world, TrailEntry) if one.event == "seen.call"]
    assert {one.actor_id for one in seen} == {world.support.id, world.lead.id, world.reviewer.id}
    assert {one.thing_id for one in seen} == {world.call}
    family = Client(world.app).sign_in(world.mother)
    assert family.get(f"/phone/records/{world.call}/").status_code == 404


def test_a_call_is_handed_to_a_colleague_with_both_names_and_made_sure_of_anew(any_world: World) -> None:
    client = sure_of(any_world, "Arthur Testrow")
    client.press("Hand it over", colleague=str(any_world.lead.id), for_them="Speak slowly")
    assert "Your colleague is asked" in client.page.text
    call = this_call(any_world)
    assert (call.sign_in, call.checked_at, call.handed_to) == (None, None, any_world.lead.id)
    colleague = Client(any_world.app).sign_in(any_world.lead)
    colleague.get("/phone/")
    colleague.press("Take the call")
    assert "with Sam Placeholder, then Lena Specimen" in colleague.page.text
    assert "Speak slowly" in colleague.page.main
    handed = next(one for one in rows(any_world, Task) if one.kind is TaskKind.CALL_HANDED)
    assert handed.done_at is not None
    assert client.get(f"/phone/calls/{call.id}/note", follow=False).status_code in {404, 405}


def test_one_call_at_a_time(world: World) -> None:
    first = taking(world)
    other = Client(world.app).sign_in(world.support)
    other.get("/phone/")
    other.press("Somebody is on the phone")
    first.get("/phone/")
    waiting = [one for one in rows(world, Call) if one.staff_id == world.support.id]
    assert len(waiting) == 3
    first.post(f"/phone/calls/{waiting[-1].id}/take", {"csrf_token": first.token()})
    assert "One call at a time" in first.page.text


def test_a_pause_after_a_hard_call_is_a_note_for_colleagues_and_nothing_else(any_world: World) -> None:
    client = taking(any_world)
    client.press("End it, and pause for 15 minutes")
    assert "Your pause is until" in client.page.text
    colleague = Client(any_world.app).sign_in(any_world.lead)
    colleague.get("/phone/")
    assert "Sam Placeholder is away until" in colleague.page.text
    with time_machine.travel(now() + timedelta(minutes=14), tick=False):
        client.get("/phone/")
        client.press("I am back")
    colleague.get("/phone/")
    assert "is away until" not in colleague.page.text


def test_a_worker_whose_role_is_taken_away_in_the_middle_of_a_call(any_world: World) -> None:
    client = taking(any_world)
    client.press("Save and carry on", note="first words")
    with any_world.app.extensions["database"].transaction() as session:
        session.execute(delete(StaffRole).where(StaffRole.staff_id == any_world.support.id))
    client.press("Save and carry on", note="first words and what came after")
    assert client.response.status_code == 403
    assert "what came after" in client.response.get_data(as_text=True)
    assert "what came after" in (kept_note(any_world) or "")
    call = this_call(any_world)
    assert (call.ended_at, call.sign_in) == (None, None)
    lead = Client(any_world.app).sign_in(any_world.lead)
    lead.get("/phone/")
    assert "A colleague hands a call over: take it." in lead.page.text
    lead.get(f"/phone/records/{call.id}/")
    assert "what came after" in lead.page.main
    lead.press("Take this call up")
    assert lead.page.heading == "Somebody is on the phone"


@pytest.mark.parametrize("version", ["", "x", "-7", "99999999999999999999", "١", "1.5"])
def test_nonsense_for_a_version_never_breaks_and_never_overwrites(world: World, version: str) -> None:
    client = taking(world)
    client.press("Save and carry on", note="kept")
    client.press("Save and carry on", note="nonsense", version=version)
    assert client.response.status_code in {409, 422}
    assert kept_note(world) == "kept"


def test_an_ended_call_is_shown_as_it_is_kept(world: World) -> None:
    client = taking(world)
    path = client.at.partition("?")[0].partition("#")[0]
    client.press("End the call")
    client.get(path)
    assert client.page.heading.startswith("A call on")


def test_no_button_of_the_call_loses_the_note_or_a_box(any_world: World) -> None:
    """With scripts off: unsaved words go with every press."""
    client = taking(any_world)
    client.press("Find", typed="Arthur Testrow", note="first", about="The draft", kind="told", words="It takes months")
    fields = dict(client.page.fields(client.page.button("Promise it").form))
    assert (fields["about"], fields["words"], kept_note(any_world)) == ("The draft", "It takes months", "first")
    client.press("It may be Arthur Testrow", note="first, second")
    assert kept_note(any_world) == "first, second"
    assert "It takes months" in client.page.main
    assert "they asked: The draft" in client.page.main
    client.press("Promise it", note="first, second, third", ring_on="12")
    assert client.response.status_code == 422
    assert kept_note(any_world) == "first, second, third"
    client.press("I rang this number and they answered", note="all")
    assert kept_note(any_world) == "all"
    client.press("Write for them: tell, choose, answer", note="all of it")
    assert kept_note(any_world) == "all of it"
    client.get(f"/phone/calls/{this_call(any_world).id}/")
    client.press("End the call", note="the very last words", words="May I see it?")
    assert kept_note(any_world) == "the very last words"
    assert "May I see it?" in client.page.main


def test_a_name_to_look_for_is_looked_for_by_enter_too(world: World) -> None:
    client = taking(world)
    client.press("Save and carry on", typed="Joan Testrow", note="kept")
    assert "It may be Joan Testrow" in client.page.main
    assert kept_note(world) == "kept"


def add_tasks(world: World, *kinds: TaskKind) -> list[Any]:
    """Tasks about the mother, by their kinds."""
    with world.app.extensions["database"].transaction() as session:
        return [
            promises.add_task(session, SYSTEM, one, area_id=world.support.area_id, contact_id=world.mother.id).id
            for one in kinds
        ]


def test_done_is_said_only_by_who_can_do_it(any_world: World) -> None:
    """A family reads it: a support worker who answers no story cannot say that it is answered."""
    kinds = (TaskKind.STORY_ANSWER, TaskKind.SECOND_YES, TaskKind.KEY_CONTACT, TaskKind.BOUNCED)
    tasks = dict(zip(kinds, add_tasks(any_world, *kinds), strict=True))
    client = Client(any_world.app).sign_in(any_world.support)
    client.get("/phone/")
    page = client.response.get_data(as_text=True)
    assert [one for one in kinds if f'action="/phone/{tasks[one]}"' in page] == [TaskKind.BOUNCED]
    token = client.token()
    for one in kinds:
        client.post(f"/phone/{tasks[one]}", {"csrf_token": token, "how": "done"})
    done = {one.kind for one in rows(any_world, Task) if one.id in tasks.values() and one.done_at}
    assert done == {TaskKind.BOUNCED}


@pytest.mark.parametrize("kind", [HoldKind.REFUSED, HoldKind.DIED, HoldKind.STOPPED])
def test_nobody_is_told_to_ring_whom_nobody_rings(world: World, kind: HoldKind) -> None:
    add_tasks(world, TaskKind.NEW_ADDRESS)
    with world.app.extensions["database"].transaction() as session:
        people.hold(session, world.mother.id, kind)
    client = Client(world.app).sign_in(world.support)
    client.get("/phone/")
    assert client.page.main.count("Do not ring: ") == 3
    assert "looks at it.," not in client.page.main


def test_a_promise_is_told_by_its_kind_and_the_name_is_sure(any_world: World) -> None:
    add_tasks(any_world, TaskKind.STORY_ANSWER)
    give_number(any_world, "mother", "01632 960 155")
    client = sure_of(any_world, "Joan Testrow")
    assert "answers what they told us by" in client.page.main
    assert "It may be Joan Testrow" not in client.page.main
    assert "made sure who it is by ringing back" in client.page.main
    client.press("Hand it over", colleague=str(any_world.lead.id))
    lead = Client(any_world.app).sign_in(any_world.lead)
    lead.get(f"/phone/records/{this_call(any_world).id}/")
    assert "Sam Placeholder: done: made sure who it is by ringing back" in lead.page.main


def test_no_code_is_on_its_way_when_nothing_may_go(any_world: World) -> None:
    client = with_found(any_world, "Joan Testrow")
    client.press("End every link: it reached somebody else")
    for gone in ("Send a code", "Send a link"):
        assert gone not in client.page.main
    client.post(f"/phone/calls/{this_call(any_world).id}/check/code", {"csrf_token": client.token()})
    assert client.response.status_code == 422
    assert "Nothing can go to them." in client.page.text
    assert rows(any_world, CallCode) == []


def test_a_call_to_somebody_who_died_is_let_go(any_world: World) -> None:
    with any_world.app.extensions["database"].transaction() as session:
        review = session.get_one(Review, any_world.review.id)
        mine = CirclePlace.contact_id == any_world.mother.id, CirclePlace.review_id == review.id
        place = session.scalars(select(CirclePlace).where(*mine)).one()
        actor = Actor(any_world.support.id, Kind.STAFF, any_world.support.area_id)
        members.has_died(session, actor, review, place, died=True)
    call = next(one for one in rows(any_world, Task) if one.id == any_world.mother.task)
    assert call.let_go is True
