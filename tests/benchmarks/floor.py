"""What everything is measured against: one Flask application with one page of 20 kB and nothing else."""

import brotli
from flask import Flask, Response

_SENTENCE = (
    "<p>Nobody has to do anything. You can read, ask, tell us something, or ring us on {n}. "
    "What you write stays yours, and paragraph {n} of this page is as long as the others.</p>\n"
)
_HEAD = (
    '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>A page</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main><h1>A page</h1>\n'
)
SIZE = 20_000


def page() -> str:
    """20,000 bytes of plain words."""
    text, number = _HEAD, 0
    while len(text) + len(_SENTENCE) < SIZE - 30:
        number += 1
        text += _SENTENCE.format(n=number)
    return (text + "</main></body></html>").ljust(SIZE)


def create() -> Flask:
    """The bare application. ``/`` as Flask serves it; ``/small`` compressed beforehand, for the browser."""
    app = Flask("floor", static_folder=None)
    whole = page()
    packed = brotli.compress(whole.encode(), quality=4)

    @app.get("/")
    def bare() -> str:
        return whole

    @app.get("/small")
    def small() -> Response:
        return Response(packed, mimetype="text/html", headers={"Content-Encoding": "br"})

    return app
