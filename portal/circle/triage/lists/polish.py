"""Polish words that sound like crisis or danger, as folded by ``folding``: without accents, ``ł`` as ``l``.

Inflected by hand. *Chce umrzeć* is *I want* and *he wants*; *chciał umrzeć* is somebody who died, mostly, and is left
out, while *chciałem, chciałam, chciałbym, chciałabym* are *I*.
"""

from portal.circle.triage.kinds import Entry, Near, Sounds, WordList, gap

_I_WANT = (
    r"(?:chce|chcialbym|chcialabym|chcialem|chcialam|pragne|wole|wolalbym|wolalabym|zamierzam|mam ochote|mysle "
    r"zeby|marze zeby)"
)
_NOT_A_PLACE = (
    r"(?! (?:w domu|u siebie|we wlasnym|w swoim|w spokoju w domu|ze (?:smiechu|wstydu)|w niewiedzy|w szpitalu|"
    r"obok|razem))"
)
_SELF = r"(?:sie|siebie)"
_WITHOUT = r"(?:bez (?:niego|niej|nich|ciebie|mamy|taty|brata|siostry|syna|corki|meza|zony))"

_CRISIS = (
    (
        rf"(?<!nie )(?<!mowila ze )(?<!mowil ze )(?<!mowili ze ){_I_WANT} (?:\w+ ){{0,2}}(?:umrzec|nie zyc|byc "
        rf"martw[ya]){_NOT_A_PLACE}"
    ),
    rf"nie (?:chce|chcialbym|chcialabym)(?: mi sie)? {gap(2)}(?:zyc|istniec|sie obudzic|obudzic sie){_NOT_A_PLACE}",
    r"nie chce mi sie (?:juz )?zyc",
    r"(?:nie mam|nie ma) (?:juz )?(?:po co|dla kogo|dla czego|powodu by|powodu zeby|sily) (?:juz )?zyc",
    r"(?:nie moge|nie potrafie|nie umiem) (?:juz )?(?:tak )?(?:dluzej |dalej )?(?:zyc|wytrzymac)",
    rf"(?:nie moge|nie potrafie|nie umiem|nie dam rady) (?:juz )?(?:dluzej |dalej )?{_WITHOUT}(?: zyc)?",
    rf"(?:nie moge|nie potrafie|nie umiem) (?:juz )?zyc {_WITHOUT}",
    r"nie (?:daje|dam) (?:juz )?rady (?:juz |dluzej|dalej|zyc)",
    r"nie daje juz (?:dluzej )?rady",
    r"nie mam (?:juz )?sily (?:dalej |dluzej )?zyc",
    r"po co (?:ja )?(?:jeszcze )?(?:mam )?(?:zyje|zyc)",
    r"nie chce (?:juz )?(?:tego|takiego|tu) zycia",
    r"(?:mam )?(?:juz )?wszystkiego (?:mam )?dosc",
    r"mam (?:juz )?dosc wszystkiego",
    r"(?:chce|chcialabym|chcialbym) (?:juz )?(?:zniknac|przestac istniec)",
    (
        r"(?:chce|chcialabym|chcialbym|pragne) (?:juz )?(?:isc|pojsc|byc|dolaczyc) (?:\w+ ){0,3}(?:do nieba|w "
        r"niebie|na tamten swiat|na tamtym swiecie)"
    ),
    r"zasnac i (?:juz |sie |wiecej |nigdy )*nie (?:sie )?obudzic",
    r"nie widze (?:\w+ ){0,3}przyszlosci(?= (?:\||bez|i|dla siebie|chce))",
    r"mysl\w* o (?:wlasnej |swojej )?smierci(?= (?:\||i|codziennie|ciagle|caly|w nocy))",
    r"(?:chce|chcialem|chcialam|mam ochote|mysle zeby) (?:\w+ )?skoczyc(?= (?:\||z|pod))",
    r"skocze (?:z|pod)",
    # Killing oneself, whichever way round.
    rf"(?:zabic|zabije|powiesic|powiesze|otruc|otruje|utopic|utopie) {_SELF}(?! ze smiechu)",
    r"sie (?:zabic|zabije|powiesic|powiesze|otruc|otruje|utopic|utopie)",
    (
        r"(?:chce|chcialbym|chcialabym|zamierzam|mysle zeby|planuje|pora|czas|musze) (?:juz )?(?:skonczyc ze soba|"
        r"ze soba skonczyc|skonczyc z tym wszystkim)"
    ),
    r"skoncze ze soba",
    r"(?:odebrac|odbiore|odbieram) sobie zycie",
    r"(?:targnac|targne) sie na (?:swoje )?zycie",
    r"(?:mysl\w*|mam mysli|planuje|popelnie|chce popelnic|popelnic|probowal[ae]m|proba) (?:\w+ ){0,2}samob[oó]j\w+",
    r"samob[oó]jcz\w+ mysli",
    # Hurting oneself.
    r"(?:tne|okaleczam|kalecze|rani[ea]|ranie) sie",
    r"sie (?:tne|okaleczam|kalecze)",
    r"(?:robie|zrobie|zrobic|robic) sobie (?:cos zlego|krzywde)",
    r"(?:cos sobie|sobie cos) zrobi\w",
    r"nikt (?:\w+ ){0,6}(?:gdybym|jak|jesli) (?:\w+ )?(?:umarl\w*|umre|znikn\w*|nie zyl\w*)",
    r"nie wiem czy (?:jeszcze |dalej )?chce (?:jeszcze |dalej )?zyc",
    r"chcem (?:juz )?(?:umrzec|nie zyc)",
    (
        r"(?:polknel[ae]m|wziel[ae]m|wezme|lykne|polkne) (?:\w+ )?(?:wszystkie|cale|za duzo|garsc) (?:\w+ "
        r")?(?:tabletk\w+|tabletek|lek\w+|opakowanie)"
    ),
    # Better gone; no sense.
    (
        r"(?:lepiej (?:byloby|bedzie|by bylo)|byloby lepiej) (?:\w+ ){0,3}(?:gdyby mnie nie bylo|gdybym "
        r"(?:umarl\w*|nie zyl\w*|nie istnial\w*)|beze mnie)"
    ),
    r"wszystkim (?:bedzie|byloby) lepiej beze mnie",
    r"(?:szkoda|zaluje) ze (?:zyje|sie urodzil[ae]m|nie umarl[ae]m)",
    r"oby[ms]? (?:sie )?(?:juz )?nie obudzil[ae]?",
    r"(?:moje |to )?zycie (?:juz )?(?:nie ma|stracilo|bez) (?:juz |dla mnie |zadnego )?(?:sens\w*)",
    r"nie (?:ma|widze) (?:juz )?(?:sensu|celu) (?:dalej |w )?(?:zyc\w*|istniec)",
    r"(?:mam )?dosc (?:juz )?(?:tego )?zycia",
    r"nie chce (?:juz )?(?:tu|tutaj) byc(?= (?:\||bez))",
)

_HER = (
    r"(?:mnie|nas|ja|go|ich|je|ludzi|dzieci|mieszkancow|podopiecznych|pacjentow|innych|mojego \w+|moja \w+|moje "
    r"\w+|moim \w+|brata|siostre|syna|corke|mame|tate)"
)
_DOES = (
    r"(?:bije|bija|krzywdzi|krzywdza|maltretuje|maltretuja|glodzi|glodza|szarpie|szarpia|dusi|gwalci|"
    r"molestuje|wiaze|poniza|ponizaja|zaniedbuja|zaniedbuje)"
)
_WRONGED = (
    r"(?:zaniedb\w+|bil\w*|bity|bita|bici|bije|bija|krzywdz\w*|znec\w+|maltret\w+|glodz\w*|szarp\w+|"
    r"przemoc\w*|zamykal\w*|siniak\w*|"
    r"molest\w+|wiazal\w*|ponizal\w*)"
)
_OTHERS_STILL = (
    r"(?:(?:inni|ludzie|pozostali|inne osoby|ktos|mieszkancy|dzieci) (?:\w+ ){0,3}(?:nadal|wciaz|dalej|ciagle|"
    r"jeszcze|tam)(?: tam)? "
    r"(?:\w+ )?(?:mieszka\w*|sa|zyja|pracuj\w*)|(?:nadal|wciaz|dalej|ciagle) (?:tam |sie )?(?:mieszka\w*|"
    r"dzieje|pracuj\w*)|to sie (?:nadal|wciaz|dalej|ciagle) dzieje)"
)

_DANGER = (
    # Is hurt now: *jest bita*, not *był bity*.
    r"(?<!gdy )(?:jest|sa|jestem|jestesmy|bywa|bywaja) (?:\w+ ){0,2}(?:bit[yai]|bici|krzywdzon\w|krzywdzeni|"
    r"maltretowan\w|zaniedbywan\w|glodzon\w|"
    r"wyzywan\w|ponizan\w|zamykan\w|wiazan\w|molestowan\w|gwalcon\w|duszon\w)",
    rf"(?<!serce ){_DOES} (?:\w+ )?{_HER}(?! braw)",
    rf"(?:ja|go|ich|mnie|nas) (?:tam |ciagle |nadal |codziennie |znowu )?{_DOES}",
    r"zneca(?:ja)? sie",
    r"sie (?:nad \w+ )?zneca(?:ja)?",
    r"gro(?:zi|za)(?: (?:mi|nam|jej|jemu|im))? (?:ze |smiercia|nozem|pobiciem)",
    r"(?:zabije|zabija|pobije) (?:mnie|nas|ja|go|ich)",
    r"(?:mnie|nas|ja|go|ich) (?:zabije|zabija|pobije)",
    rf"(?:uderza|uderzaja|policzkuje|popycha|popychaja|dusi|straszy|strasza) (?:\w+ )?{_HER}",
    r"(?:mnie|nas|ja|go|ich) (?:\w+ )?(?:uderza|uderzaja|policzkuje|popycha|popychaja)",
    r"kopie (?:mnie|ja|go)",  # without accents *copies* is spelt the same
    r"ciagn(?:ie|a) (?:\w+ )?za wlosy",
    r"krzycz(?:y|a) na (?:mnie|nich|nas|nia|niego|ludzi|mieszkancow|podopiecznych)",
    r"dzieje sie (?:\w+ )?krzywda",
    r"pije i bije",
    r"(?:jest|sa|jestem|trzymaja \w+) (?:\w+ )?(?:przywiazan\w+|przykut\w+)",
    r"boje sie (?:wracac (?:do domu|tam)|isc do domu|meza|ojca|ojczyma|opiekun\w+|personelu|tu byc|tu mieszkac)",
    r"zabiera(?:ja)? (?:mi|jej|jemu|mu|im|nam) (?:\w+ )?(?:pieniadze|rente|jedzenie)",
    # Not safe, in danger, in the present.
    r"(?:jest|sa|jestem|jestesmy) (?:\w+ )?w niebezpieczenstwie",
    r"nie (?:jestem|czuje sie|jest|sa|jestesmy|czujemy sie) (?:\w+ )?bezpieczn\w+",
    r"(?:boje|boimy) sie o (?:jej|jego|ich|swoje|moje|nasze) (?:zycie|bezpieczenstwo)",
    r"(?:ktos|nastepna osoba|ktos inny) (?:\w+ )?(?:umrze|zginie)",
    # Locked in, without food or medicine.
    r"zamyka(?:ja)? (?:\w+ ){0,2}(?:w pokoj\w+|na klucz|na noc)",
    r"nie (?:daja|dostaje|dostaja) (?:\w+ )?(?:jedzenia|jesc|pic|wody|lekow|insuliny)",
)

# What was done there, and others live there still.
_HOT = (
    r"zniknac|nieba|niebie|swiat|swiecie|smierci|skocz\w+|przyszlosci|przestac|uderz\w+|policzk\w+|popych\w+|"
    r"strasz\w+|wlosy|krzycz\w+|pije|"
    r"przywiaz\w+|przykut\w+|boje|zabiera\w*|umrz\w*|umre|umar\w*|umarl\w*|znikn\w*|zyc|zyc\w*|zyj\w*|"
    r"martw[ya]|istn\w+|obudzi\w*|"
    r"zabi\w+|powies\w+|otru\w+|utop\w+|skoncz\w+|odebrac|odbi\w+|targn\w+|"
    r"samob\w+|tne|okalecz\w+|kalecz\w+|rani\w*|krzywd\w+|zlego|zrobi[ec]|polk\w+|lykn\w+|wez\w+|wziel\w+|"
    r"bylo|beze|lepiej|zaluje|szkoda|oby\w*|"
    r"sens\w*|celu|dosc|rady|sily|wytrzymac|bez|tutaj|tu|bit\w+|bici|bij\w+|maltret\w+|zaniedb\w+|glodz\w+|"
    r"wyzyw\w+|poniz\w+|zamyk\w+|"
    r"wiaz\w+|molest\w+|gwalc\w+|dus\w+|szarp\w+|kop\w+|zneca\w*|groz\w+|grozi|pobi\w+|niebezp\w+|bezpiecz\w+|"
    r"zginie|jedzenia|jesc|pic|wody|"
    r"lekow|insuliny"
)
WORDS = WordList(
    tuple(
        Entry(sounds, one) for sounds, listed in ((Sounds.CRISIS, _CRISIS), (Sounds.DANGER, _DANGER)) for one in listed
    ),
    (Near(Sounds.DANGER, _WRONGED, _OTHERS_STILL),),
    _HOT,
)
