"""Recordings made at test time: a low tone, in the formats that phones and computers write."""

import io
import math
import struct
import tempfile
import wave
from pathlib import Path
from typing import Any

import av

from portal.foundation.media.sounds import CleanSound, SoundReason, SoundRefused, clean_sound

WHERE = "+54.0000-001.0000/"  # as a phone writes down where it was


def wav(seconds: float = 1, rate: int = 16_000) -> bytes:
    """A low tone, as plain samples."""
    out = io.BytesIO()
    samples = (int(8_000 * math.sin(2 * math.pi * 220 * n / rate)) for n in range(int(seconds * rate)))
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(b"".join(struct.pack("<h", one) for one in samples))
    return out.getvalue()


def recorded(container: str, codec: str, seconds: float = 1) -> bytes:
    """The tone as another program would write it, with the place where it was recorded."""
    out = io.BytesIO()
    with av.open(io.BytesIO(wav(seconds, 48_000))) as given, av.open(out, "w", format=container) as kept:
        kept.metadata.update({"title": "at home", "location": WHERE, "comment": WHERE})
        stream: Any = kept.add_stream(codec, rate=48_000, layout="mono")
        for frame in given.decode(audio=0):
            frame.pts = None
            kept.mux(stream.encode(frame))
        kept.mux(stream.encode(None))
    return out.getvalue()


def cleaned_sound(data: bytes, **limits: Any) -> CleanSound:
    """Clean these bytes as an upload."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "staged"
        path.write_bytes(data)
        return clean_sound(path, **limits)


def sound_refused(data: bytes, **limits: Any) -> SoundReason | None:
    """Why these bytes are refused; nothing if they are taken."""
    try:
        cleaned_sound(data, **limits)
    except SoundRefused as refusal:
        return refusal.reason
    return None
