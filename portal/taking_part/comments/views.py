"""Saying something of a paragraph, and reading what became of it."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, make_response, render_template, request, url_for

from portal.circle.access import kept as kept_words
from portal.circle.access.late import refill, refills
from portal.circle.areas import queries as areas
from portal.circle.people import queries as people
from portal.circle.reviews.models import Review
from portal.foundation.identity.actor import Actor
from portal.foundation.identity.permissions import Permission
from portal.foundation.web import reader
from portal.foundation.web.access import allow, transact
from portal.foundation.web.forms import new_form_key, wrong
from portal.foundation.web.lazy import lazy
from portal.foundation.web.limits import takes_up_to
from portal.foundation.web.security import go_to
from portal.taking_part.comments import by_itself, commenting, promised, queries, read_back, recordings
from portal.taking_part.comments.beside import differently_here
from portal.taking_part.comments.commenting import Said
from portal.taking_part.comments.forms import CommentForm, HurtsForm, ReplyForm
from portal.taking_part.comments.models import CallWish, CommentKind, DraftComment
from portal.taking_part.drafts import queries as drafts

room = Blueprint("draft_comments", __name__, url_prefix="/reviews/<reference>/draft")
COMMENT = Permission.COMMENT_ON_DRAFT
LONG_WORDS = 1_000_000  # bytes: 100,000 letters of any script, as a form sends them


@room.get("/versions/<uuid:version_id>/paragraphs/<int:number>")
@allow(COMMENT, made_sure=True)
@refills
def paragraph(actor: Any, session: Any, review: Review, version_id: UUID, number: int) -> str:
    """A paragraph by itself, with five ways to say something of it."""
    form = CommentForm(formdata=None)
    form.form_key.data = new_form_key()
    if request.args.get("kind") in {one.value for one in CommentKind}:
        form.kind.data = request.args["kind"]
    brought_back = refill(session, actor, form)
    return _page(session, actor, review, version_id, number, form, brought_back=brought_back)


@room.post("/versions/<uuid:version_id>/paragraphs/<int:number>")
@allow(COMMENT, needs_yes=read_back.say, made_sure=True)
@takes_up_to(LONG_WORDS)
@transact
def say(actor: Any, session: Any, review: Review, version_id: UUID, number: int) -> Any:
    """Keep it. The receipt says who reads it and when an answer comes."""
    form = CommentForm()
    form.kind.data = read_back.kind_said() or None
    if not form.validate():
        return make_response(_page(session, actor, review, version_id, number, form), 422)
    said = Said(
        CommentKind(str(form.kind.data)), form.words.data or "", came_by="phone" if actor.assisted_by else "page"
    )
    try:
        kept = commenting.comment(
            session, actor, review, version_id, number, said, form.form_key.data or new_form_key()
        )
    except commenting.NoSuchParagraph:
        abort(404)
    except commenting.WordsNeeded:
        form.words.errors = [wrong(lazy("Write a few words, so that we know what you mean")).args[0]]
        return make_response(_page(session, actor, review, version_id, number, form), 422)
    kept_words.drop(session, actor, request.path)
    return go_to(url_for("draft_comments.said", reference=review.reference, comment_id=kept.id))


@room.get("/comments/<uuid:comment_id>")
@allow(COMMENT)
@refills
def said(actor: Any, session: Any, review: Review, comment_id: UUID) -> str:
    """What was said and what became of it: receipt, answer, and what can still be said."""
    one = own(session, actor, review, comment_id)
    form = ReplyForm(formdata=None)
    refill(session, actor, form)
    return _comment_page(session, review, one, form, HurtsForm(formdata=None))


@room.get("/comments/")
@allow(COMMENT)
def listed(actor: Any, session: Any, review: Review) -> str:
    """Everything that this reader said of the draft, also of paragraphs that are gone, in pages for a phone."""
    said = request.args.get("page", "")
    at = int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 1
    page = queries.page_of(session, review.id, actor.known_id(), at)
    return render_template("comments/comments.html", review=review, page=page, comments=page.comments)


@room.post("/comments/<uuid:comment_id>/call")
@allow(COMMENT)
@transact
def call(actor: Any, session: Any, review: Review, comment_id: UUID) -> Any:
    """After *this hurts*: whether somebody shall ring. Nobody rings unasked (F61)."""
    one, form = own(session, actor, review, comment_id), HurtsForm()
    if not form.validate():
        return make_response(_comment_page(session, review, one, ReplyForm(formdata=None), form), 422)
    commenting.wish(session, actor, one, CallWish(str(form.wish.data)))
    if one.call_wish is CallWish.RING_ME and not _call_promised(session, actor, one):
        return go_to(url_for("promises.call_me", about="draft"))
    return go_to(url_for("draft_comments.said", reference=review.reference, comment_id=one.id))


def _call_promised(session: Any, actor: Actor, one: DraftComment) -> bool:
    contact = people.by_ids(session, {one.contact_id})[one.contact_id]
    return promised.ring(session, actor, one, contact, reader.reading().locale)


@room.post("/comments/<uuid:comment_id>/reply")
@allow(COMMENT, needs_yes=read_back.reply)
@takes_up_to(LONG_WORDS)
@transact
def reply(actor: Any, session: Any, review: Review, comment_id: UUID) -> Any:
    """*That is not what I meant*, once; after its answer, *we see it differently*."""
    one, form = own(session, actor, review, comment_id), ReplyForm()
    if not form.validate():
        return make_response(_comment_page(session, review, one, form, HurtsForm(formdata=None)), 422)
    try:
        if one.replied_at is None:
            commenting.reply(session, actor, one, form.words.data)
        else:
            commenting.see_differently(session, actor, one, form.words.data)
    except commenting.NotNow:
        form.words.errors = [
            wrong(lazy("An answer to this is still on its way. Your words are still in the box.")).args[0]
        ]
        return make_response(_comment_page(session, review, one, form, HurtsForm(formdata=None)), 409)
    kept_words.drop(session, actor, url_for("draft_comments.said", reference=review.reference, comment_id=one.id))
    return go_to(url_for("draft_comments.said", reference=review.reference, comment_id=one.id))


@room.post("/comments/<uuid:comment_id>/take-back")
@allow(COMMENT, needs_yes=read_back.take_back)
@transact
def take_back(actor: Any, session: Any, review: Review, comment_id: UUID) -> Response:
    """Take a comment back."""
    one = own(session, actor, review, comment_id)
    commenting.withdraw(session, actor, one)
    return go_to(url_for("draft_comments.said", reference=review.reference, comment_id=one.id))


def own(session: Any, actor: Any, review: Review, comment_id: UUID) -> DraftComment:
    """The reader's own comment, or 404."""
    one = queries.comment_of(session, review.id, actor.id, comment_id)
    if one is None:
        abort(404)
    return one


def _page(
    session: Any,
    actor: Actor,
    review: Review,
    version_id: UUID,
    number: int,
    form: CommentForm,
    *,
    brought_back: bool = False,
) -> str:
    found = by_itself.paragraph(session, version_id, number)
    version = drafts.version_of(session, review.id, version_id)
    if found is None or version is None:
        abort(404)
    newest = drafts.opened_version(session, review.id)
    return render_template(
        "comments/paragraph.html",
        review=review,
        paragraph=found,
        told=by_itself.translated(session, version.id, number, reader.reading().language),
        version=version,
        newer=newest is not None and newest.id != version.id,
        **differently_here(session, actor, review, version, hidden=version is not newest),
        place=drafts.place_of_number(session, version_id, number),
        form=form,
        brought_back=brought_back,
    )


def _comment_page(session: Any, review: Review, one: DraftComment, form: ReplyForm, hurts: HurtsForm) -> str:
    found = by_itself.paragraph(session, one.version_id, one.number)
    newest = drafts.opened_version(session, review.id)
    comment = queries.shown(session, review.id, [one])[0]
    if comment.may_differ and form.words.data is None:
        form.words.data = comment.differently  # sent again it takes the place of what they said
    return render_template(
        "comments/comment.html",
        review=review,
        comment=comment,
        wish=one.call_wish,
        call_stands=one.call_wish is CallWish.RING_ME and promised.call_stands(session, one),
        recording=recordings.of(session, [one.id]).get(one.id),
        paragraph=found,
        told=by_itself.translated(session, one.version_id, one.number, reader.reading().language),
        as_now=by_itself.as_now(session, one, newest, comment.answers, reader.reading().language),
        answered_by=areas.names_of(session, {it.by_staff for it in comment.answers}),
        place=drafts.place_of_number(session, newest.id, one.number) if newest else None,
        promise=promised.of(session, one),
        reviewer=areas.person_to_call(session, review.reviewer_id, review.area_id),
        form=form,
        hurts=hurts,
    )
