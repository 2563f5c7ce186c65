"""Notes inside pictures of a paper (place, camera, names), taken out without drawing the picture anew.

A JPEG is a row of segments, a PNG a row of chunks; those that hold notes are left out, every other byte stays.
What cannot be read as such a row is left as it is: its picture is shown by a program with limits of its own.
"""

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_NOTES = {b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"}
_JPEG_NOTES = {0xE1, *range(0xE3, 0xEE), 0xEF, 0xFE}  # not E0 (size), E2 (colours), EE (how colours are stored)


def without_notes(picture: bytes) -> bytes:
    """The same picture without its notes; other kinds of bytes come back as they are."""
    if picture.startswith(b"\xff\xd8"):
        return _bare_jpeg(picture)
    return _bare_png(picture) if picture.startswith(_PNG) else picture


def _bare_jpeg(data: bytes) -> bytes:
    kept, at = [data[:2]], 2
    while data[at : at + 1] == b"\xff" and at + 4 <= len(data):
        marker = data[at + 1]
        if marker == 0xFF:  # filling
            at += 1
            continue
        if marker == 0xDA:
            return b"".join(kept) + data[at:]
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker not in _JPEG_NOTES:
            kept.append(data[at:end])
        at = end
    return data


def _bare_png(data: bytes) -> bytes:
    kept, at = [_PNG], len(_PNG)
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        name = data[at + 4 : at + 8]
        if name not in _PNG_NOTES:
            kept.append(data[at:end])
        if name == b"IEND":
            return b"".join(kept)
        at = end
    return data
