"""The process that decodes photos may be taken over by one: what it answers is not believed unseen."""

import io
import json
import os
import sys
import time
from pathlib import Path

import pytest
from photos import BLUE, RED, as_file, halves

from portal.foundation.media.clean import (
    CleanPhoto,
    PhotoCleanerBroken,
    PhotoReason,
    PhotoRefused,
    clean_photo,
    read_answer,
)

BARE = as_file(halves(RED, BLUE), "JPEG", progressive=True)


def answer(jpeg: bytes, **header: object) -> io.BytesIO:
    told = {"width": 120, "height": 80, "length": len(jpeg)} | header
    return io.BytesIO(json.dumps(told).encode() + b"\n" + jpeg)


def test_a_true_answer_of_the_worker_is_believed() -> None:
    assert read_answer(answer(BARE), max_side=120) == CleanPhoto(BARE, 120, 80)


FORGED = {
    "nothing": io.BytesIO(b""),
    "no header": io.BytesIO(BARE),
    "a header without end": io.BytesIO(b"[" * 100_000),
    "a list": io.BytesIO(b"[]\n"),
    "a number": io.BytesIO(b"7\n"),
    "a reason we do not know": io.BytesIO(b'{"reason": "because"}\n'),
    "a reason that is none": io.BytesIO(b'{"reason": {}}\n'),
    "another width": answer(BARE, width=119),
    "a width in words": answer(BARE, width="120"),
    "a width that is true": answer(BARE, width=True),
    "another length": answer(BARE, length=len(BARE) - 1),
    "something behind the picture": answer(BARE + b"PK"),
    "a comment in the picture": answer(BARE[:2] + b"\xff\xfe\x00\x06Amir" + BARE[2:]),
    "a place for metadata": answer(BARE[:2] + b"\xff\xe1\x00\x06Exif" + BARE[2:]),
    "a picture without a picture": answer(b"\xff\xd8\xff\xd9"),
    "another kind of picture": answer(as_file(halves(RED, BLUE), "PNG")),
}


@pytest.mark.parametrize("what", FORGED)
def test_a_worker_taken_over_cannot_hand_us_anything_else(what: str) -> None:
    FORGED[what].seek(0)
    with pytest.raises(PhotoCleanerBroken):
        read_answer(FORGED[what], max_side=2560)


def test_a_picture_larger_than_asked_for_is_not_believed() -> None:
    with pytest.raises(PhotoCleanerBroken):
        read_answer(answer(BARE), max_side=119)


def test_a_machine_that_cannot_run_the_worker_is_not_blamed_on_the_photo(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(BARE)
    with pytest.raises(PhotoCleanerBroken, match="installed"):
        clean_photo(tmp_path / "photo.jpg", memory_mib=32)  # too little to load the picture libraries


def test_code_planted_around_the_worker_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("PIL", "json", "sitecustomize"):
        (tmp_path / f"{module}.py").write_text("raise SystemExit(9)")
    (tmp_path / "photo.jpg").write_bytes(BARE)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert clean_photo(tmp_path / "photo.jpg").width == 120


def interpreter(folder: Path, script: str) -> str:
    """A program to be started in the place of Python; `$here` is its folder."""
    program = folder / "python"
    program.write_text(f'#!/bin/sh\nhere=$(dirname "$0")\n{script}\n')
    program.chmod(0o700)
    return str(program)


def test_the_worker_sees_none_of_our_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "photo.jpg").write_bytes(BARE)
    monkeypatch.setenv("MASTER_KEYS", "Secret-of-Amir")
    monkeypatch.setattr(sys, "executable", interpreter(tmp_path, 'env > "$here/seen"; pwd >> "$here/seen"'))
    with pytest.raises(PhotoCleanerBroken):
        clean_photo(tmp_path / "photo.jpg")
    seen = (tmp_path / "seen").read_text()
    assert "LC_ALL=" in seen
    assert "MASTER_KEYS" not in seen
    assert str(Path.cwd()) not in seen.splitlines()


def test_a_worker_that_hangs_is_ended_with_all_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "photo.jpg").write_bytes(BARE)
    os.mkfifo(tmp_path / "alive")
    listening = os.open(tmp_path / "alive", os.O_RDONLY | os.O_NONBLOCK)
    script = 'exec 3> "$here/alive"; echo started >&3; sleep 60 & sleep 60'
    monkeypatch.setattr(sys, "executable", interpreter(tmp_path, script))
    begun = time.monotonic()
    with pytest.raises(PhotoRefused) as caught:
        clean_photo(tmp_path / "photo.jpg", timeout_s=0.5)
    assert caught.value.reason is PhotoReason.TOOK_TOO_LONG
    os.set_blocking(listening, True)
    with open(listening, "rb") as alive:
        assert alive.read() == b"started\n"  # ends when nobody is left who could write
    assert time.monotonic() - begun < 30
