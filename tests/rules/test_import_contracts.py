"""Who may import whom: the contracts of pyproject.toml, and the rules that the framework itself is held to."""

import subprocess
import sys
from pathlib import Path

from flask import Flask

from portal.foundation.events import bus

ROOT = Path(__file__).resolve().parents[2]


def test_nobody_imports_upwards() -> None:
    tool = Path(sys.executable).parent / "lint-imports"
    answer = subprocess.run([str(tool)], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert answer.returncode == 0, answer.stdout
    assert "0 broken" in answer.stdout


def test_every_view_that_writes_commits_once_at_its_end(app: Flask) -> None:
    writing = {rule.endpoint for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())}
    reading = {rule.endpoint for rule in app.url_map.iter_rules()} - writing
    assert len(writing) > 10
    transacting = {name for name in writing | reading if _transacts(app.view_functions[name])}
    assert transacting == writing


def _transacts(view: object) -> bool:
    while view is not None:
        if hasattr(view, "transacts"):
            return True
        view = getattr(view, "__wrapped__", None)
    return False


def test_who_listens_to_what_is_listed(app: Flask) -> None:
    heard = {kind.__name__: [one.__qualname__ for one in listening] for kind, listening in bus.subscribers.items()}
    assert heard == {
        "StaffLeft": ["left", "staff_left"],
        "AccessEnded": ["contact_stopped"],
        "ReviewerChanged": ["reviewer_changed"],
        "ReviewerChangePlanned": ["reviewer_change_planned"],
        "ContactMoved": ["follow_contact"],
        "ContactsMerged": ["offers_follow_merge", "comments_follow_merge", "places_follow_merge", "follow_merge"],
        "ContactsParted": ["offers_follow_parting", "comments_follow_parting", "follow_parting"],
        "NoticeNotDelivered": ["not_delivered"],
        "NoticeForStaff": ["for_staff"],
        "NoticesCancelled": ["called_back"],
        "UrgentTask": ["tell_at_once"],
        "WordsArrived": ["arrived"],
    }
