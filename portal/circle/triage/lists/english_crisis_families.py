"""English families of meaning that sound like crisis: of *I* now or soon, or of somebody who lives.

Folded as by ``folding``: *I'll* is ``ill``. As people write: no *I* at all, ``u`` and ``2``, Scottish *ah'm*.
"""

from portal.circle.triage.families import writing
from portal.circle.triage.kinds import Sounds

I = r"(?:i|im|ive|iv|ill|id|iam|ah|ahm|ahve|ahll|aam|me|my|mi|myself|mysel|mysef|meself|mesel)"  # noqa: E741
SUBJECT = r"(?:i|im|ive|iv|ill|id|iam|ah|ahm|ahve|ahll|aam|\|(?! (?:he|she|they|it|we)))"
NO = r"(?:not|no|dont|dnt|do not|wont|wnt|never|nae|cant|cannot|isnt|aint|nothing|wouldnt|didnt|nowt|hardly|stopped)"
_WHOM = r"(?:him|her|them|mum|mam|mom|dad|you|u|my \w+|our \w+|the lad|the bairn)"
HOPING = (
    r"(?:hope|hopes|hoping|hopin|pray|prays|praying|wish|wishing|want|wanting|wanna|wait|waiting|rather|like|"
    r"beg|begging|ask|"
    r"asking|(?:would ?nt|dont|not) (?:mind|care|bother)|glad|relief|better if|one (?:day|night|time|morning)|"
    r"if only|please)"
)
LIVING = (
    r"(?:husband|wife|partner|son|daughter|brother|sister|mum|mam|mom|mother|dad|father|nan|nana|gran|grandad|"
    r"granddaughter|"
    r"grandson|nephew|niece|cousin|friend|mate|auntie|aunt|uncle|lad|lass|boy|girl|he|she|hes|shes)"
)
ONCE = (
    r"(?:when i was|years ago|as a (?:child|kid|teenager)|used to|in (?:19|20)\d\d|by accident|long ago|back "
    r"then|not any ?more|"
    r"i would never|i am not going to|im not going to)"
)
DEAD_PAST = r"(?:(?:he|she|mum|dad) (?:\w+ )?(?:was|had|used|often|always|would|said|could))"
_family = writing(Sounds.CRISIS)

CRISIS = (
    # Means, and what draws *me* there.
    _family(
        "rope* noose* blade* razor* knife knives bridge* cliff* train trains lorry lorries truck track "
        "tracks railway rails "
        "platform pond river canal loch reservoir lake weir sea roof rooftop balcony ledge viaduct gun "
        "shotgun belt ligature "
        "petrol exhaust bleach bus car carpark motorway traffic tree wall stairs quarry pier",
        rf"(?:{SUBJECT} (?:\w+ ){{0,3}}(?:keep|look|looks|looking|lookin|stare|staring|stand|standing|stood|"
        rf"sit|sat|sitting|walk(?:ed|"
        r"ing)? (?:into|to|in)|drive at|go back|going back|bought|hid|hidden|hold|holding|got ready|measured|"
        r"tied|step|jump|throw|"
        r"let go|imagine|picture|dream|think|thinking|counting|waiting|drawn)|(?:hit|hits|knock|knocks|ran|"
        r"run|runs|flatten\w*|take|"
        r"took|takes|swallow\w*|pull\w*|call\w*|want\w*|waiting for) me|"
        r"in front of (?:me|a|the)|under (?:a|the) \w+|off (?:a|the)|end it|"
        r"drive (?:my|the) car)",
        rf"(?:{I}|\|)",
        r"(?:just|keep|keeps|every (?:day|night)|tonight|last night|now|wouldnt mind|wish|hope|think(?:ing)?|"
        r"could|would be|easy|"
        r"quick|peace\w*|over|pull\w*|call\w*|want\w*|feel\w*|ready|alone|again|jump\w*|step\w*|drown\w*|deep|"
        r"cold|throw|let go|"
        r"end)",
        unless=rf"(?:{ONCE}|(?:he|she|we) (?:\w+ )?(?:loved|liked|used|and i|enjoyed)|together|with (?:him|her|them)|"
        rf"as (?:he|she)|"
        r"to (?:work|school|town|see|visit|hospital)|photo\w*|think of (?:him|her)|happy|the bus home|wave\w*)",
    ),
    # Something swallowed, or put by.
    _family(
        "pill* tablet* paracetamol* aspirin* ibuprofen overdos* meds medication morphine insulin codeine "
        "diazepam sleepers "
        "capsules co-codamol antidepress* box* packet* packs bottle*",
        r"(?:i|ive|iv|ah|ahve|\|(?! (?:he|she|they|we|mum|dad|staff|the|nurses?|my))) (?:\w+ ){0,2}(?:took|"
        r"taken|take|taking|tuk|had|swallow\w*|neck\w*|down(?:ed|ing)|overdos\w*|sav\w+|"
        r"kept|keep\w*|hoard\w*|count\w*|collect\w*|stash\w*|hid|hidden|got|bought|lined|look\w*|put by|"
        r"stopped|swigg\w+)",
        r"(?:ago|last night|tonight|2nite|2night|this morning|just|now|all|too many|2 many|loads|lots|lot of|"
        r"some|handful|enough|"
        r"whole|ready|in case|drawer|box|boxes|lined|every night|one by one|so many|(?:his|her|mums|dads) "
        r"(?:old |left )?(?:pills|"
        r"tablets|meds|morphine|insulin|medication)|stopped|count\w*|sleep for)",
        r"(?:pill|tablet|paracetamol|aspirin|ibuprofen|overdos|meds|medication|morphine|insulin|codeine|"
        r"diazepam|sleepers|capsules|"
        r"antidepress)\w*",
        unless=rf"(?:{ONCE}|for my (?:\w+ )?(?:heart|head\w*|back|blood|pressure|nerves|cold|hay|knee|hip|pain|"
        rf"diabetes)|(?:gave|give) "
        r"(?:him|her|them)|prescribed|to (?:him|her|them)|chemist|pharmacy|back to the|with (?:water|food|"
        r"tea)|dosette|his evening|when (?:he|she) was)",
    ),
    # Not being here later.
    _family(
        "around here about alive longer round long there",
        rf"{SUBJECT} (?:\w+ ){{0,2}}{NO} (?:\w+ )?(?:be|b|gonna be|going to be|around|here|wanna be|want to be|"
        rf"live|planning|plan|"
        r"intend|expect|think i will be) (?:\w+ ){0,2}(?:around|here|about|alive|round|long|there)",
        unless=r"(?:on (?:the )?(?:mon|tues|wednes|thurs|fri|satur|sun|\d)\w*|next week|holiday|at work|in the "
        r"office|when he died|"
        r"when she died|there when|tomorrow morning|until|away|that day|sitting here|about (?:it|this|that|"
        r"him|her|the|my))",
    ),
    _family(
        "wont gone",
        r"(?:after|when|once) (?:im|ive|i am|i have|ahm) (?:\w+ )?gone",
        unless=r"gone (?:to|on|home|into|over|through)",
    ),
    _family(
        "hear see bother trouble",
        r"(?:not|wont|wnt|never|no more|last) (?:\w+ ){0,3}(?:hear|heer|see|seeing|hearing|bother|bothered|"
        r"trouble) (?:\w+ ){0,2}(?:me|"
        r"from me|by me|of me)",
        unless=(
            r"(?:until|till|again until|staff (?:did|would)|they would|he would|she would|dont see me|never "
            r"bother)"
        ),
    ),
    _family(
        "read reading find get",
        r"(?:by the time|when|if|once) (?:you|u|any ?(?:one|body)|some ?(?:one|body)|they|this) (?:\w+ "
        r"){0,2}(?:read|reads|reading|get|gets|"
        r"find|finds|is read) (?:this|it|these|me)",
        r"(?:wont|gone|matter\w*|late|over|peace|sorry|dead|with (?:him|her|them|mum|dad|my)|away|already|"
        r"forgive|goodbye|i will|ill|"
        r"done|left)",
        unless=r"(?:will (?:get|ring|call|write) |on holiday|please (?:ring|call|get)|left hospital)",
    ),
    _family(
        "last final",
        r"(?:my|this is|the|a) (?:\w+ ){0,3}(?:last|final) (?:letter|message|note|words|thing i|text|time "
        r"(?:i|you)|birthday|christmas|night|"
        r"goodbye|page|story|will)",
        r"(?:my (?:last|final)|will ever|ill ever|i write|im writing|you (?:will )?(?:hear|see)|from me|i "
        r"will do|forgive|sorry|this is)",
        unless=(
            r"(?:his|her|their|saw (?:him|her)|spoke|question|form|see (?:him|her)|was the|with (?:him|her|mum|"
            r"dad))"
        ),
    ),
    _family(
        "out leaving leave going go off ready time",
        r"(?:see (?:my ?self|mysel|meself) (?:out|off)|(?:im|ill|i am|i will|time (?:for me )?to|ready to|"
        r"going to|gonna|want to) (?:\w+ "
        r")?(?:check(?:ing)? out|leav(?:e|ing) (?:this|the) (?:world|life|earth|planet|place for good)|leave "
        r"you all|off this (?:world|earth|"
        r"mortal)|go (?:too|now to|and be|where|with|to my|to god|home to))|my time (?:is up|has come)|(?:i "
        r"am|im|ahm) ready (?:to "
        r"go|2 go|for (?:it|the end))(?= (?:\||now|too|and|when|any)))",
        unless=r"(?:ready to go (?:home|to|back|out|in)|church|shop|work|meeting)",
    ),
    _family(
        "join with meet see follow together soon",
        rf"{SUBJECT} (?:\w+ ){{0,5}}(?:join|joining|follow|following|be with|b with|meet|reunited with|see|go "
        rf"to|going to|be together "
        rf"with) {_WHOM}",
        r"(?:soon|tonight|2nite|shortly|wait\w* for me|heaven|other side|again soon|before long|at last|where "
        r"(?:he|she|they)|by "
        r"(?:christmas|easter|my birthday)|next week i will be with|join (?:him|her|them|mum|dad|my)|follow "
        r"(?:him|her|mum|dad))",
        unless=r"(?:one day|some ?day|when my time|in god s|was able|could not|couldnt|wanted|club|choir|class|"
        r"visit\w*|meeting|did "
        r"not|didnt|lunch)",
    ),
    # Giving away, putting in order.
    _family(
        "dog dogs cat cats budgie pet pets keys rabbit parrot hamster horse fish belongings stuff things "
        "bills rent affairs will note "
        "letters funeral debts account* milkman cleared insurance papers",
        rf"{SUBJECT} (?:\w+ ){{0,3}}(?:given|gave|giving|sorted|found|arranged|put|left|wrote|written|paid|"
        rf"planned|rehomed|cleared|"
        r"settled|packed|posted|cancelled|made)|\| (?:\w+ ){0,3}(?:is|are|all|given|sorted|paid|gone) ",
        r"(?:rehom\w+|who (?:will|ll|is to) (?:take|have|get)|(?:given|gave|give|gone|giving) (?:\w+ "
        r"){0,4}(?:dog|cat|budgie|pets?|keys|"
        r"rabbit|parrot|hamster|horse|fish|everything|my (?:things|stuff|belongings))|(?:bills?|rent|debts|"
        r"everything|all) (?:\w+ "
        r"){0,4}(?:paid|settled|in order|sorted|taken care)|paid (?:\w+ ){0,3}(?:off|up|ahead|bills?|"
        r"everything|rent)|affairs in order|"
        r"(?:my own|planned my|paid for my|own) funeral|(?:left|wrote|written|writing) (?:\w+ ){0,2}(?:note|"
        r"letters? (?:for|to) (?:my|the|each|"
        r"every|them|him|her))|(?:dog|cat|keys|budgie|pets?) (?:\w+ ){0,5}(?:neighbour\w*|next door|sister|"
        r"friend|mate|new home|away|"
        r"shelter|rescue))",
        r"(?:nobody|no one|no ?body|neighbour|next door|so (?:that|they|there|my|it)|everything|ready|tidy|in "
        r"order|now|all|find|when|if|"
        r"away|note|letters|funeral|already|sister|friend|mate|new home|shelter|rescue|milkman)",
        unless=r"(?:his|her|their) (?:\w+ )?(?:dog|cat|keys|things|clothes|belongings|stuff|funeral|bills|affairs|"
        r"will|bank|account|"
        r"budgie|rent)|wrote letters? to the (?:hospital|council|trust|mp)|insurance company|(?:he|she) "
        r"(?:gave|left|had)|we (?:gave|"
        r"sorted|paid)",
    ),
    _family(
        "goodbye bye forgive sorry farewell",
        r"(?:forgive me|good ?bye|farewell|bye) (?:all|everyone|everybody|every1|world|my|to (?:everyone|you|"
        r"all|my)|for|and|now|\||if|please|"
        r"god|mum|dad)|sorry (?:to )?(?:everyone|everybody|every1|all of you|you all|to you all|my (?:kids|"
        r"children|girls|boys|loves)|mum|dad|for "
        r"what i(?:m| am)? (?:about|going|have to|will|must))",
        rf"(?:{I}|\|) ",
        unless=r"(?:spelling|handwriting|english|for (?:asking|writing|rambling|going on|the (?:length|late))|to "
        r"(?:say|said)|said|say|"
        r"saying|never got|waved|(?:him|her) good|goodbye to (?:him|her))",
    ),
    _family(
        "thanks thx thank ta tell love",
        r"(?:thanks|thx|thank (?:you|u)|ta|tell (?:\w+ ){1,3}(?:i|that i) (?:love|loved|am sorry|was sorry|tried))",
        r"(?:wont hear|hear from me|goodbye|bye|last|the end|i tried|im off|cant|forgive|sorry|over now|all "
        r"the best without)",
        unless=r"(?:at last|was|sorry for your)",
    ),
)
