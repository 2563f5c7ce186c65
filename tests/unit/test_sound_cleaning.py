"""Recordings: written anew as plain sound, or refused for a reason that a page can word."""

import io

import av
import pytest

from portal.foundation.media.sound_worker import format_of
from portal.foundation.media.sounds import SoundCleanerBroken, SoundReason, read_answer
from tests.factories.paper_files import docx_bytes, pdf_bytes
from tests.factories.sounds import WHERE, cleaned_sound, recorded, sound_refused, wav

FORMATS = [
    ("mp4", "aac"),
    ("ogg", "libopus"),
    ("webm", "libopus"),
    ("mp3", "libmp3lame"),
    ("flac", "flac"),
    ("adts", "aac"),
]


@pytest.mark.parametrize(("container", "codec"), FORMATS)
def test_what_phones_record_becomes_plain_sound_without_the_place(container: str, codec: str) -> None:
    sent = recorded(container, codec, seconds=2)
    kept = cleaned_sound(sent)
    assert kept.seconds == 2
    assert WHERE.encode() not in kept.data
    assert b"at home" not in kept.data
    with av.open(io.BytesIO(kept.data)) as played:
        assert [one.codec_context.name for one in played.streams] == ["aac"]
        assert sum(frame.samples for frame in played.decode(audio=0)) / 32_000 == pytest.approx(2, abs=0.2)


def test_plain_samples_become_smaller() -> None:
    sent = wav(5)
    kept = cleaned_sound(sent)
    assert kept.seconds == 5
    assert len(kept.data) < len(sent) / 2


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", SoundReason.EMPTY),
        (b"He sang.", SoundReason.NOT_A_SOUND),
        (pdf_bytes(), SoundReason.NOT_A_SOUND),
        (docx_bytes(), SoundReason.NOT_A_SOUND),
        (b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", SoundReason.NOT_A_SOUND),
        (b"ffconcat version 1.0\nfile /etc/passwd\n", SoundReason.NOT_A_SOUND),
        (b"OggS" + b"\0" * 400, SoundReason.DAMAGED),
        (b"\0\0\0\x18ftypM4A " + b"\0" * 400, SoundReason.DAMAGED),
        (wav(0), SoundReason.SILENT),
    ],
)
def test_what_is_no_recording_is_refused(data: bytes, reason: SoundReason) -> None:
    assert sound_refused(data) is reason


def test_too_long_and_too_large() -> None:
    assert sound_refused(wav(3), max_seconds=2) is SoundReason.TOO_LONG
    assert sound_refused(wav(1), max_bytes=1_000) is SoundReason.TOO_LARGE


def test_lists_of_other_files_are_no_recordings() -> None:
    assert format_of(b"#EXTM3U") is None
    assert format_of(b"<?xml version=") is None


@pytest.mark.parametrize(
    "answer", [b"", b"{}\n", b'{"seconds": 1, "length": 3}\nabc', b'{"seconds": -1, "length": 0}\n']
)
def test_an_answer_of_a_worker_that_was_taken_over_is_not_believed(answer: bytes) -> None:
    with pytest.raises(SoundCleanerBroken):
        read_answer(io.BytesIO(answer), 60)
