"""A file that somebody takes along: kept by no browser and no proxy."""

from flask import Response, make_response

PDF = "application/pdf"


def as_file(file: bytes | str, name: str, kind: str = PDF) -> Response:
    """The file to be saved under ``name``, which says nothing of whom or what it is about."""
    answer = make_response(file)
    answer.headers["Content-Type"] = kind
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
