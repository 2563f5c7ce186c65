"""Words of staff pages, in English."""

from portal.circle.reviews.models import Relationship

RELATIONSHIPS = {
    Relationship.MOTHER: "Mother",
    Relationship.FATHER: "Father",
    Relationship.SISTER: "Sister",
    Relationship.BROTHER: "Brother",
    Relationship.PARTNER: "Partner",
    Relationship.CHILD: "Son or daughter",
    Relationship.OTHER_FAMILY: "Other family",
    Relationship.FRIEND: "Friend",
    Relationship.PAID_CARER: "Paid carer",
    Relationship.ADVOCATE: "Advocate",
}
