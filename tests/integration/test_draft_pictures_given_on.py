"""Pictures of a draft where it goes on: copies on paper have them, the copy for the group never does."""

import io

import pikepdf

from portal.circle.reviews import queries as reviews
from portal.foundation.paper import render
from portal.foundation.web.words import Reading
from portal.taking_part.copies import giving
from portal.taking_part.copies.models import CopyForm
from portal.taking_part.drafts.models import Shape
from portal.taking_part.drafts.opening import open_version
from portal.taking_part.drafts.versions import PartIn
from portal.taking_part.group_copy import filing
from portal.taking_part.group_copy.texts import PARAGRAPH, TextPart
from tests.factories import World
from tests.integration.draft_steps import change, review_of, staff
from tests.integration.test_draft_pictures import CUP, brought_in, paper, sources
from tests.integration.test_draft_pictures_kept import kept, with_picture


def test_a_copy_on_paper_has_the_picture_and_says_what_it_shows(world: World) -> None:
    key = world.app.extensions["settings"].seal_key
    with change(world) as session:
        number = kept(world, session, key)
        said, dumb = PartIn(CUP, Shape.PICTURE, picture=number), PartIn("", Shape.PICTURE, None, number, True)
        version = with_picture(world, session, said, dumb, key=key)
        open_version(session, key, staff(world), review_of(session, world), version)
        place = reviews.member(session, review_of(session, world), world.mother.id)
        files, reading = world.app.extensions["files"], Reading()
        review = review_of(session, world)
        made = giving.make(session, files, review, place, version, CopyForm.PRINT_14, reading, "http://x", needs=[])
    paper = render.pdf([made.sheet])
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        alts = [str(one["/Alt"]) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
        drawn = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
    assert alts == [CUP]
    assert drawn


def test_the_files_for_the_group_say_where_a_picture_stands() -> None:
    part = TextPart(PARAGRAPH, CUP, 5, Shape.PICTURE.value, "concern")
    (block,) = filing._blocks(part)
    assert block.label.endswith("A picture stands here in the review. It is not in this copy.")
    assert (block.image, block.text) == (b"", CUP)


def test_the_copy_for_the_group_has_no_picture(world: World) -> None:
    one = brought_in(world, paper(CUP))
    one.press("Show it to the circle and seal it", reason="They asked for it.")
    one.get(f"/desk/reviews/{world.review.reference}/draft/preview/group")
    assert "A picture stands here in the review. It is not in this copy. It shows:" in one.page.text
    assert not sources(one.response.text)
    one.get(f"/desk/reviews/{world.review.reference}/draft/preview/{world.mother.id}")
    assert sources(one.response.text)
