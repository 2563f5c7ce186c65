"""English words that sound like crisis, as folded by ``folding``: of *I* in any tense, of others in the present.

Easy and misspelt writing stands beside the rest.
"""

from portal.circle.triage.kinds import gap

_SELF = r"(?:my ?self|mi self|mysel|mysef|myslef|me)"
_TO = r"(?:to|2|too|tu)"
_WANT = (
    rf"(?:(?:want|wanted|wantin|wanting|wnt|wont|whant|wish|need|hope|longing|ready|going|gonna|trying) {_TO}|wanna)"
)
_CANNOT = r"(?:cannot|can not|cant|cnt|carnt|couldnt)"
_NOT = r"(?:do not|dont|dnt|didnt|did not|no longer|not)"
_ANY_MORE = r"(?:any ?more|any ?longer|no more|much longer)"
_KILL = r"(?:kill|kil|kll|hang|drown|shoot|stab|poison)"
_HARM = r"(?:hurt|harm|cut|burn|starve|punish)"
_SUICIDE = r"(?:suicid(?:e|al|le)?|sucid(?:e|al)|suisid(?:e|al)|suicd(?:e|al)|suecid(?:e|al)|siucid(?:e|al)|suiside)"
# Where somebody wished to die is not that they wish it; of shame or laughing is a way of speaking.
_NOT_A_PLACE = (
    r"(?! (?:at (?:home|peace)|in (?:his|her|my|their) own|in (?:his|her|my) (?:bed|sleep)|of (?:shame|embarr|"
    r"laugh)))"
)
_NOT_SOMEWHERE = r"(?! (?:in|at|there|near|on|next|where|alone|together|with (?!this|it)))"
_END = r"(?= (?:\||like this|living|any|without|much|because|since|and|i|so|now \|))"

CRISIS = (
    # Wanting to die.
    rf"i {gap(3)}{_WANT} {gap(1)}(?:die|dye|be dead|be gone forever){_NOT_A_PLACE}",
    (
        rf"(?:\|) (?:just |only |really |me )?(?:want|wanna|wnt|want to|want 2|wanting to) (?:die|dye|be "
        rf"dead){_NOT_A_PLACE}"
    ),
    (
        rf"i {gap(2)}(?:wish|wished) (?:that )?i (?:was|were|wer|could be|had been) (?:dead|never born|not (?:here|"
        rf"alive))"
    ),
    r"i (?:\w+ )?wish (?:that )?i (?:wasnt|werent) (?:here|alive|born)",
    r"i (?:\w+ )?wish (?:that )?i (?:had died|could die|would die|died)",
    r"(?:id|i would) (?:rather|sooner) (?:be dead|die|not be (?:here|alive))",
    rf"i {gap(2)}(?:better off|be better|be happier) dead",
    r"i (?:do not|dont) think (?:that )?i want to (?:be alive|live|go on living|be here any ?more)",
    r"what is the (?:point|use) (?:of|in) (?:me )?(?:living|being (?:alive|here)|life|going on)",
    (
        rf"(?:better off|be better|better) (?:without me|if i (?:was|were|had|wasnt|werent) {gap(1)}(?:dead|gone|"
        rf"died|here|not here))"
    ),
    # Not wanting to live. *Go on holiday*, *live in a home*: not it.
    rf"(?:i|\|) (?:\w+ )?(?:{_NOT}|no) (?:\w+ )?(?:want|wanna|wnt|wont|whant|wish)(?: {_TO})? "
    rf"(?:live{_NOT_SOMEWHERE}|be alive|"
    rf"exist|wake up|be in this world|be here (?:any ?more|any ?longer|without)|(?:go on|carry on){_END})",
    (
        r"i (?:have|had|got|ve) (?:no|nothing|not got|no more) (?:\w+ )?(?:reason|will|left) (?:\w+ )?(?:to live|"
        r"to go on|for living)"
    ),
    r"no (?:\w+ )?reason (?:left )?(?:for me )?to (?:live|go on living|be alive)",
    r"nothing (?:left )?to live for",
    (
        rf"i (?:{_NOT}|{_CANNOT}) see (?:the|any|a) (?:point|reason|sense) (?:in|of|to) (?:living|go on|live|life|"
        rf"going on|carrying on|"
        rf"being here)"
    ),
    r"no point (?:in |of )?(?:living|being alive|my life)",
    r"(?:my |this )?life is(?:nt| not| no longer) worth (?:living|it)",
    r"(?:i am|im|i feel|i get) (?:\w+ )?(?:tired|sick|done) (?:of|with) (?:living|life|my life|being alive)",
    r"i (?:have )?given up on (?:life|living)",
    r"i (?:\w+ )?(?:dont|do not) care (?:if|whether) i (?:live|die|wake up)",
    r"i (?:dont|do not) deserve to live",
    r"i should (?:be dead|have died|not be alive)(?! (?:of|laugh))",
    (
        r"(?:i am|im|i was|i feel) (?:\w+ )?(?:sorry|sad|angry) (?:that )?(?:i )?(?:woke up|wake up|to wake up|i "
        r"am alive|im alive)"
    ),
    (
        r"(?:easier|better|best)(?: for \w+)? if i (?:wasnt|werent|was not|were not|wernt) (?:around|here|alive|"
        r"there any ?more)"
    ),
    r"(?:nobody|no one|no body) would (?:miss|notice|care)(?: me)?(?: if| when) i",
    r"(?:giv(?:e|ing)|gave) up on (?:everything|life|living|my life)",
    (
        r"i (?:\w+ )?(?:want|wanna|wanted|wish)(?: to)? (?:disappear|vanish)(?: forever)?(?= (?:\||and|from "
        r"(?:this|the) (?:world|earth)|for (?:good|ever)))"
    ),
    r"(?:want|wanna) out of (?:this|my) life",
    (
        r"i (?:\w+ )?(?:want|wanna|wanted|wish|need) (?:to )?(?:be with|join|go to|follow) (?:him|her|them|you|"
        r"mum|mam|mom|dad|my (?:\w+ )?\w+) (?:\w+ )?(?:in heaven|up there|in the sky|on the other side|where "
        r"(?:he|she|they) (?:is|are) now)"
    ),
    r"i want to (?:join|follow) (?:him|her|them|mum|dad|my \w+)(?= (?:\||now \||soon))",
    r"i (?:\w+ ){0,2}(?:see|have|feel) no (?:way out|future)(?: for me)?(?= (?:\||and|without|any|now|left))",
    r"my life (?:is|feels) (?:over|finished|pointless|empty)(?= (?:\||now|without|since|and))",
    r"life has no (?:meaning|point|purpose)",
    # Ending it.
    rf"i {gap(4)}think(?:ing)? (?:about|of) (?:my own )?(?:dying|death|being dead|not being here)(?! (?:of|in))",
    r"(?:voices?|head|it|they) (?:\w+ )?tells? me to (?:die|kill|hurt|harm|cut|end|jump)",
    r"i (?:\w+ ){0,4}walk(?:ing)? into the (?:sea|river|canal|traffic|road|lake)",
    r"i (?:\w+ ){0,3}(?:hoard|sav|collect|stockpil|keep)ing (?:up )?(?:\w+ ){0,2}(?:tablets|pills|meds)",
    r"i (?:\w+ ){0,4}(?:do|doing|done) something to my ?self",
    rf"i {gap(8)}(?:{_KILL}|{_KILL}ing|killin) {_SELF}(?! (?:laugh|to get|getting|with work|working|trying))",
    (
        rf"(?:\||of|about|to) (?:just )?(?:{_KILL}|{_KILL}ing) (?:my ?self)(?! (?:laugh|to get|getting|with work|"
        rf"working))"
    ),
    rf"i {gap(8)}(?:end|ending|take|taking|finish) my (?:own )?life",
    (
        rf"i {gap(5)}(?:want|going|will|ready|plan|think\w*|thought)(?: {gap(1)}{_TO}| about| of)? (?:end|ending) "
        rf"(?:it|everything)(?: all)?(?= (?:\||tonight|now|today|soon|with|because|so|and))"
    ),
    rf"i {gap(3)}want {gap(2)}(?:it|everything|this pain|the pain) (?:all )?(?:to )?(?:end|stop|be over)",
    rf"(?:i am|im|i feel|ive been|i have been|i was|i get|feeling|feel) {gap(2)}{_SUICIDE}",
    (
        rf"(?:i|my|me) {gap(5)}(?:think\w*|thoughts?|feelings?|idea|ideas|commit\w*|plan\w*|attempt\w*|try|tried) "
        rf"{gap(2)}{_SUICIDE}"
    ),
    rf"(?:i|my) {gap(4)}{_SUICIDE} (?:thoughts?|feelings?|ideas|plans?)",
    rf"i {gap(5)}(?:sleep|bed) (?:\w+ )?(?:and )?(?:never|not|dont) wake up",
    r"i (?:\w+ )?(?:hope|wish|pray) (?:that )?i (?:never|dont|do not|wouldnt|didnt) wake up",
    (
        rf"i (?:am going to|going to|will|gonna|want to|have|ve|just)? ?(?:take|took|taken|swallow|swallowed) "
        rf"{gap(1)}(?:an overdose|overdose|too many (?:tablets|pills)|all (?:of )?(?:my|the|his|her) (?:tablets|"
        rf"pills|meds|medicine|medication))"
    ),
    (
        rf"i {gap(5)}(?:jump|jumping|step|stepping|walk) (?:off|in front of|under) (?:a|the) (?:\w+ )?(?:train|bus|"
        rf"lorry|car|bridge|roof|cliff|building)"
    ),
    # Hurting oneself on purpose; not when I fell, not shaving.
    (
        rf"i {gap(3)}(?:{_WANT}|want|feel like|think about|thinking (?:of|about)|thoughts of|urge to) "
        rf"{gap(1)}{_HARM}(?:ing|ting)? (?:my ?self|mysef|mi self)"
    ),
    (
        rf"i {gap(1)}(?:keep|kept|am|have been|ve been|started|start|began|still|have started) (?:on )?(?:\w+ "
        rf")?(?:hurt|harm|cut|cutt|burn|starv)ing (?:my ?self|mi self|mysef)"
    ),
    r"im (?:\w+ )?(?:hurt|harm|cutt|burn|starv)ing (?:my ?self|mi self|mysef)",
    (
        r"i (?:cut|hurt|harm|burn) my ?self (?:again|every|on purpose|at night|to feel|when i (?:am|feel|think|"
        r"get|miss))"
    ),
    r"i (?:have |am |have been |started to |want to )?(?:self ?harm|selfharm)(?:ed|ing)?",
    r"(?:not|dont feel|do not feel|isnt) safe (?:with|from) my ?self",
    r"(?:scared|afraid|frightened) (?:of )?what i (?:might|may|could|will) do(?: to my ?self)?",
    r"i (?:\w+ )?(?:might|may|could|will) do something (?:stupid|silly|bad) to my ?self",
    # Not being able to go on. *Carry on with this form*: not it.
    rf"(?:i|\|) (?:really |just |simply )?{_CANNOT} (?:\w+ )?(?:go on|carry on|keep going|keep on){_END}",
    (
        rf"i (?:really |just |simply )?{_CANNOT} (?:\w+ )?(?:take|bear|do|cope with|face|manage) (?:it|this|life|"
        rf"things|things|the pain)(?: all)? {_ANY_MORE}"
    ),
    rf"i (?:really |just |simply )?{_CANNOT} (?:\w+ )?(?:cope|live|exist) {_ANY_MORE}",
    (
        rf"i (?:really |just )?{_CANNOT} (?:\w+ )?(?:live|face life|be) (?:without (?:him|her|them|my|mum|mam|mom|"
        rf"dad|you)|like this)"
    ),
    r"i (?:hate|cant stand) (?:my life|being alive|living)",
    rf"i (?:really |just )?{_CANNOT} (?:do|take) (?:it|this) no more",
    # Of somebody who lives: in the present.
    (
        rf"wants {_TO} (?:die|kill (?:him|her)self|end (?:his|her) (?:own )?life|hurt (?:him|her)self|be "
        rf"dead){_NOT_A_PLACE}"
    ),
    rf"(?:does not|doesnt|dosent|doesn) (?:\w+ )?want {_TO} (?:live{_NOT_SOMEWHERE}|be alive)",
    (
        rf"(?:is|keeps|hes|shes) (?:\w+ )?(?:talking|thinking|saying|threatening|self ?harm\w*|cutting|hurting) "
        rf"{gap(3)}(?:{_SUICIDE}|killing (?:him|her)self|kill (?:him|her)self|(?:him|her)self)(?= )"
    ),
)
