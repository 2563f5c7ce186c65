"""The reviewer's page for a draft in other languages and in easy read."""

from typing import Any

from flask import Blueprint, abort, current_app, make_response, render_template, request, url_for

from portal.circle.reviews.models import Review
from portal.foundation.identity.permissions import Permission
from portal.foundation.web.access import allow, transact
from portal.foundation.web.limits import takes_up_to
from portal.foundation.web.security import go_to
from portal.foundation.web.templating import picture_shapes
from portal.taking_part.drafts import heads, preparing, translating, versions
from portal.taking_part.drafts.forms import LanguageForm
from portal.taking_part.drafts.models import DraftVersion
from portal.taking_part.drafts.warnings import sealed_translations

room = Blueprint("draft_languages", __name__, url_prefix="/desk/reviews/<reference>/draft/languages")
WRITE = Permission.WRITE_DRAFT
MOST = 20_000_000


@room.get("/")
@allow(WRITE, records_read="draft")
def page(_actor: Any, session: Any, review: Review) -> str:
    """Languages that there are, and a box for another one or for the easy-read screens."""
    return _page(session, review, LanguageForm(formdata=None))


@room.post("/")
@allow(WRITE)
@takes_up_to(MOST)
@transact
def keep(actor: Any, session: Any, review: Review) -> Any:
    """Keep a translation or the easy-read screens; sealed with the version, or now when that was shown already."""
    form, version = LanguageForm(), _version(session, review)
    if not form.validate():
        return make_response(_page(session, review, form), 422)
    key = current_app.extensions["settings"].seal_key
    language, by_whom, words = str(form.language.data), str(form.by_whom.data), str(form.words.data)
    try:
        if form.what.data == "easy":
            told = translating.read_screens(words)
            unknown = sorted({one.picture for one in told if not _is_picture(one.picture)})
            if unknown:
                form.words.errors = [
                    f"Begin each screen with the name of a picture that we have. Not known: {unknown[0]}"
                ]
                return make_response(_page(session, review, form), 422)
            translating.keep_screens(session, key, actor, version, language, by_whom, told)
        else:
            told_by_number = translating.read_numbered(words)
            beside = heads.read_heads(words)
            translating.keep_paragraphs(session, key, actor, version, language, by_whom, told_by_number, beside)
    except translating.NotWhole as differs:
        listed = ", ".join(str(one) for one in differs.numbers[:20])
        form.words.errors = [f"Begin each paragraph with its number. These are missing, or not in the draft: {listed}."]
        return make_response(_page(session, review, form), 422)
    except heads.NoSuchPart as unknown_parts:
        listed = ", ".join(str(one) for one in unknown_parts.numbers[:20])
        form.words.errors = [f"The draft has no part with this number: {listed}. The numbers of parts stand below."]
        return make_response(_page(session, review, form), 422)
    except translating.Sealed:
        form.language.errors = [
            "The circle was given this already. It cannot change; the next version can have another."
        ]
        return make_response(_page(session, review, form), 409)
    return go_to(url_for("draft_languages.page", reference=review.reference, told="kept"))


def _is_picture(name: str) -> bool:
    try:
        picture_shapes(name)
    except (KeyError, LookupError):
        return False
    return True


def _version(session: Any, review: Review) -> DraftVersion:
    version = versions.latest(session, review.id)
    if version is None:
        abort(404)
    return version


def _english(session: Any, version: DraftVersion) -> str:
    """The draft as it is given to a translator, with the signs and numbers that the translation brings back."""
    written, blocks = heads.as_written(session, version), list[str]()
    for section in preparing.sections(session, version.id):
        blocks += [*written[section.place], *(f"{one.number}. {one.words}" for one in section.paragraphs if one.words)]
    return "\n\n".join([*blocks, *([f"+ {version.changes}"] if version.changes else [])])


def _page(session: Any, review: Review, form: LanguageForm) -> str:
    version = _version(session, review)
    return render_template(
        "drafts/desk/languages.html",
        review=review,
        version=version,
        form=form,
        sealed=sorted(sealed_translations(session, version.id)),
        english=_english(session, version),
        told=request.args.get("told"),
    )
