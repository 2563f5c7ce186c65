"""English families of meaning that sound like crisis: what *I* do to my body, and what others say and do who live.

Folded as by ``folding``: *can't* is ``cant``, *I'm* is ``im``.
"""

from portal.circle.triage.families import writing
from portal.circle.triage.kinds import Sounds
from portal.circle.triage.lists.english_crisis_families import DEAD_PAST, LIVING, ONCE

_family = writing(Sounds.CRISIS)

CRISIS_BODY = (
    # Hurting my body.
    _family(
        "arm arms wrist wrists leg legs thigh* head hand hands hair blood skin cut cuts cutting cuttin slit "
        "slicing burn burning burns scratch* "
        "bang banging bashing punch* bleed* bite biting selfharm* harm* scars",
        r"(?:i|im|ive|iv|ah|ahm|ahve|\|(?! (?:he|she|they|it|mum))) (?:\w+ ){0,5}(?:cut|cutt?in|cutting|slit|"
        r"slitting|slic\w+|burn|burning|burnt|scratch\w*|bang|banging|bangin|bash\w*|hit|hitting|punch\w*|"
        r"bleed\w*|bite|biting|pull\w*|pick\w*|claw\w*|carve\w*|starv\w*|harm\w*|smash\w*)",
        r"(?:my|mi|me|own) (?:\w+ )?(?:arms?|wrists?|legs?|thighs?|head|hands?|hair|skin|face|body|stomach|"
        r"self|throat|knuckles)|my ?self|mysel|self ?harm\w*|"
        r"(?:cutting|cuttin|burning|harming) (?:again|agen|every|at night|still|since|to)|(?:till|until|to "
        r"see) (?:\w+ ){0,3}(?:blood|bleeds?|numb)",
        r"(?:again|agen|every|still|keep|keeps|kept|start\w*|began|im|ahm|am|till|until|at night|last night|"
        r"tonight|since|when i|to feel|wall|blood|nobody knows|hide|sleeves|cant stop|numb|"
        r"so i (?:can )?feel|only|helps|always|want|on purpose|self ?harm\w*|most|deserve|harder|punish)",
        unless=rf"(?:{ONCE}|{DEAD_PAST}|cut my hair|hairdresser|accident\w*|fell|kitchen|cooking|shaving|garden\w*|"
        rf"brick wall|(?:trying|try) to get|hit me|slice of|cake|"
        r"cut my (?:hours|nails)|bang my drum|i used)",
    ),
    # Not eating, drinking till it goes black, letting it happen.
    _family(
        "eating eat eaten drinking washing insulin food meds tablets medication starving letting bed",
        r"(?:\||i|im|ive|iv|ahm|ahve|and|or) (?:\w+ ){0,3}(?:not|stopped|havent|hav(?:e )?nt|cant|cannot|dont|"
        r"aint|refus\w+|no longer|barely|hardly|given up|nae) (?:\w+ ){0,3}(?:eating|eat|eaten|drinking|food|"
        r"washing|insulin|(?:my|me|the) (?:\w+ )?(?:meds|tablets|insulin|medication|pills)|get out of bed|got "
        r"out of bed|left my bed|getting up)|letting (?:it (?:happen|come)|my ?self (?:go|die|starve))|"
        r"starving my ?self",
        unless=(
            rf"(?:{DEAD_PAST}|{ONCE}|(?:he|she|him|her|they|mum|dad|who|staff|nurses|was|were) |meat|eat out|in "
            rf"public|gluten|not drinking any ?more)"
        ),
    ),
    _family(
        "drink drinking drinkin drunk vodka whisky booze bottle bottles wine cider coke weed",
        r"(?:i|im|ive|ahm|ah|\|) (?:\w+ ){0,4}(?:drink|drinking|drinkin|drunk|vodka|whisky|booze|bottles?|"
        r"wine|cider|coke|weed)",
        r"(?:till|until|til|so (?:that )?i|hop(?:e|ing)|black ?out|pass out|morning (?:to|till|til)|every "
        r"(?:night|day)|all day|to death|forget|numb|dont feel|not feel|die|never stop|cant stop|"
        r"a (?:bottle|litre) (?:a|every)|stop (?:the|feeling|thinking)|again)",
        unless=rf"(?:{DEAD_PAST}|{ONCE}|(?:coffee|tea|milk|water|together|we) |dont drink|sober|enough to drink)",
    ),
    # Somebody who lives says such things.
    _family(
        "says sayin saying keeps talks talking threatens threatening told texted wants wont tried cuts "
        "cutting hurting overdose* suicid* locks",
        rf"{LIVING} (?:\w+ ){{0,4}}(?:says|sayin|saying|keeps|talks|talking|threatens|threatening|told me|"
        rf"texted|wants|wont|tried|cuts|cutting|hurting|has|took|is|been|doesnt|locks|thinks)",
        r"(?:(?:says|saying|talks|talking|keeps|told me|texted|threat\w+|thinks) (?:\w+ ){0,9}(?:not come "
        r"back|never come back|wont be (?:here|back|around)|end it|end (?:his|her|my) life|die|dying|"
        r"suicid\w*|kill (?:him|her)self|be with (?:him|her|mum|dad)|"
        r"join|no point|nothing (?:left|to live)|better off|wish(?:es)? (?:he|she|it) (?:was|were|had|wasnt)|"
        r"hang|jump\w*|goodbye|not (?:want to )?(?:be here|live|wake|go on)|doesnt want (?:to )?(?:live|be "
        r"here|wake)|cant (?:live|go on|carry on))|"
        r"tried to (?:\w+ )?(?:kill|hang|drown|jump|end|take (?:his|her) own|overdose)|(?:cuts|cutting|hurts|"
        r"hurting|harming|starving|burning) (?:him|her)sel\w+|took an overdose|(?:is|has been|keeps|been) "
        r"(?:cutting|self ?harm\w*|suicidal)|(?:wont|doesnt|not|stopped) (?:eat\w*|get out of bed|drink\w*|"
        r"get up|speak\w*) (?:\w+ ){0,4}(?:since|any ?more|or drink|says|at all|now))",
        unless=(
            rf"(?:{ONCE}|used to say|always said|often said|(?:he|she) was (?:\w+ )?(?:young|little|ill|dying|"
            rf"\w+teen|\w+ty)|hospital said|doctor|in the end|last (?:weeks|days) of|(?:laugh\w*)|was in hospital|"
            rf"at home)"
        ),
    ),
)
