"""English words that sound like crisis or danger, as folded by ``folding``: no capitals, no apostrophes."""

from portal.circle.triage.kinds import Entry, Near, Sounds, WordList
from portal.circle.triage.lists.english_crisis import CRISIS
from portal.circle.triage.lists.english_danger import DANGER, OTHERS_STILL, WRONGED

# What was done there, and others live there still.
_HOT = (
    r"di?e|dye|dying|dead|died|gone|born|kil\w*|kll|hang\w*|drown\w*|shoot\w*|stab\w*|poison\w*|liv(?:e|es|"
    r"ing)|alive|exist\w*|life|"
    r"wake|here|around|disappear|vanish|future|pointless|heaven|sky|other side|care|miss|notice|deserve|sorry|"
    r"death|sea|river|canal|traffic|something|voices?|tells?|"
    r"pull\w*|throw\w*|twist\w*|shov\w+|grab\w*|pinch\w*|spits|shakes|bites|strapped|chained|rough|room|bed|"
    r"scared|afraid|frightened|terrified|"
    r"bruises|marks|eyes?|money|benefits|bank card|wages|pip|happening|going on|join|follow|up there|finished|"
    r"empty|meaning|purpose|without|su[iceas]\w*|siuc\w*|end|ending|over|stop|point|reason|tablets|pills|meds|"
    r"medicine|medication|insulin|"
    r"overdose|jump\w*|step\w*|walk|hurt\w*|harm\w*|self\w*|cut\w*|burn\w*|starv\w*|punish\w*|safe|cope|exist|"
    r"go|carry|keep|"
    r"any ?more|any ?longer|no more|much longer|my ?self|mysel\w*|mysef|might|may|could|will|"
    r"hit\w*|beat\w*|slap\w*|punch\w*|kick\w*|abus\w*|abue\w*|neglect\w*|rap(?:e|ed|es|ing)|bull\w*|drug\w*|"
    r"drag\w*|threat\w*|lock\w*|"
    r"touch\w*|chok\w*|strang\w*|restrain\w*|robb\w*|stealing|shouting|tied|molest\w*|food|water|drink|"
    r"inhaler|feeds?|fed|gives?|"
    r"doing|sleeps?|not|danger|risk|knife"
)
WORDS = WordList(
    tuple(
        Entry(sounds, one) for sounds, listed in ((Sounds.CRISIS, CRISIS), (Sounds.DANGER, DANGER)) for one in listed
    ),
    (Near(Sounds.DANGER, WRONGED, OTHERS_STILL),),
    _HOT,
)
