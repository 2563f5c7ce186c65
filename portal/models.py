"""Every table, so that migrations and tests can see them all."""

from portal.circle.access import asked_models as asked
from portal.circle.access import models as access
from portal.circle.access import staff_models as staff_access
from portal.circle.access import surer_models as surer
from portal.circle.areas import models as areas
from portal.circle.calls import acting_models as acting
from portal.circle.calls import models as calls
from portal.circle.involvement import models as involvement
from portal.circle.involvement import no_news_models
from portal.circle.people import models as people
from portal.circle.post import models as post
from portal.circle.promises import models as promises
from portal.circle.reaching import models as reaching
from portal.circle.reviews import change_models, closing_models, hold_models, import_models, second_models
from portal.circle.reviews import models as reviews
from portal.foundation.audit import models as audit
from portal.foundation.db import keys
from portal.foundation.media import models as media
from portal.foundation.outbox import models as outbox
from portal.foundation.web import limits
from portal.taking_part.actions import models as actions
from portal.taking_part.comments import models as draft_comments
from portal.taking_part.comments import recording_models as draft_recordings
from portal.taking_part.copies import models as copies
from portal.taking_part.drafts import completion_models as draft_completions
from portal.taking_part.drafts import models as drafts
from portal.taking_part.drafts import picture_models as draft_pictures
from portal.taking_part.focused import models as focused
from portal.taking_part.group_copy import models as group_copy
from portal.taking_part.meetings import models as meetings
from portal.taking_part.reading import models as reading
from portal.taking_part.stories import models as stories
from portal.taking_part.stories import use_models

TABLES = (
    access,
    staff_access,
    asked,
    surer,
    areas,
    calls,
    acting,
    involvement,
    no_news_models,
    people,
    post,
    promises,
    reaching,
    reviews,
    second_models,
    import_models,
    closing_models,
    hold_models,
    change_models,
    audit,
    keys,
    media,
    outbox,
    limits,
    drafts,
    draft_pictures,
    draft_recordings,
    draft_comments,
    draft_completions,
    reading,
    copies,
    actions,
    focused,
    group_copy,
    meetings,
    stories,
    use_models,
)
