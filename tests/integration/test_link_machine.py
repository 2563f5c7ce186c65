"""Any order of asking, pressing, waiting and saying *not me* keeps the rules of links and sign-ins."""

import shutil
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import select

from portal.app import create_app
from portal.circle.access import services as access
from portal.circle.access.models import SignIn, SignInLink
from portal.circle.access.tokens import hashed
from portal.circle.people.models import Contact, ContactHold
from portal.clock import now
from portal.foundation.outbox.models import Notice
from tests.factories import make_world, settings_for

PEOPLE = ["sister", "mother", "easy"]
BROWSERS = st.sampled_from(["kitchen", "phone"])


class Links(RuleBasedStateMachine):
    """Three people, two browsers, a clock. ``template`` is set by the test."""

    template: Path
    tokens = Bundle("tokens")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="portal-links-"))
        shutil.copy(self.template, self.folder / "portal.sqlite")
        self.app = create_app(settings_for(self.folder, f"sqlite:///{self.folder / 'portal.sqlite'}", 1))
        self.world = make_world(self.app)
        self.moment: datetime = now()
        self.database = self.app.extensions["database"]
        self.pressed: set[str] = set()
        self.wrong: set[str] = set()
        self.made: dict[str, tuple[str, datetime]] = {}

    def teardown(self) -> None:
        self.database.dispose()
        shutil.rmtree(self.folder, ignore_errors=True)

    @rule(target=tokens, person=st.sampled_from(PEOPLE), hours=st.sampled_from([1, 168]), browser=BROWSERS)
    def send(self, person: str, hours: int, browser: str) -> str:
        with time_machine.travel(self.moment, tick=False), self.database.transaction() as session:
            contact = session.get_one(Contact, self.world.contacts[person].id)
            lasts = timedelta(hours=hours)
            token = access.make_link(session, contact, lasts=lasts, sent_for=None, browser_hash=hashed(browser))
        self.made[token] = (person, self.moment + lasts)
        return token

    @rule(token=tokens, browser=BROWSERS)
    def press(self, token: str, browser: str) -> None:
        person, ends = self.made[token]
        newest = [one for one, (whose, _ends) in self.made.items() if whose == person][-1]
        alive = token == newest and token not in self.pressed and person not in self.wrong and self.moment < ends
        with time_machine.travel(self.moment, tick=False), self.database.transaction() as session:
            claimed = access.claim(session, token, hashed(browser))
        assert (claimed is not None) == alive
        if claimed is not None:
            assert claimed.contact_id == self.world.contacts[person].id
            self.pressed.add(token)

    @rule(token=tokens)
    def not_me(self, token: str) -> None:
        with time_machine.travel(self.moment, tick=False), self.database.transaction() as session:
            access.not_me(session, token)
        self.wrong.add(self.made[token][0])
        self._nothing_is_open(self.made[token][0])
        # Staff may set it right later: what was ended stays ended, a new link works again.
        self.made |= {one: (whose, self.moment) for one, (whose, _e) in self.made.items() if whose in self.wrong}
        self.wrong.clear()

    @rule(hours=st.sampled_from([0.5, 2, 30, 200]))
    def wait(self, hours: float) -> None:
        self.moment += timedelta(hours=hours)

    @invariant()
    def one_live_link_at_most(self) -> None:
        with self.database.reading() as session:
            live = session.scalars(
                select(SignInLink.contact_id).where(SignInLink.used_at.is_(None), SignInLink.ended_at.is_(None))
            ).all()
        assert len(live) == len(set(live))

    @invariant()
    def as_many_sign_ins_as_presses(self) -> None:
        with self.database.reading() as session:
            assert len(session.scalars(select(SignIn.id_hash)).all()) == len(self.pressed)

    def _nothing_is_open(self, person: str) -> None:
        contact = self.world.contacts[person].id
        with self.database.reading() as session:
            for table in (SignInLink, SignIn):
                ended = session.scalars(select(table.ended_at).where(table.contact_id == contact)).all()
                assert None not in ended
            assert session.scalars(select(ContactHold.id).where(ContactHold.contact_id == contact)).all()
            assert not session.scalars(select(Notice.id).where(Notice.owner_id == contact)).all()


@pytest.mark.usefixtures("smtp")
def test_links_in_any_order(sqlite_template: Path) -> None:
    Links.template = sqlite_template
    few = settings(
        max_examples=6, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    run_state_machine_as_test(Links, settings=few)
