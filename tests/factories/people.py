"""Who is in the circle of the first review: the people we serve."""

from typing import Any

from portal.circle.reviews.models import Relationship
from portal.foundation.outbox.models import Channel

# key, name, relationship, what they call the person, how they are reached and what they read
CIRCLE: tuple[tuple[str, str, Relationship, str, dict[str, Any]], ...] = (
    ("sister", "Marta Testrow", Relationship.SISTER, "Tomsie", {"email": "marta@testrow.example"}),
    ("mother", "Joan Testrow", Relationship.MOTHER, "Our-Tom", {"email": "joan@testrow.example"}),
    ("easy", "Dev Testrow", Relationship.BROTHER, "Tommo", {"email": "dev@testrow.example", "easy": True}),
    ("urdu", "Nasreen Made", Relationship.PAID_CARER, "Thom-ji", {"email": "nasreen@madeup.example", "language": "ur"}),
    ("polish", "Zofia Zmyślona", Relationship.FRIEND, "Tomek", {"email": "zofia@zmyslona.example", "language": "pl"}),
    (
        "letter",
        "Arthur Testrow",
        Relationship.OTHER_FAMILY,
        "Cousin-Tom",
        {"phone": "01632 960 150", "address": "1 Example Row, Fenmarsh", "channel": Channel.LETTER},
    ),
    # Two people who share one inbox.
    ("father", "Bert Testrow", Relationship.FATHER, "Our-lad", {"email": "home@testrow.example"}),
    ("aunt", "Cora Testrow", Relationship.OTHER_FAMILY, "My-nephew", {"email": "home@testrow.example"}),
)
OTHER = ("other", "Olive Elsewhere", Relationship.MOTHER, "Pippin", {"email": "olive@elsewhere.example"})
FAR = ("far", "Fred Faraway", Relationship.FATHER, "Quilly", {"email": "fred@faraway.example"})
SHOWING = {"mother", "sister", "polish"}
