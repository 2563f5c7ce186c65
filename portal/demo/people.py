"""The people of the demo: plainly fictional. Key -> how they sign in, and the pages worth seeing as them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody to be in the demo. ``pages`` may hold {ref}, the reference of their review, {story} and {area}."""

    key: str
    shown: str
    pages: tuple[str, ...]
    staff: bool = False


PUBLIC = (
    "/",
    "/link",
    "/link/sent",
    "/letter",
    "/call-me",
    "/check-a-copy/",
    "/looks",
    "/language",
    "/pages/what-this-is",
    "/pages/what-a-review-is",
    "/pages/how-a-review-goes",
    "/pages/other-ways",
    "/pages/ask-for-more",
    "/pages/someone-died-nobody-asked",
    "/pages/urgent-help",
    "/pages/privacy",
    "/pages/cookies",
    "/pages/accessibility",
    "/pages/contact",
    "/demo/mail",
)
FAMILY = (
    "/reviews/{ref}/",
    "/reviews/{ref}/involvement/",
    "/reviews/{ref}/involvement/each",
    "/reviews/{ref}/involvement/chosen",
    "/reviews/{ref}/ring-first",
    "/reviews/{ref}/who-else",
    "/reviews/{ref}/stories/",
    "/reviews/{ref}/stories/tell",
    "/reviews/{ref}/my-record/seen",
    "/reviews/{ref}/stories/{story}/cards/just-say-it",
    "/reviews/{ref}/stories/{story}/photos/",
    "/reviews/{ref}/stories/{story}/who",
    "/reviews/{ref}/stories/{story}/read",
    "/reviews/{ref}/stories/{story}/shared",
    "/reviews/{ref}/draft/",
    "/reviews/{ref}/draft/parts",
    "/reviews/{ref}/draft/parts/1",
    "/reviews/{ref}/draft/easy/0",
    "/reviews/{ref}/draft/comments/",
    "/reviews/{ref}/copies/",
    "/reviews/{ref}/afterwards/",
    "/reviews/{ref}/group-copy/",
    "/reviews/{ref}/group-copy/parts/0",
    "/reviews/{ref}/closer-look/",
    "/reviews/{ref}/meetings/",
    "/reviews/{ref}/meetings/phone/days",
    "/mine/",
    "/mine/helps",
    "/mine/how",
    "/mine/new-address",
    "/mine/promised",
    "/mine/quiet/",
    "/mine/pause/",
    "/mine/helpers/",
    "/one-more-step/",
    "/one-more-step/code",
    "/call-me",
    "/looks",
    "/language",
)
ON_HOLD = ("/reviews/{ref}/", "/reviews/{ref}/on-hold", "/reviews/{ref}/draft/", "/reviews/{ref}/draft/parts/0")
REVIEWER = (
    "/desk/",
    "/desk/reviews/{ref}/",
    "/desk/reviews/{ref}/stories/{story}/",
    "/desk/reviews/{ref}/draft/",
    "/desk/reviews/{ref}/draft/comments",
    "/desk/reviews/{ref}/draft/comments/by-person",
    "/desk/reviews/{ref}/draft/stories/",
    "/desk/reviews/{ref}/draft/side-by-side/",
    "/desk/reviews/{ref}/draft/languages/",
    "/desk/reviews/{ref}/draft/completion",
    "/desk/reviews/{ref}/copies/",
    "/desk/reviews/{ref}/actions/",
    "/desk/reviews/{ref}/draft/preview/",
    "/desk/reviews/{ref}/draft/preview/group",
    "/desk/reviews/{ref}/group-copy/",
    "/desk/reviews/{ref}/group-copy/read",
    "/desk/reviews/{ref}/group-copy/circle",
    "/desk/reviews/{ref}/closer-look/",
    "/desk/meetings/",
    "/desk/circles/",
    "/post/",
    "/desk/reviews/{ref}/circle/",
    "/desk/reviews/{ref}/circle/new",
    "/desk/reviews/{ref}/circle/{contact}/",
    "/desk/reviews/{ref}/circle/{contact}/died",
    "/desk/reviews/{ref}/circle/{contact}/no-news/",
    "/desk/reviews/{ref}/meetings/{contact}/",
    "/desk/reviews/{ref}/refusal",
    "/desk/reviews/{ref}/about",
    "/desk/reviews/{ref}/hold/",
    "/desk/reviews/{ref}/looked-for",
    "/desk/second-yes/",
)
LEAD = (
    "/area/",
    "/phone/",
    "/desk/reviews/{ref}/",
    "/desk/reviews/{ref}/close/",
    "/desk/reviews/{ref}/area",
    "/desk/areas/{area}/look-again/",
    "/area/{area}/arrivals/",
    "/area/{area}/coming/",
)

PEOPLE = (
    DemoPerson("visitor", "A visitor who has no link", PUBLIC),
    DemoPerson("family", "Marta Rowan, sister, reads English", FAMILY),
    DemoPerson("key_contact", "Joan Rowan, mother, the key contact", FAMILY),
    DemoPerson("easy_read", "Dev Rowan, brother, reads easy read", FAMILY),
    DemoPerson("urdu", "Nasreen Example, carer, reads Urdu", FAMILY),
    DemoPerson("polish", "Zofia Przykład, friend, reads Polish", FAMILY),
    DemoPerson("no_email", "Arthur Rowan, uncle, has no email: what a letter's code would open", FAMILY),
    DemoPerson(
        "finished",
        "Grace Specimen, sister: the review is finished",
        ("/reviews/{ref}/", "/reviews/{ref}/afterwards/", "/reviews/{ref}/copies/"),
    ),
    DemoPerson("closed", "Frances Sample, mother: the review of her child goes no further", ("/reviews/{ref}/",)),
    DemoPerson("on_hold", "Iris Specimen, aunt: the review of her nephew waits", ON_HOLD),
    DemoPerson("reviewer", "Ruth Sample, reviewer", REVIEWER, staff=True),
    DemoPerson("support", "Sam Placeholder, support worker", ("/phone/", "/post/", "/phone/records/"), staff=True),
    DemoPerson("area_lead", "Lena Specimen, area lead", LEAD, staff=True),
)
