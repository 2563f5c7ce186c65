"""English families of meaning told in one turn of speech, with many words in each. Folded as by ``folding``."""

from portal.circle.triage.families import Family
from portal.circle.triage.kinds import Sounds
from portal.circle.triage.lists.english_crisis_families import ONCE
from portal.circle.triage.lists.english_danger_families import PAST, WHOM

_I = r"(?:i|im|ive|ill|id|iam|ah|ahm)"
_WHO = (
    r"(?:they|staff|carers?|he|she|manager|nurses?|workers?|dad|mum|boyfriend|girlfriend|husband|wife|brother|"
    r"uncle|son|driver|"
    r"flatmate|housemate|neighbour|landlord|teacher|owner|man|woman|boss|who|lads?)"
)
_MEMORY = rf"(?:{ONCE}|he was|she was|he had|she had|they were|used to)"
_TALK = (
    r"(?:questions?|noise|this now|form|forms|meeting|council|phone line|smoking|sugar|job|chocolate|report|answers?)"
)

CRISIS_WIDEST = (
    Family(
        Sounds.CRISIS,
        "give giving given survive peace over out rest sleep stop gone live left carry bother help place "
        "edge brink way dark hope pain end",
        (
            rf"{_I} (?:\w+ ){{0,2}}(?:giving up|give up|given up)|(?:cant|cannot|dont think i can|wont|not "
            rf"going to|dont know how to|dont want to) (?:\w+ )?survive|"
            rf"{_I} (?:\w+ ){{0,2}}(?:want|need|crave|long for|wanna) (?:\w+ ){{0,3}}(?:peace|over(?: with)?|"
            rf"out|rest|gone|it to stop|to sleep|the pain|an end|quiet|oblivion)(?= (?:\||now|and|from|"
            rf"forever|for|with|i|please|so|because))|"
            r"what(?:s| is| have i| is there|s there) (?:\w+ ){0,2}(?:left |there )?(?:to live|for me|to go "
            r"on) ?(?:for)?|(?:got|have|has|with|theres|there is) (?:no ?one|no one|nobody|none|nothing) left|"
            r"why (?:should i )?(?:carry on|bother|go on|live|keep going)|"
            rf"{_I} (?:\w+ ){{0,3}}(?:in a|at a) (?:\w+ )?(?:dark|bad|low|terrible|horrible|scary) (?:place|"
            rf"way)|on the (?:edge|brink)|{_I} need help(?: (?:now|please|\||bad\w*|i|tonight|fast|quick))|"
            rf"{_I} (?:\w+ )?(?:have|got|lost|see) (?:\w+ )?no hope|lost all hope|stop the pain|end the pain|"
            rf"cant live with",
        ),
        rf"(?:{_MEMORY}|{_TALK}|help (?:with|to)|want (?:\w+ )?out of (?:this|the) (?:meeting|group)|rest in "
        rf"peace|want him to|want her to|peace of mind)",
    ),
    Family(
        Sounds.CRISIS,
        "find finds found here gone happens hosepipe tree wall front oncoming breath breathing calling calls "
        "hiding thoughts thinking think cuts scars bleeding",
        (
            r"(?:nobody|no one|noone|they|you|u|someone|somebody|whoever|who) (?:\w+ ){0,2}(?:find|finds|"
            r"found) me|(?:when|once|after|if) (?:im|i am|ive) (?:\w+ )?(?:not here|gone|no longer here|dead|"
            r"not around)|if (?:anything|something|owt) happens to me|hose ?pipe|"
            r"(?:driv\w+|drove|walk\w*|step\w*|run|ran|running|crash\w*|swerv\w*|jump\w*) (?:\w+ "
            r"){0,3}(?:into (?:a|the) (?:\w+ )?(?:tree|wall|road|traffic|lorry|sea|river|oncoming)|in front "
            r"of|into oncoming)|hold\w* my breath|"
            r"(?:calling|calls|wants) me (?:to|over|home|back|from)|hiding (?:\w+ )?(?:tablets|pills|knives|"
            r"razors|blades|rope|meds)|(?:scared|afraid|frightened) (?:\w+ ){0,6}(?:i think|im thinking|my "
            r"thoughts|what i think)|"
            r"my (?:arms?|legs?|wrists?|thighs?|hands?) (?:\w+ )?(?:is|are|r) (?:\w+ ){0,2}(?:cuts?|scars|"
            r"scarred|bleeding|burn\w*|marks)",
            rf"(?:{_I}|my|me|he|she|wife|husband|son|daughter|\|)",
        ),
        rf"(?:{_MEMORY}|you can find me (?:at|on)|(?:he|she|we|dog|they) (?:\w+ )?(?:ran|walked|jumped)|"
        rf"calling me (?:about|back about|names)|calls me (?:back|names|about)|garden|(?:staff|nurses?) (?:\w+ "
        rf")?found me)",
    ),
)
DANGER_WIDEST = (
    Family(
        Sounds.DANGER,
        "tape tapes gag weighs soaked wee pin heating hand sit sits drinks drives drive passport passports "
        "stuff things night meals laugh laughs seen asleep blanket blankets clothes buzzer bell alarm "
        "lights wheelchair glasses hearing teeth hair mouth face fit water cold shower hose pram turns spoon",
        (
            rf"{_WHO} (?:\w+ ){{0,2}}(?:tapes?|gags?|cover|covers|laughs?|laugh at|sits?|sit on|pours?|takes? "
            rf"(?:away|turns|off)|hides?|hid|unplugs?|switch\w*|turns?|turn off|ignores?|films?|strips?|"
            rf"shaves?|pokes?|hoses?|keeps?|removes?|have|has|hold|holds|stuffs?|drinks?|force\w*|"
            rf"do|does|makes?|made) (?:\w+ ){{0,5}}(?:mouth|faces?|fit|fits|seizures?|heating|water off|"
            rf"lights? off|buzzer|call bell|bell|alarm|wheelchair|glasses|hearing aids?|passports?|pin|pin "
            rf"number|blankets?|clothes|on (?:her|him|them|me)|drives?|minibus|cold (?:water|shower|bath)|"
            rf"(?:stuff|things|it|bad things) to (?:me|her|him|them)|off in)|"
            r"weighs? (?:\w+ ){0,2}(?:stone|kilos?|st|kg)|(?:soaked|covered|drenched|sitting|stinking|"
            r"smelling) (?:\w+ )?(?:in|of) (?:\w+ )?(?:wee|poo|urine|sick|blood)|no staff|(?:go|goes|going) "
            r"without (?:meals|food|water|meds|tablets|medication)|(?:nobody|no one|none of us|we|i) (?:\w+ "
            r")?(?:seen|seeing) (?:\w+ ){0,3}(?:for|in) (?:\w+ )?(?:weeks|months)|"
            r"(?:scared|jumps|hides|flinches|cowers|wets (?:him|her)self|shakes|shaking|cries) (?:\w+ "
            r")?(?:when|if|every time) (?:\w+ ){0,2}(?:lifts?|raises?|comes?|hears?|shouts?|sees?|walks?|goes|"
            r"opens?)",
            rf"(?:{WHOM}|he|she|they|his|her|their|shes|hes|people|our|my|staff)",
        ),
        rf"(?:{PAST}|laugh(?:s|ed)? (?:with|together|about)|things to (?:me|us) (?:that|which) (?:help|mean)|"
        rf"look(?:s)? (?:after|lovely)|make(?:s)? (?:me|us) (?:laugh|smile)|(?:his|her) (?:glasses|wheelchair|"
        rf"blanket|clothes) (?:on|in) (?:the|my|our)|keep(?:s)? (?:his|her) (?:glasses|clothes|blanket|hair)|i "
        rf"(?:keep|have)|we (?:keep|have) (?:his|her)|"
        r"do things to help)",
    ),
)
