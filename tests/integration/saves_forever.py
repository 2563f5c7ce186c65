"""Run by test_killed: saves a story's words again and again, and says before and after each commit where it is."""

import os
import sys
from uuid import UUID

from portal.app import create_app
from portal.settings import Settings
from portal.taking_part.stories import services as stories
from portal.taking_part.stories.models import Card, Story
from tests.integration.contact_actor import actor_of

app = create_app(Settings.from_environment(os.environ))
number = 0
while True:
    number += 1
    with app.extensions["database"].transaction() as session:
        story = session.get_one(Story, UUID(sys.argv[1]))
        stories.save_words(session, actor_of(story.contact_id), story, Card.HELPED, f"sentence {number}", number - 1)
        print(f"flushed {number}", flush=True)
        sys.stdin.readline()  # goes on only when told to, so that the test knows where it kills
    print(f"saved {number}", flush=True)
