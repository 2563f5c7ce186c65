"""English families of meaning that sound like crisis: what *I* wish, feel and am afraid of.

Folded as by ``folding``: *can't* is ``cant``, *I'm* is ``im``.
"""

from portal.circle.triage.families import writing
from portal.circle.triage.kinds import Sounds
from portal.circle.triage.lists.english_crisis_families import DEAD_PAST, HOPING, NO, ONCE, SUBJECT, I

_FORM = (
    r"(?:forms?|questions?|paperwork|website|this page|meeting|computer|ipad|writing|typing|phone line|on hold|"
    r"the council)"
)
_DIE = (
    r"(?:die|dye|dying|dead|death|kill (?:my ?self|mysel|mysef|me)|killing (?:my ?self|mysel)|kms|unalive|end "
    r"(?:it|things|everything|my)|"
    r"ending (?:it|things|everything|my)|not (?:to )?be here|not being here|top my ?self|off my ?self|do "
    r"(?:my ?self|mysel|meself) in|"
    r"finish (?:it|my ?self)|do away with my ?self|sleep for ?ever|stop (?:existing|living|breathing)|"
    r"disappear|never (?:been )?born|"
    r"over and done|suicid\w*|not wake|do it|gone)"
)
_family = writing(Sounds.CRISIS)

CRISIS_MIND = (
    # Wishing, planning, deciding.
    _family(
        "die dye dying dead death kill killing kms unalive end ending suicid* finish forever disappear born",
        rf"{SUBJECT} (?:\w+ ){{0,4}}(?:think|thinking|thinkin|thought|want|wants|wanted|wanting|wanna|wish|"
        rf"going|gonna|goin|plan\w*|decid\w*|"
        rf"ready|might|will|could|should|would|ill|hope|hoping|long|longing|pray|praying|deserve|research\w*|"
        rf"google\w*|fantas\w*|imagine|"
        rf"dream|tempted|try|tried|trying|need|better|rather) (?:\w+ ){{0,5}}{_DIE}",
        r"(?:die(?! (?:at|in|of) (?:home|peace|his|her|sham))|dye|dying|dead|death|kill\w* (?:my ?self|mysel|"
        r"mysef)|kms|unalive|end\w* (?:it|"
        r"things|everything|my (?:own )?life|my days)|sleep for ?ever|disappear|never (?:been )?born|suicid\w*)",
        unless=rf"(?:{DEAD_PAST}|{ONCE}|laugh\w*|(?:he|she|him|her|they|you|people|mum|dad|brother|sister|son|"
        rf"daughter) (?:\w+ ){{0,3}}"
        r"(?:die|died|dying|dead|death|killed)|(?:his|her|their) (?:\w+ )?(?:death|dying)|when i die|before i "
        r"die|about (?:the |how )?(?:he|"
        r"she|death|died)|dead (?:tired|on|wrong)|the dead|afraid of dying|death (?:certificate|of|trap)|end "
        r"(?:it )?(?:with|the|up|there)|"
        r"end of|end it here|who|whether|why|dead and i|die for|nearly (?:die|kill)|was going to|was dying|do "
        r"not want|dont want|fear|"
        r"sick to death|cause of|after death|to death|like dying of|(?:not|never) (?:\w+ )?(?:kill|hurt|end))",
    ),
    _family(
        "wish god lord jesus allah take",
        r"(?:(?:god|lord|jesus|allah|please|pls|just|come|would) (?:\w+ ){0,2}(?:take|call|tak) me(?! (?:"
        r"to|through|back|there|home with you|a|an|ages|hours|long|seriously|all|in|on|so|out))|wish (?:it|"
        r"they|god|he|that it|you) (?:\w+ ){0,2}(?:took|"
        r"taken|had been|was|were|been|take) me(?! (?:to|and|who)))",
    ),
    # Not waking up, the heart stopping.
    _family(
        "wake wakes waking woke awake wakin eyes round breathing heart",
        rf"{HOPING}|(?:sorry|angry|disappointed|gutted|fed up|sad|sick) (?:\w+ ){{0,3}}(?:wake|woke|waking|still)",
        rf"{NO} (?:\w+ ){{0,3}}(?:wake|woke|waking|wakin|awake|come (?:back )?round|open|get up|breathe)|heart "
        rf"(?:\w+ ){{0,2}}(?:stop\w*|give\w*|gave|"
        r"pack\w*|fail\w*|burst)|stop breathing|(?:woke|wake|waking|awake|breathing) (?:up )?(?:at all|again|"
        r"still|\||this|every|each|in the)",
        rf"(?:{I}|\|)",
        unless=rf"(?:{DEAD_PAST}|{ONCE}|(?:he|she) (?:\w+ )?(?:never|didnt|wouldnt|stopped|woke)|(?:his|her) "
        rf"(?:heart|eyes)|the (?:baby|"
        r"children)|heart (?:rate|failure)|night i wake|you up)",
    ),
    # A burden; lighter without me.
    _family(
        "burden* nuisance drag useless worthless waste without weight failure pointless",
        rf"{I} (?:\w+ ){{0,4}}(?:a|nothing but|just|such|only|so|too|everyones?|everybodys?)? ?(?:\w+ "
        rf")?(?:burden|nuisance|dead ?weight|drag|waste "
        r"of (?:space|air|time|oxygen|breath)|weight (?:on|round)|useless|worthless|failure|pointless)|"
        r"(?:better|easier|lighter|happier|fine|"
        r"sooner|manage|cope|okay|ok|relieved|free|simpler|best|richer|nicer|peace|get on|good) (?:\w+ "
        r"){0,3}without (?:me|my ?self)|without me (?:\w+ "
        r"){0,3}(?:better|easier|happier|fine|round|around|here|there|in it|dragging|to)|burdening|(?:world|"
        r"family|they|kids|everyone) (?:\w+ ){0,3}without me",
        unless=rf"(?:{DEAD_PAST}|{ONCE}|went ahead|meeting|started|decided|was never a burden|not a burden|meds are|"
        rf"useless (?:at|with) (?:the|comp|"
        r"tech)|the (?:form|website|phone|system))",
    ),
    # Nothing left, no future.
    _family(
        "nothing nowt future surplus why reason point hope left use purpose tomorrow nobody anymore meaning carer",
        r"(?:(?:nothing|nowt|nothin|no ?one|nobody|no reason|no point|no cause|naebody) (?:\w+ "
        r"){0,3}(?:left )?(?:\w+ ){0,2}(?:to (?:stay|live|get up|wake up|"
        r"go on|hang|stick|carry on|keep going|exist)|ahead (?:of|for) me|in front of me|here for me|left "
        r"(?:for me|here|inside|in me|to (?:"
        r"hope|look forward))|look forward to|worth (?:living|staying|getting))|no (?:future|tomorrow|hope|"
        r"way out|purpose|meaning) (?:\w+ )?(?:for me|left|now|\||any|"
        r"without)|(?:im|i am|feel|feeling) (?:\w+ )?(?:surplus|redundant|pointless|no use|not needed|no good|"
        r"not wanted|finished)|why (?:am i|im|i am|i|m|do i|should "
        r"i|must i|did i) (?:\w+ ){0,2}(?:here|breathing|alive|bother|living|exist|go on|carry on|get up|wake "
        r"up|left behind|survive|keep going)|"
        r"(?:cant|dont|do not|cannot) (?:\w+ )?see (?:\w+ ){0,2}(?:point|future|reason|way (?:out|forward|"
        r"through)|any ?more|use)|what (?:am i|"
        r"im) (?:\w+ )?(?:here|for|waiting|living|left)|no (?:earthly )?(?:use|good) to (?:any|no)\w*|whats "
        r"the (?:point|use))",
        unless=(
            rf"(?:{DEAD_PAST}|{_FORM}|nothing (?:left )?to (?:add|say|hide)|point (?:of|in) (?:this|the|a|asking|"
            rf"having)|why i am (?:here|writing))"
        ),
    ),
    # Enough, done, dark.
    _family(
        "enough done finished tired weary hopeless desperate darkness dark hole pit drowning sinking trapped "
        "rock breaking numb empty dead end "
        "tether cope broken black",
        r"(?:had|have|ve|hae|got|ive|ahve|id) (?:\w+ ){0,2}enough (?:of|ae|o|wi|with) (?:\w+ )?(?:living|"
        r"livin|life|it all|everything|this world|"
        r"being here|trying|the pain|breathing|myself)|(?:^|\||and|i) (?:ive |have |ahve )?(?:had|hae had) "
        r"enough (?:\||now|and|i|\w+ living)|(?:im|ahm|i am|iam|"
        r"am) (?:\w+ ){0,2}(?:done|finished) (?:\w+ )?(?:\||pal|now|with (?:it|life|this|living|every|all|"
        r"trying)|in|trying|living|mate|ive|ahve|i)|"
        r"(?:i|im|ahm|ive|iam|am) (?:\w+ ){0,4}(?:hopeless|desperate|drowning|sinking|trapped|numb|dead "
        r"inside|empty inside|broken inside|rock bottom|"
        r"breaking point|at the end of (?:my|the) (?:tether|rope|line|road)|going under)|(?:black|dark|deep) "
        r"(?:hole|pit|tunnel|cloud|place)|(?:im|i am|i "
        r"feel|ahm) (?:\w+ ){0,3}(?:tired|weary) (?:of (?:it all|living|life|being|trying|fighting|"
        r"everything)|to (?:go on|fight|carry))|"
        r"(?:cant|cannot|cnt|not|carnt|no) (?:\w+ ){0,2}cop(?:e|ing) (?:\||any|with (?:life|it|this|living)|"
        r"no more|on my own|i|and|without|much|at all|now)|the darkness",
        rf"{I}",
        unless=(
            rf"(?:{DEAD_PAST}|{ONCE}|{_FORM}|i was|enough of (?:him|her)|done (?:with (?:the|my)|and dusted)|"
            rf"(?:he|she|they) (?:couldnt|could not|was))"
        ),
    ),
    _family(
        "should me put right instead wrong",
        r"should (?:have|ve|of|a|uv|hav) been (?:me|mysel|myself)|(?:wish|if only) it (?:was|were|had been|"
        r"could have been) me|why (?:him|her|them) (?:and )?not me|"
        r"wrong (?:one|person|twin|sister|brother|son) (?:died|went|was taken)",
        unless=r"should have been me (?:who|that|to) (?:rang|told|called|fetched|asked)",
    ),
    _family(
        "matter matters mind care bother happens",
        r"(?:wouldnt|would not|dont|do not|wont|doesnt|does not|cant) (?:\w+ )?(?:mind|care|matter|bother|"
        r"bother me) (?:\w+ ){0,3}(?:if (?:i|a|the|some\w*|it|"
        r"they) (?:\w+ ){0,4}(?:die|died|dead|live|hit|hits|run|ran|wake|woke|fell|crash\w*|kill\w*|here|gone|"
        r"took|takes|never|stop\w*|get|got ill|caught|"
        r"finish\w*|me)|what happens (?:to me|now|next|any)|what becomes of me|about (?:my ?self|living|life|"
        r"me any|being alive)|any ?more)",
        rf"(?:{I}|\|)",
        unless=(
            rf"(?:{DEAD_PAST}|if (?:i|you|they) (?:use|publish|share|quote|put|read)|being asked|waiting|sharing|"
            rf"meeting|report)"
        ),
    ),
    # Not safe from myself; afraid of what I do; alone.
    _family(
        "safe scared afraid frightened frit feart trust terrified worried alone own risk",
        r"(?:dont|do not|never|not|nae|dinnae|didnt) (?:\w+ ){0,2}(?:feel|feeling|feelin|be|keep my ?self|"
        r"am)? ?(?:\w+ )?safe|(?:scared|afraid|frightened|frit|feart|terrified|"
        r"worried|dread\w*) (?:of|off|about|ov|by)? ?(?:wot|what|my ?self|mysel|being (?:alone|left|on my)|to "
        r"be (?:left|alone|on my|by my)|my (?:own )?(?:thoughts|head|mind|hands)|"
        r"i (?:might|may|will|could|am going|m going|do|ll)|im (?:going|gonna)|ill|how i)|(?:dont|do not|cant|"
        r"cannot) trust (?:my ?self|mysel|me)|(?:shouldnt|should "
        r"not|cant|cannot|not) be (?:left )?(?:alone|on my own)|(?:risk|danger) to my ?self|dont leave me "
        r"(?:alone|on my)",
        rf"{I}",
        unless=rf"(?:{DEAD_PAST}|didnt feel safe (?:with|there)|{ONCE}|forget\w*|(?:he|she) (?:\w+ )?(?:not|didnt|"
        rf"wasnt)|it is not safe|not safe to (?:drive|cross|go)|"
        r"say the wrong|will happen to (?:him|her|them)|how i (?:look|sound)|what i (?:say|write|read|hear|"
        r"will hear))",
    ),
    _family(
        "ring phone call help come talk someone somebody",
        r"(?:someone|somebody|some1|anyone|anybody|any1|please|pls|plz|can (?:you|u)) (?:\w+ ){0,3}(?:ring|"
        r"phone|call|come|help|talk to|be with|stop|sit with) (?:me|now|quick|2nite|tonight|out)",
        r"(?:now|tonight|2nite|2night|quick|urgent\w*|cant|dont|scared|alone|afraid|before i|bad place|not "
        r"(?:ok|okay|good|safe|coping)|desperate|anything|"
        r"struggling|in a (?:bad|dark)|help me (?:\||please|pls|i|now|im))",
        unless=(
            rf"(?:{_FORM}|with this|about (?:the|my|his|her)|to (?:arrange|discuss|ask|talk about|fill|read|write|"
            rf"understand)|help me (?:with|fill|write|read|to))"
        ),
    ),
    # Voices, and the head that says.
    _family(
        "voice voices head thoughts",
        r"(?:voices|voice in my|a voice|the voice|my (?:own )?head|my (?:own )?thoughts|my mind|thoughts in) "
        r"(?:\w+ ){0,4}(?:say|says|sayin|saying|tell|tells|tellin|telling|shout\w*|want\w*|keep|keeps|come|"
        r"coming|whisper\w*|"
        r"back|wont stop|louder|get|gets|are (?:bad|back|there|loud)|dont stop|frighten|scare)|(?:hear|"
        r"hearing|hearin) (?:\w+ )?voices|(?:his|her) voice (?:\w+ ){0,2}(?:tell\w*|calling|calls|says) "
        r"(?:\w+ "
        r"){0,2}(?:me to|to me to|to come|to jump|come)|dark thoughts|bad thoughts|thoughts (?:\w+ )?(?:of|"
        r"about) (?:ending|dying|death|harm\w*|hurting)",
        unless=(
            rf"(?:{ONCE}|{DEAD_PAST}|voices (?:heard|in the report)|our voices|families voices|in the next room|"
            rf"on the (?:phone|tape|radio)|singing)"
        ),
    ),
)
