"""English families of meaning that sound like crisis, wider than the others: fewer words together.

What is memory is left out instead. Folded as by ``folding``. They bring a hint more often, and miss less.
"""

from portal.circle.triage.families import writing
from portal.circle.triage.kinds import Sounds
from portal.circle.triage.lists.english_crisis_families import LIVING, ONCE
from portal.circle.triage.lists.english_danger_families import WHOM

_I = r"(?:i|im|ive|iv|ill|id|iam|ah|ahm|ahve|ahll|aam|me|my|mi|myself|mysel|\|)"
_DEAD = (
    r"(?:(?:he|she|mum|dad|they|we) (?:\w+ )?(?:was|were|had|used|often|always|loved|liked|said|did|never|"
    r"would)|when (?:he|she) died|"
    r"he died|she died|to (?:him|her) )"
)
_MEMORY = rf"(?:{ONCE}|{_DEAD})"
_CANNOT = (
    r"(?:cant|cannot|cannae|canny|cannot|carnt|cnt|couldnae|dinnae|dont want to|dont wanna|not able to|not going "
    r"to|cudnt)"
)
_MEANS = (
    r"(?:rope|noose|blades?|razor|knife|knives|pills|tablets|morphine|insulin|bridge|cliffs?|railway|rails|"
    r"tracks?|train|trains|multi|storey|roof|"
    r"river|canal|pond|sea|lake|loch|reservoir|lorry|lorries|petrol|bleach|gun|paracetamol|ledge|pier|"
    r"platform|balcony|quarry|belt|traffic)"
)
_crisis = writing(Sounds.CRISIS, always=_MEMORY)

CRISIS_WIDER = (
    _crisis(
        "rope noose blade blades razor knife knives bridge cliff cliffs railway rails track tracks multi "
        "roof river canal pond sea lake loch reservoir "
        "lorry petrol bleach gun ledge pier platform balcony quarry tablets pills morphine paracetamol train "
        "belt traffic",
        rf"(?:i|ah|\|) (?:(?:just|still|now|often|sometimes|always|am|keep|have) )?(?:lie|lying|lay|stand|"
        rf"standing|stare|staring|sit|sitting|climb\w*|lean\w*|"
        rf"look|looking|hold|holding|walk(?:ing)? (?:to|into|onto|along)|count\w*|keep (?:\w+ing|thinking)|"
        rf"want|think about|thinking about|thought about|have (?:the|a|my|her|his|some)|"
        rf"got (?:the|a|my)|dream of|crave|cant stop (?:\w+ing)|know where|line up|would rather|could) (?:\w+ "
        rf"){{0,6}}{_MEANS}|{_MEANS} (?:\w+ ){{0,8}}(?:i keep|i cant stop thinking|cant stop thinking|on my "
        rf"mind|in my head|ready|waiting|calls|calling)",
        unless=r"(?:every (?:saturday|sunday|summer|week|year)|think of (?:him|her|them)|(?:his|her) (?:name|"
        r"favourite)|favourite|remember|to work|"
        r"(?:photo|picture)s? of|feed the|the dog|ducks|lovely|peaceful place|scatter\w*|ashes|her (?:tablets|"
        r"pills) box|cut the|do not|dont take)",
    ),
    _crisis(
        "rope noose pills tablets overdose blade knife bridge roof gun cutting blood belt razor",
        rf"(?:found|caught|stopped|seen|saw) (?:{WHOM}|{LIVING}) (?:\w+ ){{0,6}}(?:with|on|in|at|by|holding|up)",
        r"(?:this morning|last night|yesterday|today|tonight|again|this week|just now|last week|the other "
        r"(?:night|day))",
    ),
    _crisis(
        "heaven ground grave coffin buried other",
        r"(?:i|im|ill|id|ah|\|) (?:\w+ ){0,4}(?:want|wanna|wont|might as well|should|belong|ready|going|go|"
        r"soon|better|rather|wish) (?:\w+ ){0,7}(?:heaven|(?:in|under) the "
        r"(?:ground|earth|grave)|in (?:his|her|their|a|my) (?:\w+ )?(?:grave|coffin)|buried (?:with|next|"
        r"beside)|the other side)",
        unless=(
            r"(?:visit|flowers|headstone|he is in heaven|she is in heaven|believe|will go to heaven one day|one "
            r"day)"
        ),
    ),
    _crisis(
        "goodbye peace decided mind made tonight ready ways know",
        r"(?:(?:made|making) (?:my|me) peace|this is (?:my )?(?:goodbye|it for me|the end for me)|(?:my mind "
        r"is|minds|i have|ive|made up my mind|mind made up|ive|i) (?:\w+ )?(?:made up|decided)(?: \w+){0,4} "
        r"(?:tonight|going|do it|end|go|stop|no one|nobody|\|)|mind is made up|"
        r"(?:looking|look|looked|searching|reading|googling|researching|thinking|working) (?:\w+ "
        r"){0,2}(?:ways|how) (?:to|of|out)(?: \w+)? (?:do it|die|go|end|kill|hang|it|doing)|ways to (?:do it|"
        r"die|go|end)|you(?:ll| will) know (?:why|what i)|"
        r"(?:im|i am|ill|i will) (?:be )?(?:going|off|leaving|doing it|do it|gone|away) (?:tonight|2nite|for "
        r"good|for ever|forever|soon|by (?:morning|tomorrow|the weekend)))",
        unless=r"(?:about the (?:review|meeting|report)|decided (?:not )?to (?:write|take part|share|tell|ask|"
        r"complain|come)|out the truth|how to (?:fill|write|do the form)|home tonight|"
        r"holiday|going home)",
    ),
    _crisis(
        "tell kids children family girls boys",
        r"(?:tell|let) (?:my|the|them|everyone|mum|dad|him|her|our) ?(?:\w+ ){0,3}(?:know )?(?:that )?(?:i|"
        r"im) (?:\w+ )?(?:love|loved|am sorry|"
        r"sorry|was sorry|tried|did my best)",
        unless=r"(?:him|her) i loved|could tell|wish i",
    ),
    _crisis(
        "point worth worthwhile over",
        r"no (?:point|use|sense) (?:\w+ )?(?:me|in me|of me|being|to me|to (?:my )?life|to anything|in "
        r"anything|going on|carrying on|any ?more|\||without)|(?:not|isnt|aint|no longer|nae|never) worth "
        r"(?:it|living|going on|the fight|the pain|being)(?: \w+)? ?(?:any ?more|anymair|now|\||without|im|i)|"
        r"(?:life|everything|it|its) "
        r"(?:\w+ ){0,2}over for me|(?:my|me) life (?:\w+ ){0,2}(?:over|finished|ended|done|ruined|gone|"
        r"nothing|pointless)",
        _I,
        unless=(
            r"(?:complain\w*|form|meeting|arguing|ringing|phoning|asking|writing|worth it (?:to|for) (?:him|her|"
            r"them)|the fuss)"
        ),
    ),
    _crisis(
        "cant cannot cannae canny carnt cnt couldnae dinnae face",
        rf"{_CANNOT} (?:\w+ )?(?:dae|do|take|go on|carry on|face|stand|bear|hack|stick|live|get through|handle|"
        rf"stomach|manage|fight|keep going|keep doing) (?:(?:this|it|things|life|another|anything|the (?:days|"
        rf"nights|pain)|on|tomorrow)(?: \w+){{0,3}} )?(?:any ?more|anymair|any ?longer|nae mair|no more|"
        r"much longer|another (?:day|night|week|year)|days?|tomorrow|without (?:him|her|them)|like this|alone)",
        _I,
        unless=r"(?:form|noise|queue|meeting|paperwork|couldnt|christmas without|the phone)",
    ),
    _crisis(
        "way happier better fine",
        r"(?:happier|better|best|easier|fine|pleased|glad|relieved) (?:\w+ ){0,4}(?:(?:if|when|once|with) "
        r"(?:i|im|me|ive) (?:\w+ ){0,3}(?:out of the way|gone|away|not (?:here|around|there)|dead|wasnt|"
        r"werent|was|were|disappear\w*|out of)|with me (?:gone|dead|out))|out of (?:everyones?|their|the) way "
        r"for good",
        unless=r"better (?:if|when) i was (?:told|there|with)|happier when i",
    ),
    _crisis(
        "burden burdens nuisance",
        r"(?:dont|not|never|wont|no longer|nae|tired of|sick of) (?:\w+ ){0,4}(?:burden|burdens|nuisance)",
        _I,
        unless=r"(?:not want to be|didnt want|she|he|never a burden|not a burden)",
    ),
    _crisis(
        "needs wants nobody noone one without",
        r"(?:nobody|no ?one|no one|naebody) (?:\w+ )?(?:needs|wants|loves|would miss|will miss|would notice|"
        r"will notice|cares about|is left for|left for) me|there is no me|no me without",
        unless=r"(?:nobody (?:wants|needs) me to)",
    ),
    _crisis(
        "answer reply wake turn",
        r"if i (?:dont|do not|never|should not) (?:answer|reply|wake|come|turn up|ring|phone)",
        unless=r"(?:try (?:again|me)|leave a message|ring (?:again|back)|call (?:again|back)|text|work)",
    ),
    _crisis(
        "still only keeping keeps reason because",
        r"(?:(?:only|still) (?:\w+ ){0,2}(?:here|alive|living|breathing|going) (?:\w+ )?(?:because|for|cos|"
        r"due|coz)|only (?:thing|reason|one) (?:\w+ ){0,4}(?:keep\w*|stop\w*|hold\w*) me|keep\w* me (?:here|"
        r"alive|from)|stop\w* me (?:from )?(?:doing it|going|ending))",
        _I,
        unless=r"(?:still going (?:to|on)|meeting|job|in (?:this|the) (?:house|job))",
    ),
    _crisis(
        "myself mysel meself mysef",
        r"(?:i|im|ah|ahm|\|) (?:(?:just|still|keep|keeps|always|often|sometimes|now|am|want to|need to|have "
        r"to|have been|started) ){0,2}(?:hit|hitting|scratch\w*|cut|cutting|burn|burning|bite|biting|punch\w*|"
        r"bash\w*|slap\w*|starv\w*|hurt|hurting|harm\w*|chok\w*|strangl\w*|poison\w*|drown\w*|punish\w*|"
        r"injur\w*) (?:my ?self|mysel|meself|mysef)",
        unless=(
            r"(?:fell|fall|slice|cake|accident\w*|shav\w*|cooking|kitchen|laugh\w*|never|not |slipped|trip\w*|"
            r"stairs|lifting)"
        ),
    ),
    _crisis(
        "drinking drink drinks bottles vodka whisky drunk drugs heroin weed",
        r"(?:i|im|ah|ahm|ive|\|) (?:\w+ ){0,4}(?:drink|drinking|drunk|bottles|vodka|whisky|using|taking|on)",
        r"(?:kill the pain|a day|bottles|to (?:sleep|cope|forget|die|stop|get through|numb)|too much|myself "
        r"to|not to feel|from (?:morning|waking)|constant\w*|all (?:day|night)|"
        r"vodka|blackout|out of it)",
        unless=r"(?:water|tea|coffee|cups?|tablets a day)",
    ),
    _crisis(
        "wish hurry cancer illness tumour covid take taken",
        r"(?:wish|hope|pray|let|want) (?:\w+ ){0,4}(?:cancer|illness|tumour|covid|heart|god|lord|death|it|"
        r"something|somebody|someone) (?:\w+ ){0,4}(?:take|takes|taken|took|get|finish|kill|kills) me",
        unless=r"(?:take me (?:to|back|home))",
    ),
    _crisis(
        "someone somebody something help please",
        r"(?:(?:i am|im|i think i(?: am|ll)?|ill|i will|i might|before i) (?:going to |gonna )?do "
        r"(?:something|summat|sth|it|anything)(?: \w+)?)",
        unless=(
            r"(?:something (?:nice|good|about|for (?:him|her|them|others)|with)|do it (?:later|tomorrow|on|again|"
            r"myself|for (?:him|her))|do anything (?:for|to help)|form)"
        ),
    ),
    _crisis(
        "christmas birthday summer future year next old",
        r"(?:dont|cant|do not|cannot|wont|never|not) (?:\w+ ){0,2}(?:see|be|make|reach|imagine|picture|last|"
        r"get) (?:my ?self |me )?(?:\w+ ){0,4}(?:at|by|to|for|this|next|until|till|past|any|the|a) ?(?:\w+ "
        r")?(?:christmas|birthday|summer|future|year|new year|easter|winter|old)",
        _I,
        unless=(
            r"(?:invite|visit|come to|party|tree|cards?|celebrat\w*|without (?:him|her)|see (?:him|her)|be "
            r"(?:able|available|free)|wait)"
        ),
    ),
    _crisis(
        "soon with join",
        rf"{LIVING} (?:\w+ ){{0,4}}(?:says?|keeps|ll|will|hell|shell|is|wants) (?:\w+ ){{0,5}}(?:be with|join|"
        rf"see|follow|go to) (?:his|her|my|our|mum|dad|him|them) ?(?:\w+ )?(?:soon|now|again|in heaven|too|\|)",
        unless=r"(?:be with (?:him|her|us) (?:when|at)|meeting|visit|hospital|home soon|holiday)",
    ),
)
