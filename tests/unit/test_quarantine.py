"""A file from outside lies in quarantine for us alone, and nothing of it stays there."""

import hashlib
import io
import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from full_disk import full_disk

from portal.foundation.media.staging import Empty, TooLarge, discard_abandoned, stage

WORDS = b"Amir laughed at every train that came in."
PHOTO_LIMIT = 30 * 1024 * 1024


def test_a_staged_file_has_its_size_and_fingerprint_and_is_ours_alone(tmp_path: Path) -> None:
    staged = stage(io.BytesIO(WORDS), tmp_path / "quarantine", 1000)
    assert staged.path.read_bytes() == WORDS
    assert (staged.size, staged.sha256) == (len(WORDS), hashlib.sha256(WORDS).hexdigest())
    assert stat.S_IMODE(staged.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(staged.path.parent.stat().st_mode) == 0o700


def test_nothing_is_left_after_a_staged_file_was_used_or_its_use_broke_off(tmp_path: Path) -> None:
    with stage(io.BytesIO(WORDS), tmp_path, 1000) as staged:
        assert staged.path.exists()
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(RuntimeError), stage(io.BytesIO(WORDS), tmp_path, 1000):
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []
    staged.discard()  # once more does no harm


class Zeros:
    """A sender who sends as long as somebody reads, and counts what was taken."""

    def __init__(self, size: int) -> None:
        self.left, self.taken = size, 0

    def read(self, size: int, /) -> bytes:
        piece = bytes(min(size, self.left))
        self.left -= len(piece)
        self.taken += len(piece)
        return piece


def test_thirty_megabytes_are_taken_and_one_byte_more_is_not(tmp_path: Path) -> None:
    with stage(Zeros(PHOTO_LIMIT), tmp_path, PHOTO_LIMIT) as staged:
        assert staged.size == PHOTO_LIMIT
    with pytest.raises(TooLarge) as refused:
        stage(Zeros(PHOTO_LIMIT + 1), tmp_path, PHOTO_LIMIT)
    assert refused.value.limit_bytes == PHOTO_LIMIT
    assert list(tmp_path.iterdir()) == []


def test_a_sender_without_end_is_not_read_much_past_the_limit(tmp_path: Path) -> None:
    sender = Zeros(10**12)
    with pytest.raises(TooLarge):
        stage(sender, tmp_path, 200_000)
    assert sender.taken < 300_000


def test_an_empty_file_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(Empty):
        stage(io.BytesIO(b""), tmp_path, 10)
    assert list(tmp_path.iterdir()) == []


class BreaksOff:
    """A sender whose line goes dead after the first piece."""

    def __init__(self) -> None:
        self.sent = False

    def read(self, size: int, /) -> bytes:
        if self.sent:
            raise ConnectionResetError
        self.sent = True
        return b"the first piece"


def test_a_line_that_goes_dead_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ConnectionResetError):
        stage(BreaksOff(), tmp_path, 1000)
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_left_is_removed_and_what_is_in_use_stays(tmp_path: Path) -> None:
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    left, fresh = (stage(io.BytesIO(WORDS), tmp_path, 1000) for _ in range(2))
    for staged, age in ((left, timedelta(hours=2)), (fresh, timedelta(minutes=1))):
        moment = (now - age).timestamp()
        os.utime(staged.path, (moment, moment))
    assert discard_abandoned(tmp_path, before=now - timedelta(hours=1)) == 1
    assert list(tmp_path.iterdir()) == [fresh.path]


def test_a_full_disk_leaves_nothing_in_quarantine(tmp_path: Path) -> None:
    with pytest.raises(OSError), full_disk():
        stage(Zeros(500_000), tmp_path, 1_000_000)
    assert list(tmp_path.iterdir()) == []
