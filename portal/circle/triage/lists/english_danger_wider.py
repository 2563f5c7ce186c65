"""English families of meaning that sound like danger, wider than the others. Folded as by ``folding``."""

from portal.circle.triage.families import writing
from portal.circle.triage.kinds import Sounds
from portal.circle.triage.lists.english_danger_families import PAST, WHOM

_danger = writing(Sounds.DANGER, always=PAST)

DANGER_WIDER = (
    _danger(
        "left leave leaves leaving floor alone nappies nappy pads toilet outside unattended unsupervised",
        rf"(?:(?:is|are|gets?|being|keeps? getting|still|im|hes|shes|theyre|people|residents) (?:\w+ )?left|"
        rf"(?:they|staff|carers?|nurses?|he|she|manager|who) (?:\w+ )?(?:leave|leaves|leaving)|puts? (?:{WHOM}|"
        rf"\w+ \w+) in nappies|put (?:\w+ ){{0,3}}in (?:nappies|pads))",
        r"(?:on the (?:floor|toilet|commode|stairs|bed)|all (?:night|day|weekend)|for (?:hours|days)|alone|"
        r"outside|unattended|unsupervised|without|in (?:nappies|pads|bed|the (?:dark|cold|bath|chair|van|"
        r"car))|hungry|crying|naked|undressed|too long|till|until)",
        unless=(
            r"(?:i am left|im left|left alone (?:with|now|in the world)|left me (?:alone )?(?:in the world|with "
            r"nothing)|he left (?:us|me)|she left (?:us|me)|behind|left without (?:him|her|answers|a))"
        ),
    ),
    _danger(
        "sits holds hold lies pins pinned held drags grabs kneels restrain headlock prone floor gag gags "
        "sock cover covers spray sprays laughs mocks taunts teases films copying calls swears shouts names",
        rf"(?:sits? on|holds? (?:{WHOM}) (?:down|under|by)|pins?|kneels? on|gags?|sprays?|laughs? at|mocks?|"
        rf"taunts?|teases?|films?|swears? at|shouts? at|calls? (?:{WHOM}|people) (?:\w+ )?(?:names|stupid|"
        rf"thick|retard\w*|fat|spaz\w*|smelly|mong|idiot)|covers? (?:his|her|their|my) (?:mouth|face)) "
        rf"?(?:{WHOM}|people|\w+)?",
        rf"(?:{WHOM}|people|names|down)",
        unless=(
            r"(?:holds? (?:me|us|him|her) (?:dear|close|up|together)|(?:on|by) my (?:mind|side)|holds? (?:his|her|"
            r"my) hand|we hold|i hold)"
        ),
    ),
    _danger(
        "touch touches hand hands skirt trousers tickles strokes rubs sexual",
        rf"(?:makes? (?:{WHOM}) (?:touch|kiss|watch|undress|strip|sit on)|(?:puts?|sticks?|slides?|shoves?|"
        rf"has) (?:his|her|their) (?:\w+ )?hands? (?:\w+ )?(?:up|down|in|on|between|inside|under) (?:my|her|"
        rf"his|their|the)|(?:rubs?|strokes?|tickles?|touches) (?:my|me|her|his|their|the)|wants? (?:me|her|"
        rf"him) to touch)",
        unless=r"(?:touches my heart|on my shoulder|holding|touching (?:tribute|words))",
    ),
    _danger(
        "saw seen watched witnessed heard hear noticed found",
        r"(?:saw|seen|watched|witnessed|heard|hear|found|see) (?:\w+ ){0,4}(?:hit|hitting|slap|slapping|"
        r"slapped|kick\w*|punch\w*|push\w*|shov\w*|drag\w*|shout\w*|scream\w*|grab\w*|beat\w*|bruis\w*|locked|"
        r"tied|crying|chok\w*|pull\w*|throw\w*|strapped|hungry|starving|swear\w*|smack\w*)",
        r"(?:yesterday|today|last (?:night|week)|this (?:week|morning|month)|on (?:mon|tues|wednes|thurs|fri|"
        r"satur|sun)day|again|every|tonight|now|keep|others|just|the other day|next door)",
        unless=r"(?:i found (?:him|her) dead|in (?:19|20)\d\d)",
    ),
    _danger(
        "hits hit slaps smacks beats kicks sleeps asleep drunk drinking eats eat steal steals nick nicks "
        "shouts bullies medication insulin meds tablets missed misses",
        rf"(?:(?:dad|mum|he|she|staff|carers?|manager|nurse|husband|wife|boyfriend|son|brother|partner|"
        rf"neighbour|man|woman|driver|teacher) (?:\w+ )?(?:hits|slaps|smacks|beats|kicks) {WHOM}|(?:staff|"
        rf"carers?|night \w+|workers?|nurses?|she|he|they|manager|driver) (?:\w+ ){{0,2}}(?:sleeps?|are asleep|"
        rf"is asleep|(?:is|are|comes in|turns up) drunk|drinks?|eats?|steals?|nicks?) (?:\w+ ){{0,4}}(?:on "
        rf"(?:shift|duty|nights?|"
        r"the job)|all night|while|when|through|the (?:residents|peoples|clients)|their (?:food|dinners|money|"
        r"things)|residents|from (?:them|the)|at work|on the)|(?:insulin|meds|medication|tablets|medicine|"
        r"inhaler|injections?) (?:\w+ ){0,3}(?:missed|late|run(?:s)? out|wrong|mixed up|forgotten|not given|"
        r"skipped)|(?:miss|forget|skip|mix up)(?:s|es|ed)? (?:his|her|their|my|the) (?:meds|insulin|tablets|"
        r"medication|pills|injection\w*))",
        unless=r"(?:i miss|she misses him|i sleep|(?:baby|cat|dog) sleeps|(?:he|she) sleeps well)",
    ),
    _danger(
        "rats mice mould cockroach* gas damp freezing heating cold filthy sewage thinner weighs weight "
        "climbing overcrowded understaffed short",
        r"(?:(?:rats|mice|mould|cockroach\w*|gas|damp|freezing|sewage|filthy|no heating|cold) (?:\w+ "
        r"){0,8}(?:live|lives|living|sleep|room|rooms|kitchen|house|home|there|ill|breath\w*|bed)|(?:is|are|"
        r"gets?|getting|hes|shes|keeps?) (?:\w+ )?(?:thinner|weaker|skinnier|worse)(?: \w+){0,5} (?:and|"
        r"nobody|every|each|no one|they|week|but)|nobody weighs|(?:keeps?|is|are) climbing (?:out|onto)|no "
        r"heating|"
        r"one (?:staff|carer|worker|nurse) (?:\w+ ){0,5}(?:for|to) (?:\w+ )?(?:\d+|twenty|ten|twelve|fifteen|"
        r"thirty|all|eight|nine|the whole))",
        rf"(?:{WHOM}|he|she|they|live|lives|home|house|people|nobody|hes|shes|theyre|man|woman|at night)",
        unless=(
            r"(?:i am getting|my (?:own )?(?:house|kitchen|flat)|grief|(?:i|we) (?:get|feel|are|am)|getting worse "
            r"(?:since|for me)|the weather)"
        ),
    ),
    _danger(
        "allowed allow let permission rights",
        rf"(?:(?:am|are|is|im|hes|shes|theyre|were not|isnt|arent|aint|not|never) (?:\w+ )?(?:not |never "
        rf")?(?:allowed|let|permitted)|(?:wont|dont|doesnt|never) (?:let|allow)) (?:{WHOM} )?(?:\w+ "
        rf"){{0,3}}(?:phone|family|out|see|visit\w*|leave|friends?|talk|speak|eat|drink|food|wash|toilet|"
        rf"doctor|go|home|own|outside|sleep|money)",
        unless=(
            r"(?:not allowed to (?:say|know|see the report|park|ask|speak at|read)|let me (?:know|say)|wont let "
            r"(?:go|it)|let you go|allowed to see (?:him|her) (?:before|at|one)|the coroner|(?:his|her) body)"
        ),
    ),
    _danger(
        "fed washed changed turned checked looked looks nobodys nobody noone",
        r"(?:nobodys?|no ?ones?|noones?|staff (?:dont|never|wont)|they (?:dont|never|wont)|hasnt been|havent "
        r"been|not been|isnt being|arent being|never) (?:\w+ )?(?:fed|feeds?|wash\w*|chang\w*|turn\w*|"
        r"check\w*|looks? after|look in|help\w*|moved|given|bathed|gets (?:him|her|them) up|takes? (?:him|her|"
        r"them)|come(?:s)? when|watch\w*|notic\w*)",
        rf"(?:{WHOM}|since|for (?:days|weeks|hours)|yesterday|he|she|they|all (?:day|night|week)|any)",
        unless=(
            r"(?:help(?:s|ed)? me (?:with|understand|to)|nobody (?:helped|told|asked|checked|noticed|listened)|"
            r"changed (?:my|their) mind|never (?:helped|changed|looked back|turned)|checked the (?:form|report)|"
            r"since (?:he|she) died)"
        ),
    ),
    _danger(
        "next another more one",
        r"(?:(?:another|next|more|other) (?:one|ones|person|people|lad|lass|man|woman|residents?|deaths?|kid|"
        r"lads)? ?(?:\w+ )?(?:will|ll|is going to|are going to|gonna|bound to) (?:\w+ ){0,2}(?:choke|die|"
        r"drown|fall|burn|suffer|go|starve|be (?:next|dead|killed|hurt)|get (?:hurt|killed))|(?:more|other|"
        r"another) deaths? (?:\w+ ){0,3}since)",
        unless=r"(?:dont want|do not want|hope|must not|should not|so (?:that )?no)",
    ),
)
