"""English words that sound like danger, as folded by ``folding``: somebody is hurt now, not that somebody was.

Easy and misspelt writing stands beside the rest.
"""

_ANYBODY = (
    r"(?:me|him|her|them|us|people|residents|tenants|patients|children|kids|somebody|someone|everybody|everyone|"
    r"each other|the (?:others|residents|people|other \w+|patients|children)|others|other \w+|"
    r"my (?:\w+ )?(?:brother|sister|son|daughter|mum|mother|dad|father|friend|cousin|uncle|aunt|nephew|niece|child|"
    r"husband|wife|partner|girlfriend|boyfriend|housemate|flatmate))"
)
_DOING = (
    r"(?:hitt?ing|beating|slapp?ing|punching|hurting|abusing|neglecting|kicking|starving|drugging|lock?king|locking|"
    r"dragging|threatening|raping|touching|choking|strangling|bullying|restraining|robbing|shouting at|stealing from)"
)
_DONE_TO = (
    r"(?:hit|hurt|beaten|beat up|slapped|punched|kicked|abused|abusd|abuesd|neglected|starved|raped|restrained|"
    r"drugged|dragged|threatened|bullied|locked (?:in|up)|tied (?:up|down)|molested|touched|burnt|burned|choked)"
)
_IS = r"(?:is|are|am|im|hes|shes|theyre|gets?|getting|keeps? (?:on )?getting)"
_SOMEBODY = (
    r"(?:he|she|they|staff|the staff|carers?|the carers?|workers?|the workers?|nurses?|the nurses?|somebody|"
    r"someone|man|"
    r"woman|dad|father|mum|mother|brother|sister|husband|wife|partner|boyfriend|girlfriend|uncle|son|daughter|driver)"
)
_WAS = r"(?<!was )(?<!were )(?<!had )(?<!been )(?<!who )"
WRONGED = (
    r"(?:abus\w+|neglect\w*|hit|hits|hitting|slap\w*|punch\w*|beat|beats|beaten|beating|kicked|drag\w*|"
    r"bruis\w+|starv\w+|"
    r"restrain\w*|locked (?:in|up|him|her|them)|shout\w* at|drugged|cruel\w*|rape\w*|(?:his|her|their) own "
    r"(?:mess|dirt)|"
    r"no food|not fed|like an? animals?)"
)
OTHERS_STILL = (
    r"(?:still (?:\w+ ){0,3}(?:lives?|living|there|works?|working|happening|going on|in (?:that|the same|this))|"
    r"(?:others?|other (?:people|residents|patients|tenants|men|women)|more people|vulnerable people) (?:\w+ "
    r"){0,3}(?:live|lives|living|there now)|"
    r"happening to (?:the )?(?:others?|other \w+|somebody|someone|everybody|everyone))"
)

DANGER = (
    # Being hurt now.
    rf"{_WAS}{_IS} (?:\w+ ){{0,2}}(?:being|beeing|bein) (?:\w+ )?{_DONE_TO}",
    (
        rf"{_WAS}(?:is|are|am|im|gets?|getting|hes|shes) (?:\w+ )?(?:beaten|abused|hit|slapped|kicked|punched|"
        rf"raped|locked in|tied (?:up|down)|starved|restrained)(?! by the (?:news|loss))"
    ),
    (
        rf"(?<!it )(?<!this )(?<!that )(?:is|are|keeps?(?: on)?|still|stil|hes|shes|theyre|they|staff) (?:\w+ "
        rf")?{_DOING} {_ANYBODY}"
    ),
    (
        rf"(?:he|she|staff|carers?|who|man|woman|nurse|somebody|someone|dad|mum|brother|husband|partner|uncle|son) "
        rf"(?:\w+ )?(?:hits|beats|slaps|kicks|punches|rapes|abuses|chokes|hurts|bullies|threatens) {_ANYBODY}(?! "
        rf"(?:at|to the))"
    ),
    (
        rf"{_SOMEBODY} (?:\w+ )?(?:hit|slap|slapped|kick|kicked|punch|punched|rape|raped|abuse|abused|touches|"
        rf"touch|beat up|beat|beats|hits) me(?! (?:at|to|with a (?:joke|smile)))"
    ),
    (
        r"(?:staff|carers?|workers?|nurses?) (?:\w+ )?(?:hit|hurt|slap|kick|punch|beat|abuse|bully) (?:people|us|"
        r"residents|everyone|everybody|the (?:people|residents|others)|my friends?)"
    ),
    (
        r"(?:they|staff|carers?|he|she) (?:still )?(?:hit|beat|slap|starve|lock|restrain) (?:him|her|them|people|"
        r"residents) (?:now|every|all the time|at night|when nobody)"
    ),
    r"(?:pulls|pulling|pull) (?:me|him|her|them|people|my|his|her|their)(?: \w+)? (?:by the )?hair",
    r"(?:throws|throwing) (?:things|stuff|plates|\w+) at (?:me|us|him|her|them|people)",
    r"(?:twists|twisting|twist) (?:my|his|her|their|people s|peoples) (?:arms?|wrists?|fingers)",
    (
        r"(?:he|she|staff|carers?|who|man|woman|nurse|somebody|someone|dad|mum|brother|husband|partner|uncle) "
        r"(?:\w+ )?(?:burns|shoves|grabs|pinches|spits (?:at|on)|shakes|bites) (?:me|him|her|them|people|"
        r"residents)"
    ),
    r"(?:keeps?|keeping|is|are) (?:him|her|them|me|people|\w+ )?(?:\w+ )?(?:tied|strapped|chained) (?:to|up|down)",
    r"(?:is|are|theyre|hes|shes|staff) (?:\w+ )?rough with (?:me|him|her|them|people|us|residents)",
    (
        r"(?:he|she|man|uncle|dad|father|brother|carer|somebody|someone) (?:\w+ )?(?:comes (?:in|into) my (?:room|"
        r"bed)|gets (?:in|into) my bed) (?:at|in the|every) night"
    ),
    (
        r"(?:i am|im|i m|we are) (?:\w+ )?(?:scared|afraid|frightened|terrified) (?:of (?:him|her|them(?! c)|the "
        r"(?:man|men|woman|staff|carers?|nurses?)|my (?:dad|father|mum|mother|brother|husband|wife|partner|"
        r"boyfriend|girlfriend|carer|flatmate|uncle|son|ex))|to go (?:home|back there))"
    ),
    (
        r"(?:he|she|they|my \w+|residents|people) (?:has|have|keeps? getting|comes? home with) (?:\w+ "
        r"){0,2}(?:bruises|black eyes?|burns|marks)(?= (?:again|now|all|every|and|on|\|))"
    ),
    (
        r"(?:people|residents|others|they|he|she) (?:\w+ )?(?:get|gets|keep getting|keeps getting) hurt(?! by "
        r"(?:the )?(?:news|words))"
    ),
    (
        r"(?:they|he|she|staff|carers?|somebody|someone|dad|mum|brother|uncle|boyfriend|flatmate) (?:\w+ "
        r")?(?:takes?|taking|steals?|stealing) (?:all )?(?:of )?(?:my|his|her|their) (?:money|benefits|bank card|"
        r"wages|pip)"
    ),
    r"(?:the )?(?:same|same thing|abuse|neglect) is (?:still )?(?:happening|going on)",
    rf"(?:who|that) (?:\w+ ){{1,6}}(?:hits|beats|slaps|kicks|punches|chokes) {_ANYBODY}(?! (?:at|to the))",
    (
        r"my (?:\w+ ){1,2}(?:is|are) (?:really |still )?not (?:\w+ )?safe(?= (?:\||here|there|at|in|where|with|"
        r"now|any|and))"
    ),
    (
        r"(?:he|she|they|staff|carers?|dad|mum|husband|wife|partner|boyfriend) (?:\w+ ){0,5}locks? (?:me|him|her|"
        r"them|us|people) (?:in|up|out|away)"
    ),
    (
        r"(?:still|are|is|theyre) doing (?:it|this|that|the same(?: thing)?) to (?:the )?(?:others?|other \w+|"
        r"people|them|somebody else|someone else)"
    ),
    (
        r"so (?:many|much) (?:drugs|tablets|medicine|medication) (?:that )?(?:he|she|they) (?:\w+ )?(?:sleeps?|"
        r"cannot|cant|falls?)"
    ),
    # Left without what they need.
    (
        r"(?:gets?|given|has|have) no (?:food|water|medicine|medication|tablets)(?= (?:\||unless|for|all|at|any|"
        r"and|now))"
    ),
    (
        r"(?:is|are|am|im|isnt|arent) (?:not |still not )?(?:\w+ )?(?:getting|given|being given|allowed|fed) "
        r"(?:any |enough |his |her |their |my |no )?(?:food|water|drink|medicine|medication|meds|tablets|insulin|"
        r"inhaler)(?<!fed food)"
    ),
    (
        r"(?:they|staff|nobody|no one|carers?) (?:do not|dont|never|wont|will not) (?:feed|give) (?:him|her|them|"
        r"me|people|us)"
    ),
    r"nobody (?:feeds|gives) (?:him|her|them|me)",
    r"(?:is|are|am|im|hes|shes) (?:\w+ )?locked in (?:(?:his|her|my|their|the|a) (?:room|house|bedroom|flat)|all)",
    # Not safe, in danger: in the present.
    (
        r"(?:i am|im|i m|hes|he is|shes|she is|they are|theyre|residents are|people are|others are|children are|"
        r"we are) (?:really |still )?not (?:\w+ )?safe(?= (?:\||here|there|at|in|where|with (?!my ?self)|now|any|"
        r"and|from (?:him|her|them)))"
    ),
    (
        r"(?:i|we) (?:do not|dont|dont|never|cant) feel (?:\w+ )?safe(?= (?:\||here|there|at|in|with (?!my ?self)|"
        r"where|now|and|any))"
    ),
    r"(?:nobody|no one|no body) is safe (?:there|here|in|with)",
    r"(?:is|are|am|im) (?:\w+ )?in (?:real |great |serious |a lot of |grave )?danger",
    (
        r"(?:others|other \w+|residents|lives|somebody|someone|my \w+|people there) (?:is|are) (?:still )?at "
        r"(?:real |great |serious )?risk(?! of dying early)"
    ),
    r"(?:somebody|someone) else (?:will|is going to|could) (?:die|be hurt|get hurt|be killed) (?:there|next|soon|if)",
    # Threats.
    (
        rf"{_SOMEBODY} (?:\w+ ){{0,3}}(?:will|is going to|going to|wants to|threatens to|threatened to|gonna) "
        rf"(?:kill|hurt|stab|beat) (?:me|us|my (?!time)\w+)"
    ),
    r"threatened to (?:kill|hurt|stab) (?:me|us)",
    r"(?:has|got|with) a knife (?:and|to|at) (?:\w+ ){0,3}(?:me|us|her|him)",
    r"i (?:am|was|got|have been|m) (?:raped|being raped|molested)",
)
