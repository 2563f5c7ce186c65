"""English families of meaning that sound like danger: done now to somebody who lives, or where others still live.

*They left him in a wet bed* is memory; *they leave them*, or *still*, is not. Folded as by ``folding``.
"""

from portal.circle.triage.families import writing
from portal.circle.triage.kinds import Sounds

STILL = (
    r"(?:still|stil|now|right now|tonight|2nite|tonite|at the moment|as we speak|every (?:night|day|week|time|"
    r"morning)|every(?:night|day)|"
    r"all (?:weekend|day|night|the time)|the (?:others?|rest|next)|others|other (?:people|residents|lads|"
    r"girls|tenants|folk|families|patients|men|women)|"
    r"to this day|yet|weekends|this week|today|always|currently|goes on)"
)
# Told only of what was, with nothing that says it still is.
PAST = (
    rf"^(?!.*(?<!\w){STILL}(?!\w)).*(?<!\w)(?:was|were|wasnt|werent|had|hadnt|did|didnt|used to|would|wouldnt|"
    rf"couldnt|could|in (?:19|20)\d\d|"
    r"when (?:he|she|i) (?:was|lived|went|died)|years ago|back then|before (?:he|she) died|closed)(?!\w)"
)
WHOM = (
    r"(?:me|him|her|hers|them|us|mum|mam|mom|dad|gran|nan|nana|grandad|"
    r"people|residents|tenants|patients|folk|the (?:girls|lads|boys|men|women|"
    r"others|old \w+|kids|children|rest|lass|lad|ones)|"
    r"girls|lads|kids|children|everybody|everyone|all of them|others|my (?:\w+ )?(?:brother|sister|son|"
    r"daughter|mum|mam|mother|dad|father|friend|mate|"
    r"cousin|uncle|auntie|aunt|nephew|niece|nan|gran|grandad|bro|sis|wee \w+|lad|lass|twin|husband|wife|"
    r"partner|neighbour|neice))"
)
WHOSE = (
    r"(?:my|me|mi|his|her|hers|their|there|our|mums|mams|dads|sisters|brothers|sons|nans|uncles|daughters|cousins|"
    r"\w+s|the)"
)
IS = (
    r"(?:is|are|im|am|i am|isnt|arent|hes|shes|theyre|there|being|bein|gets?|getting|keeps?|keep|still|has been|"
    r"have been|been|ive been|weve|theyve|hasnt|havent|nobodys|ones)"
)
NO = (
    r"(?:no|not|nobody|no ?one|no ?ones|never|wont|dont|doesnt|isnt|arent|hasnt|havent|refus\w+|without|cant|"
    r"nothing|aint|nowt|nae|none|hardly|stopped|stop)"
)
_FINE = (
    r"(?:lovely|kind|happy|well looked|brilliant|good to|safe and|wonderful|thriving|no worries|havent any "
    r"worr\w+|not worried|smil\w+|laugh\w*)"
)
_family = writing(Sounds.DANGER, always=_FINE, usually=PAST)

DANGER = (
    # Hands on somebody.
    _family(
        "hits hitting hit slaps slapping kicks kicking punches beats beating touches touching touchin grabs "
        "shoves shoving pushes pushing pinches pinching strangles chokes "
        "drags dragging throws bites scratches burns spits rough handles batters battering leathers wallops "
        "thumps thumping hurts hurting messes rapes pulls twists grips "
        "smacks smacking smackin hurtin hittin",
        rf"(?:hits|hitting|hittin|slaps|slapping|smack\w+|kicks|kicking|punches|beats|beating|touches|touching|"
        rf"touchin|grabs|shoves|shoving|pushes|pushing|pinches|pinching|strangles|chokes|"
        rf"drags|dragging|throws|bites|scratches|burns|spits (?:at|on)|rough with|handles|batter\w+|leathers|"
        rf"wallops|thumps|thumping|hurts|hurting|hurtin|messes with|rapes|pulls|"
        rf"twists|grips) (?:\w+ )?(?:on |at |about |of )?(?:{WHOM}|(?:my|his|her|their) (?:\w+ )?(?:hair|arms?|"
        rf"wrists?|legs?|ears?|face|head|neck|body|private\w*|chest|bum|bottom)|\w+ (?:when|if|and|about|so|"
        rf"because|for) )",
        unless=rf"(?:{PAST}|(?:it|that|this|what|reality|grief|which|song|music|writing|truth|silence|loss|news|"
        rf"memory) (?:\w+ )?(?:hits|hurts|touches|beats|burns|kicks|hurting)|touches my heart|"
        r"beats (?:me (?:at|how|why|what)|being)|hits (?:me )?(?:hard|that|when i|home|the)|hitting me "
        r"(?:hard|now|that)|throws a (?:party|ball)|hurts (?:me )?(?:to|that|so much|when i|every|more|like))",
    ),
    _family(
        "bed bedroom naked undress* sex sexual* privates private underwear knickers pants kiss kisses "
        "kissing willy bum boobs chest inappropriate* rude secret photos shower bath dirty "
        "uncomfortable lap gropes groping feels abus*",
        r"(?:makes?|making|made|touch\w*|comes?|gets?|puts?|shows?|asks?|takes?|wants?|tells?|feels?|sits?|"
        r"gropes?|groping|films|is|are|watches|rubs|has|keeps) (?:\w+ ){0,3}(?:me|us|her|him|my|them|the "
        r"(?:girls|lads))",
        r"(?:things|stuff|sex\w*|naked|undress|privates?|private (?:parts?|bits)|underwear|knickers|pants|"
        r"kiss\w*|willy|bum|boobs|chest|dirty (?:things|photos)|our secret|photos|rude|inappropriate\w*|"
        r"in (?:my |her |his |the )?(?:bed|shower|bath) (?:with|when|and|at|i|that)|in(?:to)? my bed(?:room)?|"
        r"(?:dont|not) like|uncomfortable|on his lap|gropes|groping|being abused|abuses)",
        unless=(
            rf"(?:{PAST}|we (?:look|watch)|me (?:smile|sad|cry|laugh|happy|proud)|photos of (?:him|her) (?:mak|on)|"
            rf"i dont like (?:this|the|how|that|talk))"
        ),
    ),
    # Locked, tied, kept.
    _family(
        "lock* chain* tie ties tied tying strap* shed cupboard cellar garage loft shut shuts bolt* padlock* "
        "belted restrain* keeps kept keeping cot harness cage caged basement outhouse attic "
        "kennel caravan",
        r"(?:lock(?:s|ed|ing|in)?|chain(?:s|ed)?|padlock\w*|bolt(?:s|ed)|tie[sd]?|tying|strap(?:s|ped)|belted|"
        r"restrain(?:s|ed|ing)|shut(?:s)?|keeps?|keeping|kept|puts?|caged|made to sleep|sleeps?|lives?)",
        r"(?:(?:lock(?:s|ed|ing)|shut(?:s)?|bolt(?:s|ed)|keeps?|keeping|kept|puts?|sleeps?|lives?|caged)(?: "
        r"\w+){0,6} (?:shed|cupboard|cellar|garage|loft|attic|basement|outhouse|kennel|caravan|cage|(?:in|"
        r"inside) (?:(?:his|her|their|there|the|a|my) )?(?:\w+ )?"
        r"rooms?)|(?:lock(?:s|ed|ing)?|shut|bolted) (?:\w+ ){0,4}(?:in|up|away|out)|(?:tie[sd]?|tying|"
        r"strap\w*|chain\w*|belted|restrain\w*|harness\w*) (?:\w+ ){0,4}(?:to|down|up|into|by|in|all|for)|"
        r"(?:door|doors|gate|exit|fire \w+|windows?) (?:\w+ ){0,5}(?:chained|locked|padlocked|"
        r"bolted|blocked|nailed)|(?:chained|padlocked|blocked) (?:\w+ )?(?:door|exit)s?|(?:still|get|gets|"
        r"getting|being) restrained)",
        rf"(?:{IS}|keeps?|locks|puts|shuts|ties|straps|chains|restrains|they|he|she|now)",
        unless=(
            rf"(?:{PAST}|i (?:\w+ )?keep|"
            rf"tied (?:up )?(?:at|with) work|locked (?:out of|myself)|tie (?:his|her) (?:laces|shoes)|"
            rf"shut down|keeps (?:her|his) (?:things|ashes|photo|coat)|(?:things|tools|bike|photos|ashes|boxes) "
            rf"(?:\w+ ){{0,4}}(?:shed|loft|garage|attic))"
        ),
    ),
    # Cut off: telephone, visits, doors.
    _family(
        "phone mobile tablet visit* let letting allow* leave seen passport out speak window door banned",
        rf"(?:(?:took|taken|take|takes|taking|tuk|confiscat\w+|smashed|hidden|hides|has|holds) (?:\w+ "
        rf"){{0,2}}(?:phone|mobile|passport|ipad|tablet|keys|letters|hearing aids?|wheelchair|glasses) ?(?:\w+ "
        rf")?(?:off|from|away|and|so|too|as well|\||i)|(?:phone|mobile|passport) (?:\w+ ){{0,3}}(?:taken|took)|"
        rf"(?:wont|not|never|dont|doesnt|no ?one|nobody|isnt|arent|havent|hasnt|aint|im not|stopped|ban\w*|"
        rf"refus\w*|cant) (?:\w+ ){{0,2}}(?:let|lets|letting|allow\w*|be let|been let|been allowed|seen|"
        rf"visit\w*|visitors|see|go out|leave|speak to|have visitors) ?(?:{WHOM} )?(?:\w+ ){{0,2}}(?:in|out|"
        rf"see|visit\w*|leave|go|"
        rf"speak|talk|phone|ring|use|have|near|since|for (?:weeks|months|\w+ (?:weeks|months))|{WHOM})|no visitors)",
        rf"(?:{WHOM}|i|im|we|weve|ive|nobody|no ?one|visitors|family|shes|hes|theyve)",
        unless=rf"(?:{PAST}|let (?:me|us) (?:know|down|finish|tell|go of|say|start)|cant let go|not allowed to "
        rf"(?:park|smoke|use|speak at)|(?:wont|cant|dont|not) (?:\w+ )?(?:leave|see|visit) (?:the (?:point|end|"
        rf"grave)|him again|her again|his grave|it)|i cant see (?:him|her)|let (?:him|her) (?:go|rest)|havent "
        rf"seen "
        r"(?:the|a|any) (?:report|draft|letter)|cant speak|leave (?:a message|it there|this))",
    ),
    # Money.
    _family(
        "money pension benefits card pip wages dla savings account cash purse giro allowance cashpoint pin bank",
        rf"(?:takes|taking|take|taken|took|tuk|steals|stealing|stole|nicks|nicking|nicked|spends|spending|"
        rf"keeps|holds|controls|emptie[sd]|emptying|using|uses|draws|drawing|helps (?:him|her)sel\w+|has|got|"
        rf"pinch\w+|drains|draining|robs|robbing|withdraw\w*|goes) (?:\w+ ){{0,4}}(?:{WHOSE}|all|every \w+|off "
        rf"me|off her|off him|it) ?(?:\w+ ){{0,2}}(?:money|pension|"
        r"benefits|card|pip|wages|dla|savings|account|cash|purse|giro|allowance|pin|bank)|(?:money|pension|"
        r"benefits|pip|wages|giro|cash) (?:\w+ ){0,3}(?:goes|going|missing|taken|gone|disappear\w*|off (?:me|"
        r"her|him))",
        r"(?:takes|taking|take|steals|stealing|stole|nicks?|nicked|nicking|spends|spending|keeps|holds|"
        r"controls|empties|emptied|emptying|uses|using|draws|drawing|helps|has|off (?:me|him|her|my|them)|"
        r"pinch\w+|drain\w*|rob\w*|missing|every|goes|still|disappear\w*|taken)",
        unless=(
            rf"(?:{PAST}|i (?:take|took|keep|spend)|time is money|helps? (?:me|us|her|him) (?:with|to)|birthday "
            rf"card|sympathy card|card (?:from|on)|in (?:his|her) memory|charity|collect\w*|funeral)"
        ),
    ),
    # Threats.
    _family(
        "talk tell speak say said says complain grass threat* warned open report",
        rf"(?:if|when|or) (?:i|we|she|he|you|anyone|they|u|ive|im|ah)? ?(?:\w+ ){{0,3}}(?:talk\w*|tell|tells|"
        rf"speak\w*|say|said|complain\w*|grass\w*|open|report\w*|dont|contact|leave|write)|threat\w+ (?:\w+ "
        rf"){{0,2}}(?:{WHOM}|to|with|that)|keep (?:my|your|her) mouth shut|say nothing|dont tell (?:anyone|"
        rf"anybody|staff|them)",
        r"(?:(?:put|thrown|chucked|kicked|turfed|sent|send|move|moved|throw|chuck|kick) (?:\w+ )?(?:out|away|"
        r"back|on the street)|on the street|take (?:\w+ )?(?:my|our|the|her) (?:kids|children|baby|bairns|"
        r"wains|phone|dog|son|daughter)|lose (?:my|our|her|the|his) (?:kids|children|home|place|flat|job|"
        r"tenancy|baby|house)|kill|hurt|get (?:me|"
        r"her|him)|batter|worse|section\w*|prison|deport\w*|threat\w+|regret|sorry|be trouble|in trouble|pay "
        r"for|home office|keep (?:my|your) mouth|dont tell|evict\w*)",
        unless=(
            r"(?:^(?!.*(?:still|threat|told me|tells|says|said|warned|ill be|they ll|will)).*(?:was|were|had|"
            r"would)|if i (?:talk|tell|speak|say) (?:about|of) (?:him|her) i|sorry for|(?:i|we) (?:was|were|am|"
            r"are) sorry|say sorry|said sorry|laugh\w*|to say|biscuits|(?:friday|monday|tuesday|late)|in the "
            r"(?:end|old days))"
        ),
    ),
    # Not fed.
    _family(
        "feed feeds feeding fed food starv* ribs weight stone scraps thin skeleton skinny hungry meals toast "
        "crisps hunger eat eating thirsty bones water leftovers skin",
        rf"(?:(?:feed|feeds|feeding|fed|gets?|getting|given|gives?|giving|eats?|have|has|living on) (?:\w+ "
        rf"){{0,4}}(?:nothing but|only|just|scraps|leftovers|toast|crisps|biscuits|once a day|one meal|cold)|"
        rf"{NO} (?:\w+ ){{0,3}}(?:feed|feeds|feeding|fed|food|eat|eaten|meals?|breakfast|dinner|tea|water|"
        rf"drink)|"
        r"(?:is|are|being|bein|im|hes|shes|theyre|been|gets) (?:\w+ )?(?:starv\w+|hungry|skeleton|so thin|"
        r"very thin|skin and bones?|bones|thirsty|skinny|wasting)|(?:lost|losing|down to|lose|loses) (?:\w+ "
        r"){0,4}(?:weight|stone|kilos?|st)|(?:see|count|sees|seen) (?:\w+ ){0,2}(?:ribs|bones)|ribs (?:\w+ "
        r")?(?:show\w*|stick\w*|poking))",
        rf"(?:{WHOM}|he|she|hes|shes|theyre|they|theyve|im|i|is|are|nobody)",
        unless=(
            rf"(?:{PAST}|i (?:\w+ ){{0,2}}(?:lost|losing) weight|on a diet|slimming|stone (?:at|for) the grave|"
            rf"head ?stone|grave|not eating meat|cup of tea|food for thought|i (?:cant|dont|havent) eat|died)"
        ),
    ),
    # Without a doctor, dirty, wet, sores.
    _family(
        "doctor doctors gp ambulance hospital nurse insulin inhaler medicine meds tablets medication sugar "
        "sugars black foot leg sore sores bedsore* wound wounds ulcer* wet soiled nappy pad pads dirty "
        "filthy dirt "
        "filth stinks stinking smells wee urine poo faeces infect* teeth dentist pain seizure* fits epilep* "
        "falls mess maggots lice fleas rats mould bleeding turned washed changed bath antibiotics breathing "
        "lump",
        rf"(?:{NO} (?:\w+ ){{0,4}}(?:took|take|taken|takes|taking|call\w*|ring\w*|fetch\w*|see|seen|seeing|saw|"
        rf"give|gives|given|giving|get|gets|getting|got|chang\w*|check\w*|wash\w*|turn\w*|clean\w*|treat\w*|"
        rf"help\w*|doctor|dentist|insulin|inhaler|medicine|meds|medication|listen\w*|had|bother\w*|notic\w*|"
        rf"phone\w*|do|does|care|test\w*)|"
        r"(?:leave|leaves|leaving|leavin|left|lies|lying|laying|sits|sitting|sat|sleeps|sleeping|lives|living|"
        r"lie|sit|kept) (?:\w+ ){0,3}(?:in|on|with|among) (?:\w+ ){0,4}(?:wet|soiled|dirty|filthy|filth|dirt|"
        r"urine|wee|mess|own|nappy|pads?|pain|poo|faeces|blood|rats|mould)|(?:gone|going|turned|goes|turning|"
        r"went) (?:black|septic|green|bad|rotten)|"
        r"(?:has|have|got|covered in|full of|with|terrible|open|infected) (?:\w+ ){0,3}(?:bed ?sores|sores|"
        r"maggots|ulcers|lice|fleas|infection|wounds?|black|rats)|(?:stinks|stinking|smells) of (?:wee|urine|"
        r"poo|dirt)|bedsores?|(?:foot|leg|toes?|wound) (?:\w+ ){0,2}(?:black|rotten|septic|green|infected|"
        r"weeping))",
        rf"(?:{WHOM}|he|she|hes|shes|theyre|they|is|are|im|i|has|have|nobody|no ?ones?|everybody|gone|\w+s "
        rf"(?:foot|leg|toe|feet))",
        unless=(
            rf"(?:{PAST}|i (?:am|m) not a (?:doctor|nurse)|sugar (?:in|and)|in (?:his|her) tea|died|(?:he|she|"
            rf"they) (?:left|took|missed|went|stopped)|no pain|not in pain|out of pain|i (?:cant|dont|couldnt) "
            rf"(?:\w+ )?(?:get over|face|see|look|bath)|hospital (?:did|left|wouldnt)|pads? of paper)"
        ),
    ),
    # Made quiet.
    _family(
        "sedat* drug drugs drugged medicine medicines tablets pills dose* dosed doping doped jab* inject* "
        "sleepy knocked zombie zombies medication meds lorazepam calpol syrup",
        r"(?:giv\w+|keep\w*|dos(?:e|es|ed|ing)|dop\w+|drug(?:s|ged|ging)?|sedat\w+|jab\w*|inject\w+|knock\w*|"
        r"puts?|get|on|pump\w*|stuff\w*|fill\w*|same|too much|so much|extra|hand\w*|slip\w*|crush\w*)",
        r"(?:quiet|asleep|sleep\w*|sleepy|calm|zombies?|out cold|knock\w* (?:\w+ )?out|all of them|everyone|"
        r"everybody|the lot|them all|so (?:they|that|he|she|the)|to keep|no bother|no trouble|drooling|"
        r"dribbl\w*|cant (?:stand|walk|wake)|without (?:a )?(?:doctor|prescription)|isnt (?:hers|his)|dont "
        r"need|sedated|whole (?:house|ward|unit))",
        rf"(?:{WHOM}|all|he|she|hes|shes|they|theyre|everyone|residents|house|ward)",
        unless=(
            rf"(?:{PAST}|helps? me sleep|i (?:take|took|sleep)|my (?:own )?(?:tablets|pills|meds)|doctor gave me|"
            rf"at the end|peaceful\w*|end of life|died)"
        ),
    ),
)
