"""The phone desk on pages: a note before any search, sure before anything is told, everything kept at the end."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import delete

from portal.circle.areas.models import StaffRole
from portal.circle.calls.models import Call, CallLine, LineKind, Speaker
from portal.circle.promises.models import PartOfDay, Task, TaskKind
from portal.clock import now
from portal.foundation.audit.models import TrailEntry
from portal.foundation.outbox.models import Notice
from tests.client import Client
from tests.factories import World
from tests.integration.mail import send
from tests.integration.phone_steps import give_number, kept_note, rows, sure_of, taking, this_call, with_found
from tests.smtp import MailServer


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
