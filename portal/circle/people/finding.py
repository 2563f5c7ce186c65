"""Finding contacts by a name or a number among very many, without opening more than a few."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Integer, LargeBinary, Select, bindparam, case, column, func, select, values
from sqlalchemy.orm import Session

from portal.circle.people.models import Contact, ContactNameKey
from portal.circle.people.name_keys import TOGETHER, keys_typed
from portal.circle.people.names import alike, words_of
from portal.foundation.db.lookup import Lookup, normal_phone

MOST_OPENED = 50  # names unsealed for one search
SHOWN = 20
MORE_TOGETHER = 4

_BY_PHONE = (
    select(Contact)
    .where(Contact.phone_token == bindparam("token"), Contact.area_id.in_(bindparam("area_ids", expanding=True)))
    .order_by(Contact.id)
    .limit(SHOWN)
)


def by_phone(session: Session, lookup: Lookup, area_ids: Collection[UUID], typed: str) -> list[Contact]:
    """Contacts of these areas with this number, however it is written; nothing when it is no number."""
    if normal_phone(typed) is None:
        return []
    return list(session.scalars(_BY_PHONE, {"token": lookup.phone(typed), "area_ids": list(area_ids)}))


def by_name(session: Session, lookup: Lookup, area_ids: Collection[UUID], typed: str) -> list[Contact]:
    """Contacts of these areas whose name is like what was typed, the likest first.

    Keys choose at most fifty; those are unsealed and put in order by how alike the names really are.
    """
    words = words_of(typed)
    wanted = [one for area_id in area_ids for one in keys_typed(lookup, area_id, typed)]
    if not wanted:
        return []
    ids = list(session.scalars(_likely(wanted, len(words))))
    mine = Contact.area_id.in_(area_ids)  # said again, though the keys are of these areas only
    found = session.scalars(select(Contact).where(Contact.id.in_(ids), mine)).all()
    ranked = sorted(found, key=lambda one: (-alike(words, words_of(one.name)), one.id))
    return ranked[:SHOWN]


def _likely(wanted: list[tuple[bytes, int, int]], words: int) -> Select[tuple[UUID]]:
    """The best fifty. Each word counts once for each kind of key that fits, all words as one count for more.

    Of two that fit as well, who has as many words as were typed comes first.
    """
    keys = values(column("token", LargeBinary), column("place", Integer), column("kind", Integer), name="wanted")
    table = keys.data(wanted).cte("wanted")
    fits = (
        select(ContactNameKey.contact_id, ContactNameKey.words, table.c.place, table.c.kind)
        .join_from(table, ContactNameKey, ContactNameKey.token == table.c.token)
        .distinct()
        .subquery()
    )
    points = func.sum(fits.c.kind + case((fits.c.place == TOGETHER, MORE_TOGETHER), else_=0))
    return (
        select(fits.c.contact_id)
        .group_by(fits.c.contact_id, fits.c.words)
        .order_by(points.desc(), func.abs(fits.c.words - words), fits.c.contact_id)
        .limit(MOST_OPENED)
    )
