"""English families of meaning that sound like danger: marks on a body, unsafe places, who still works there.

Folded as by ``folding``.
"""

from portal.circle.triage.families import writing
from portal.circle.triage.kinds import Sounds
from portal.circle.triage.lists.english_danger_families import IS, NO, PAST, STILL, WHOM

_FINE = (
    r"(?:lovely|kind|happy|good (?:to|friend|carer|nurse)|safe and|wonderful|thriving|no worries|havent any "
    r"worr\w+|not worried|sends? (?:me |us )?(?:a )?cards?|thank\w*|well looked|miss(?:es)? (?:him|her)|"
    r"visits? (?:me|us|the grave)|smil\w+|proud|laugh\w*|comes? (?:to|round) (?:tea|see))"
)
_WRONG = (
    r"(?:slept|sleeping|asleep|sleeps|refus\w+|ignor\w+|left (?:him|her|them|my)|did (?:it|this|that|nothing)|"
    r"hit|hurt|kill\w+|gave (?:him|her) (?:the )?wrong|wrong (?:\w+ )?(?:dose|tablets|food|medicine|"
    r"medication|diet)|slap\w*|neglect\w*|laugh\w+ at|"
    r"died|die|dead|death|fault|blame\w*|responsible|choked?|drown\w*|restrain\w*|abus\w*|shout\w*|swore|"
    r"forgot|dropped|drunk|lied|lies|didnt (?:give|call|check|ring|watch|listen|come|help|notice|turn|feed)|"
    r"did not (?:give|call|check|ring|watch|listen|come|help|turn|feed)|"
    r"wouldnt (?:call|ring|come|help|listen|give)|never (?:called|rang|checked|came|gave|turned)|mocked|"
    r"dragged|locked|tied|suspended|bruises|burn\w*|scald\w*|stole|phone all night|falsif\w*|faked|made up)"
)
_family = writing(Sounds.DANGER, always=_FINE, usually=PAST)

DANGER_PLACES = (
    # Marks on a body.
    _family(
        "bruis* marks black burn burns burnt scald* scalds cuts scratches handprint* fell fall falls falling "
        "broken stitches fracture* swollen lip eye rib tooth",
        r"(?:bruis\w+|black eyes?|marks (?:on|all|round)|burn(?:s|t)? (?:on|her|his|him|from|marks)|scald\w*|"
        r"scratches|handprints?|broken (?:\w+ )?(?:arm|leg|rib|ribs|wrist|hip|nose|tooth|collarbone|finger)|"
        r"stitches|swollen|split lip|fractur\w*|cuts on|fell|(?:keeps|kept|still) (?:on )?falling)",
        rf"(?:(?:has|have|got|hes got|shes got|covered|{IS}|comes? home|came (?:home|back)|found|saw|seen|see|"
        rf"new|more|again|every) (?:\w+ ){{0,5}}(?:bruis\w+|black eyes?|marks|burns?|scald\w*|scratches|"
        rf"handprints?|broken|stitches|swollen|lip|fractur\w*|cuts|falling)|(?:bruis\w+|marks|broken|burns|"
        rf"black eye|scalded|fell|swollen) (?:\w+ ){{0,8}}"
        r"(?:again|they say|staff say|says|say|every|nobody (?:knows|says|can)|no one (?:knows|says)|keeps?|"
        r"still|never been|others|next)|(?:says?|reckons?|tells? (?:me|us)) (?:he|she|they) (?:\w+ )?(?:fell|"
        r"bumped|did it|walked into))",
        unless=(
            rf"(?:{PAST}|i fell|broken (?:heart|hearted)|hearts? (?:is |are )?broken|exam marks|top marks|fell "
            rf"(?:in love|asleep|apart|ill|out)|died|when (?:he|she) fell|night falls)"
        ),
    ),
    # Things that are broken, in which somebody else will be hurt.
    _family(
        "tap taps rail rails handrail alarm alarms fire stairs hoist bath boiler wiring lift exit window "
        "windows door doors gate pond pool bedrail* cot brakes wheelchair minibus van radiator* step ramp "
        "socket* water chair",
        rf"(?:(?:{NO}|aint|needs?|yet to) (?:\w+ ){{0,4}}(?:mended|fixed|repaired|replaced|changed|working|"
        rf"work|works|safe|seen to|sorted|checked|guarded|covered|fenced|lock\w*)|chained|blocked|(?:still|is|"
        rf"are) (?:\w+ )?(?:broken|faulty|boiling|scalding|hanging off|loose|bust|knackered|leaking|open to))",
        rf"(?:{STILL}|use it|uses it|using it|use them|souls|anyone|anybody|somebody|someone|no chance|people|"
        rf"residents|they|same|if (?:there|theres)|them|burn\w*|scald\w*|lives?|kids|{WHOM})",
        unless=rf"(?:{PAST}|my (?:own )?(?:boiler|car|house|kitchen|tv|door)|at my house|next to the window)",
    ),
    # Who did it still works there; what was done is still done.
    _family(
        "still rota works working looks job charge runs manages employed drives back shifts promoted moved "
        "carer nurse manager worker carers doctor",
        r"(?:still|yet|to this day|now|has been promoted|been moved|back|(?:works|working|job|nurses|cares|"
        r"drives|doing nights) (?:\w+ ){0,2}(?:at|in|with|for) (?:\w+ ){0,3}(?:another|other|others|"
        r"people|vulnerable|a different|the same|next|kids|home|unit|ward)|moved to|looks after|looking after)",
        r"(?:(?:still|yet|now|day|promoted|back|moved|just) (?:\w+ ){0,3}(?:on|at|in|works?|working|there|"
        r"employed|looks?|looking|caring|nursing|charge|driving|doing|got|has|have|runs?|running|manag\w*|"
        r"manager|carer|nurse|to|another|a|shifts?|nights|rota|practis\w+)|looks after|looking after|works "
        r"with|working with|on (?:the )?(?:rota|nights|shift)|promoted|moved to)",
        _WRONG,
        unless=(
            r"(?:still (?:\w+ )?(?:cry|miss|love|think|hear|see|have (?:his|her)|dont know|waiting|grieving|upset|"
            r"angry|hurts?|feel|remember)|i (?:am|m) still|i still|we still|closed|still (?:do not|dont|have no)|"
            r"still alive|(?:he|she) (?:was|were) still|still (?:died|dies)|she still|he still (?:died|loved|"
            r"wanted|smiled))"
        ),
    ),
    _family(
        "still carry carrying same nothing changed happening others",
        r"(?:still|same|going on|happening|nothing has changed|nothings changed|carry(?:ing)? on|now do\w* it|"
        r"others?)",
        r"(?:(?:still|they|staff|are|is|theyre|now) (?:\w+ ){0,2}(?:doing (?:it|this|that|the same)|do it|do "
        r"this|do that|happens?|happening|going on|being (?:hit|hurt|left|locked|starved|abused|restrained|"
        r"neglected|sedated|treated|ignored|given|tied|fed)|getting (?:hit|hurt|locked)|left (?:in|alone|"
        r"without|for)|locked|starv\w*|drugg\w*|tied|"
        r"restrained|hungry|in danger|at risk|frightened|scared|suffering)|(?:nothing|nowt) (?:\w+ )?(?:has |"
        r"s |is )?changed (?:there|at|in|since)|nothings changed|(?:treat\w*|do\w*|happen\w*|going on) (?:\w+ "
        r"){0,3}(?:to|with) (?:the )?(?:others?|rest|next|new)|same (?:thing|way|treatment|care|staff|people) "
        r"(?:\w+ ){0,4}(?:others?|now|still|there|today))",
        unless=(
            rf"(?:must not|should not|do not want|dont want|hope|never (?:happen|again)|i (?:am|m) still|we (?:are|"
            rf"re) still|still (?:grieving|waiting|crying|missing|in shock|hurting)|in my (?:home|house|room|"
            rf"kitchen)|{PAST})"
        ),
    ),
    # It will happen to the next.
    _family(
        "next another someone somebody others more again waiting time else worse tragedy",
        r"(?:(?:next|another|someone else|somebody else|others?|other \w+|more|one of them|them lads|some "
        r"other|someone|somebody) (?:\w+ ){0,4}(?:will|ll|is going to|are going to|s going to|gonna|goin to|"
        r"could|going to|is bound to|bound to|might|be) (?:\w+ ){0,3}(?:die|dead|choke|drown|killed|hurt|"
        r"happen|next|the same|go the same|fall|burn|end up|suffer|worse)|"
        r"(?:will|ll|going to|gonna|bound to|can|could) (?:\w+ ){0,3}happen (?:again|to (?:another|others?|"
        r"someone|somebody|the next|one of|the rest))|waiting to happen|matter of time|whos next|who is next|"
        r"who will be next|before (?:someone|somebody|another|the next) (?:else )?(?:\w+ )?(?:dies|died|is|"
        r"gets|goes)|same (?:is|will|thing|s) (?:\w+ ){0,3}(?:next|others?))",
        unless=(
            r"(?:must not|should not|do not want|dont want|i want|we want|hope|never happen|so (?:that )?(?:it|"
            r"this|no|other)|nobody else|no one else|prevent\w*|help (?:others|other)|wish|make sure|not (?:\w+ "
            r")?happen|die at home|in heaven|next life)"
        ),
    ),
    # Screams, begs.
    _family(
        "scream* cries crying howl* begs begging shouts shouting yelling swears pleads moans moaning "
        "whimper* banging terrified petrified flinch*",
        r"(?:scream(?:s|ing|in)|cries|crying|howl(?:s|ing)|begs|begging|shouts|shouting|yelling|swears|pleads|"
        r"moans|moaning|whimper\w+|banging|terrified|petrified|flinch(?:es|ing)?)",
        rf"(?:(?:every|all|most|each|through the) (?:night|nights|day|time)|nightly|at night|nobody|no ?one|"
        rf"next (?:door|room|flat)|upstairs|help|again|(?:at|of|to) (?:{WHOM}|staff|go home|go back|not go)|"
        rf"when (?:staff|they|he|she|anyone|i go|i leave|someone)|through the wall|lets? (?:me|her|him) out|"
        rf"come (?:near|in)|for (?:food|water|help))",
        r"(?:she|he|they|lass|lad|man|woman|girl|boy|somebody|someone|people|residents|tenants|neighbour|one "
        r"of|staff|carer|carers|manager|nurse|my \w+|who|them|a \w+)",
        unless=(
            rf"(?:{PAST}|(?:i|im|i am|i was|we|we are|ive been|my (?:mum|dad|wife|sister|husband|daughter|son|"
            rf"eyes)) (?:\w+ )?(?:cry|cries|crying|moan\w*|screaming|shouting)|i keep crying|football|concert|with "
            rf"(?:joy|laughter|excite\w*)|baby|over (?:him|her)|missing (?:him|her)|grie\w+)"
        ),
    ),
    # Decided for all that they are not to be brought back.
    _family(
        "dnar dnr dnacpr resuscit* dnars dnrs",
        rf"(?:{STILL}|all|every|each|everyone|everybody|blanket|anyone|whole|automatic\w*|as (?:a )?routine|"
        rf"because (?:they|he|she) (?:have|has|is|are)|without (?:asking|telling)|people like|downs|learning "
        rf"disab\w*|is on|are on|have|has|puts?)",
        unless=(
            r"(?:^(?!.*(?:still|every|all|blanket|each|others|everyone|everybody)).*(?:was|were|had|did|put|"
            r"signed)|we (?:all )?(?:agreed|understood|wanted))"
        ),
    ),
    # Made to.
    _family(
        "forc* made make makes making marry married marriage wedding unpaid slave slaves chores scrub clean "
        "cleaning sleeps floor sign beaten work works working",
        rf"(?:forc(?:e|es|ing|ed)|makes|making|make|made|being made|used as|has to|have to|got to|is to be|"
        rf"they want|treated like|like a) (?:{WHOM}|into|to|a|\w+) ?(?:\w+ ){{0,4}}(?:marry|married|marriage|"
        rf"wedding|work|clean\w*|scrub|cook|sex|beg|sign|slave|sleep|stand|sit|eat|drink|floor|do)|(?:forced|"
        rf"arranged) marriage|marr(?:y|ied|ying) (?:\w+ ){{0,4}}(?:off|abroad|against|doesnt|dont|dosent)|"
        rf"(?:works?|working|cleaning|cleans) (?:\w+ ){{0,6}}(?:no pay|unpaid|for nothing|nowt|for free|"
        rf"without pay|all day|til|till)|like (?:a )?slaves?",
        rf"(?:{WHOM}|she|he|shes|hes|i|im|they|theyre|they are)",
        r"(?:forc\w*|against|doesnt (?:want|understand|know)|dont (?:want|like)|no pay|unpaid|for nothing|"
        r"nowt|for free|without pay|all day|punish\w*|slaves?|floor|outside|in the cold|cold water|marry|"
        r"marriage|married|scrub|sign|beg|or (?:else|they|he|she)|wont let|every (?:day|night)|for hours|own "
        r"sick|hours)",
        unless=(
            rf"(?:{PAST}|made me (?:laugh|smile|cry|sad|happy|proud|feel|think)|makes me (?:laugh|smile|cry|sad|"
            rf"happy|proud|feel|think|want|so|angry)|make sure|happily|(?:got|was|were|been) married|(?:i|we) "
            rf"(?:have|had|got) to (?:clean|work|sign)|my work|made a|made the)"
        ),
    ),
    # Somebody is asked to go there; somebody is not coping.
    _family(
        "somebody someone anybody police check out go please pls plz send urgent* get",
        r"(?:(?:somebody|someone|some1|anybody|anyone|any1|police|you|u|please|pls|plz) (?:\w+ ){0,3}(?:go "
        r"(?:there|round|in|and (?:check|look|see)|check|now)|get (?:\w+ )?(?:him|her|them|me|us|my \w+|"
        r"people) (?:\w+ )?(?:out|away|help)|check on|look in|save|rescue|stop (?:them|him|her|it|this)|send "
        r"(?:someone|somebody|help|police)|help (?:him|her|them|the others|those))|(?:needs?|need|got|have|"
        r"want) (?:getting|get|be got|gettin|to get|be moved|moving|to be out) (?:\w+ ){0,2}"
        r"(?:out|away) (?:of there|from there|before|now|asap|quick|\|))",
        unless=(
            rf"(?:{PAST}|help (?:them|him|her) (?:to )?(?:understand|fill|read|write|grieve)|get (?:him|her|me|"
            rf"them) (?:a|the|to)|stop it (?:from )?happening|check on (?:the|my) (?:progress|form|report)|so you "
            rf"can)"
        ),
    ),
    _family(
        "coping temper rough drunk drinks drinking snaps angry violent scared frightened afraid abusive "
        "cruel nasty bullies bullied picks",
        r"(?:(?:not|isnt|cant|aint) cop(?:ing|e)|(?:loses|losing) (?:it|his|her|their) (?:temper|rag|\w+)|"
        r"(?:gets|getting|is|are|hes|shes|theyre|being|turns) (?:\w+ ){0,2}(?:rough|violent|abusive|cruel|"
        r"nasty|aggressive)|(?:drinks|drinking|drunk) (?:\w+ ){0,4}(?:and|then|he|she)|takes it out on|"
        r"snaps|bull(?:ies|ied|ying)|picks on|(?:scared|frightened|afraid|feart|terrified) (?:of|off) (?:him|"
        r"her|them|my|the|staff|going))",
        rf"(?:(?:rough|violent|abusive|cruel|nasty|aggressive|it out|snaps|bull\w+|picks|hits|shoves|pushes|"
        rf"angry|shouts|grabs|slaps) (?:\w+ ){{0,3}}{WHOM}|(?:scared|frightened|afraid|feart|terrified) (?:of|"
        rf"off) (?:him|her|them|my \w+|the \w+|staff|going (?:home|back))|{WHOM} (?:\w+ ){{0,2}}(?:bullied|"
        rf"picked on))",
        unless=(
            rf"(?:{PAST}|afraid of (?:forgetting|losing|the dark)|of (?:him|her|them) being|losing (?:him|her|them|"
            rf"my)|scared of (?:the form|needles))"
        ),
    ),
)
