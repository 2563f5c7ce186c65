"""Polish families of meaning that sound like danger: in the present, or in a place where others still live.

Folded as by ``folding``: without accents, ``ł`` as ``l``.
"""

from portal.circle.triage.families import writing
from portal.circle.triage.kinds import Sounds

_STILL = (
    r"(?:nadal|wciaz|dalej|ciagle|teraz|jeszcze|codziennie|co noc|co dzien|dzis|dzisiaj|wczoraj|inni|innych|innym|"
    r"pozostal\w+|reszt\w+|kolejn\w+|nastepn\w+|w tym tygodniu|od miesiaca|do dzis|zawsze|wszystkich)"
)
PAST = (
    rf"^(?!.*(?<!\w){_STILL}(?!\w)).*(?<!\w)(?<!zeby )(?:mogl|mogla|mogli|byl|byla|bylo|byli|byly|mial|miala|"
    rf"mieli|bylem|bylam|kiedy (?:zyl|"
    rf"zyla)|przed smiercia|zanim umarl\w*|w (?:19|20)\d\d|lat temu|wtedy|zamkneli)(?!\w)"
)
_FINE = (
    r"(?:szczesliw\w+|kochan\w+|wspanial\w+|dobrze im|opiekuja sie dobrze|usmiech\w+|smieje|zadowolon\w+|nie "
    r"martwie|brawo|dobra dla)"
)
_WHOM = (
    r"(?:mnie|mi|nas|nam|ja|jej|go|mu|jego|ich|im|nia|nim|nich|ludzi|dzieci|dziecko|wszystkich|innych|"
    r"mieszkanc\w+|podopieczn\w+|pacjent\w+|chlopak\w+|dziewczyn\w+|babci\w*|dziadk\w+|brata|bratu|bratem|"
    r"siostr\w+|syna|synowi|synem|cork\w+|mame|mamie|mama|mamy|"
    r"tate|tacie|taty|ojc\w+|matk\w+|wujk\w+|cioci\w*|kuzyn\w+|koleg\w*|kolezan\w+|sasiad\w+|zon\w+|mez\w+|"
    r"\w+owi|\w+ego|\w+kiem)"
)
_WRONG = (
    r"(?:spal\w*|zasnel\w*|zasnal|nie (?:\w+ )?\w+(?:la|al|il|el|li|ly)|nie (?:dal\w*|wezwal\w*|zadzwonil\w*|"
    r"pomogl\w*|reagowal\w*|zareagowal\w*|"
    r"sprawdzil\w*|pilnowal\w*|przyszl\w*|zauwazyl\w*)|zostawil\w*|bil\w*|uderzyl\w*|krzyczal\w*|szarpal\w*|"
    r"zle (?:leki|dawk\w+)|zaniedbal\w*|umarl\w*|zmarl\w*|smierc\w*|zabil\w*|win\w+|odpowiedzialn\w+|"
    r"zadlawil\w*|"
    r"utopil\w*|znecal\w*|zamykal\w*|wiazal\w*|pomylil\w*|zapomnial\w*|klamal\w*|pijan\w+|smial\w* sie|odmowil\w*)"
)
_family = writing(Sounds.DANGER, always=_FINE, usually=PAST)

DANGER = (
    _family(
        "bije bija kopie szarpie szarpia popycha* dotyka dotykaja maca obmacuje obmacuja krzyczy krzycza "
        "wyzywa wyzywaja straszy strasza grozi groza zamyka zamykaja wiaze wiaza przywiazuj* trzyma trzymaja "
        "szturcha policzkuje gwalci molestuj* dusi rzuca poniza* "
        "dreczy drecza krzywdzi krzywdza gryzie pali przypala ciagnie ciagna uderza* lupie leje tlucze "
        "katuje kluje laskocze rozbiera rozbieraja caluje wykorzystuj* glodzi zaniedbuj* ignoruj* zneca* "
        "szczypie podglada",
        rf"(?:bije|bija|kopi[ea]|szarpi[ea]|popycha\w*|dotyka\w*|maca|obmacuj\w+|krzycz[ya] na|wyzywa\w*|"
        rf"strasz[ya]|groz[ia]|grozi|zamyka\w*|wiaz[ea]|przywiazuj\w+|trzyma\w*|szturcha|policzkuje|gwalci|"
        rf"molestuj\w+|dusi|rzuca|poniza\w*|drecz[ya]|krzywdz\w+|gryzie|pali|przypala|ciagn\w+|uderza\w*|leje|"
        rf"tlucze|katuje|rozbiera\w*|caluje|wykorzystuj\w+|glodz\w+|"
        rf"zaniedbuj\w+|ignoruj\w+|zneca\w*|szczypie|podglada)(?: \w+){{0,3}} {_WHOM}|{_WHOM} (?:\w+ "
        rf"){{0,3}}(?:bije|bija|kopi[ea]|szarpi[ea]|popycha\w*|dotyka\w*|maca|obmacuj\w+|krzycz[ya]|wyzywa\w*|"
        rf"strasz[ya]|groz[ia]|grozi|zamyka\w*|wiaz[ea]|przywiazuj\w+|szturcha|policzkuje|gwalci|molestuj\w+|"
        rf"dusi|poniza\w*|drecz[ya]|krzywdz\w+|uderza\w*|leje|tlucze|katuje|"
        rf"rozbiera\w*|caluje|wykorzystuj\w+|glodz\w+|zaniedbuj\w+|zneca\w*|szczypie|podglada)",
        unless=(
            rf"(?:{PAST}|serce|zegar|rekord\w*|trzyma\w* (?:mnie|nas) (?:przy|na duchu|w nadziei)|trzyma\w* (?:sie|"
            rf"za reke|kciuki)|dotyka mnie (?:to|ta)|kopie (?:listu|dokument\w*|raportu)|pali (?:swieczk\w+|"
            rf"swiatlo|znicz\w*|papieros\w*)|caluje was|rzuca cien)"
        ),
    ),
    _family(
        "zamkniet* przywiaz* przykut* uwiaz* zwiaz* zamyka* klucz klucza komork* piwnic* szop* garazu "
        "lancuch* klodk* kraty kratach kaftan* pasami pasach izolat* izolac* fotela kaloryfer*",
        r"(?:(?:jest|sa|jestem|siedzi|siedza|lezy|leza|trzyma\w*|ciagle|nadal|wciaz|spi|mieszka|mam|maja|"
        r"widzial\w+|zamyka\w*) (?:\w+ ){0,5}(?:zamkniet\w+|przywiaz\w+|przykut\w+|uwiaz\w+|zwiazan\w+|pasami|"
        r"pasach|lancuch\w*|klodk\w*|komork\w*|piwnic\w*|szop\w*|garazu|izol\w+|klucz\w*)|zamyka\w* (?:\w+ "
        r"){0,4}(?:w|na|klucz|samego|sama)|(?:drzwi|wyjscie) (?:\w+ ){0,4}(?:zamkniet\w+|lancuch\w*|klodk\w*|"
        r"zastawion\w+))",
        unless=rf"(?:{PAST}|sklep|urzad|oczy|zamykam oczy|zwiazan\w* (?:z|emocjonalnie)|bardzo zwiazan\w*|szafk\w*)",
    ),
    _family(
        "wpuszcza* pozwala* odwiedz* odwiedzin* telefon telefonu komork* wyjsc wychodzic paszport* dzwonic "
        "zobaczyc spotykac",
        r"(?:nie (?:\w+ ){0,2}(?:wpuszcza\w*|wpuscil\w*|pozwala\w*|daja|daje|wolno|moge|mozemy|moga|moze|"
        r"widzial\w*|wypuszcza\w*|chca) (?:\w+ ){0,5}(?:\||do|odwiedz\w*|wyjsc|wychodzic|dzwonic|zobaczyc|"
        r"spotykac|rozmawiac|z domu|z pokoju|od|mnie|nas|nikogo|jej|mu|im|telefon\w*)|zabra(?:l|la|li|no) "
        r"(?:\w+ ){0,4}(?:telefon|komorke|paszport|klucze|aparat)|zabiera\w* (?:\w+ ){0,3}(?:telefon|komorke|"
        r"paszport)|"
        r"(?:telefon|komorke|paszport) (?:\w+ ){0,3}(?:zabra\w+|zabiera\w*)|zakaz odwiedzin|nikogo nie wpuszcza\w*)",
        unless=(
            rf"(?:{PAST}|nie moge (?:sie )?(?:spotkac z|zobaczyc go|go zobaczyc|jej zobaczyc|przyjsc|odwiedzic "
            rf"grobu|dzwonic w|dodzwonic)|nie pozwole|nie moge wyjsc z|bilet\w*)"
        ),
    ),
    _family(
        "rente renta renty emerytur* zasilek zasilku pieniadze pieniedzy kase kasa karte konto konta "
        "oszczednosc* wyplat* portfel* pensje kieszonkow*",
        r"(?:zabier\w+|bierze|biora|pobiera\w*|wydaj\w+|kradn\w+|ukrad\w+|podbiera\w*|wyplaca\w*|przepija\w*|"
        r"trzyma\w*|okrada\w*|wyludza\w*|znika\w*|przejal|przejela|czysci\w*|korzysta z|oddawac|oddaje cala)",
        rf"(?:{_WHOM}|sobie|cala|cale|wszystk\w+|jej|jego|moja|moje|nasz\w*|swoj\w*|\w+a|\w+ki)",
        unless=rf"(?:{PAST}|kartk\w+|na (?:kwiaty|pomnik|pogrzeb|grob)|zbieramy|ja (?:biore|place)|biore)",
    ),
    _family(
        "powiem powiemy powie powiedz* mowic piszne poskarz* skarz* naskarz* zglosz* groz* grozi zagrozil* "
        "zabiora wyrzuc* zamkne doniose donies* odezw* pisne",
        r"(?:(?:jak|jesli|jezeli|gdy|kiedy|ze) (?:\w+ ){0,3}(?:powiem|powiemy|powie|sie poskarz\w+|poskarz\w+|"
        r"zglosz\w+|naskarz\w+|pisne|odezw\w+|doniose|bede (?:mowic|gadac)|zadzwonie)|groz\w+|grozi\w*|"
        r"zagrozil\w*|(?:mam|kaza|kaze|kazali|kazal\w*) (?:\w+ )?(?:siedziec cicho|nic nie mowic|milczec)|nie "
        r"wolno (?:mi|nam|jej|mu) (?:\w+ )?mowic)",
        r"(?:zabior\w+|zabier\w+|wyrzuc\w+|oddadza|odda|zabij\w+|pobij\w+|dom\w* opieki|ulic\w+|bruk|"
        r"pozaluj\w*|gorzej|stracimy|strace|zamkn\w+|policj\w+|dzieci|kara|kare|groz\w+|grozi\w*|deport\w*|"
        r"cicho|milczec|nie wolno|skrzywdz\w+|nie zobacz\w+)",
        unless=rf"(?:{PAST}|przeprosi\w*|grozi(?:la|lo|ly)? (?:mu |jej )?(?:zawal|udar|smierc|infekc|sepsa)|nie grozi)",
    ),
    _family(
        "jesc jedzenia jedzenie resztk* glodn* glod glodu chudn* schud* kosci zebra wychudz* karmia karmi "
        "nakarmi* pic wody chleb suchy kilo kilogram* wazy waga obiad* napic",
        r"(?:(?:nie|nikt|malo|tylko|raz|zadn\w+|bez) (?:\w+ ){0,4}(?:jesc|jedzenia|karmi\w*|nakarmi\w*|je|pic|"
        r"wody|obiad\w*|dosta\w+|daja|daje|napic)|(?:jest|sa|jestem|chodz\w+|ciagle|wciaz|wiecznie|lezy|"
        r"placze) (?:\w+ ){0,3}(?:glodn\w+|wychudz\w+|spragnion\w+|skora i kosci)|(?:daja|dostaje|dostaja|"
        r"jedza|je|jem|karmia) (?:\w+ ){0,5}(?:resztk\w+|suchy|chleb|zimne|raz|tylko|zupk\w*)|resztki|"
        r"chudn\w+|schudl\w*|skora i kosci|(?:same )?kosci "
        r"(?:\w+ )?widac|widac (?:\w+ ){0,2}(?:zebra|kosci)|wazy (?:juz )?(?:tylko|ledwie))",
        r"(?:mnie|mi|nam|nas|jej|ja|mu|go|im|ich|jest|sa|daja|dostaj\w+|je|jedza|chudn\w+|schudl\w*|kaza|zyja|"
        r"karmi\w*|wazy|ciagle|nikt|zebra)",
        unless=(
            rf"(?:{PAST}|nie (?:jem|pije|moge jesc|chcial\w*)|na diecie|schudl[ae]m|dieta|w bolu serca|umarl\w*|"
            rf"zmarl\w*|lubil\w*|uwielbial\w*)"
        ),
    ),
    _family(
        "lekarz* doktor* pogotowi* insulin* cukr* cukier odlezyn* pieluch* pampers* mokr* brudn* brud "
        "brudzie smierdz* rany rane rana stopa stope noga nogi czarn* zemdla* mdleje padaczk* napad* napady "
        "goraczk* leki lekow inhalator* przewraca* przewija* myje myja umyc kapie kapia zeby bol bolu sika "
        "siku odchod* wszy pluskw* robak* grzyb* plesn* opuchn* krwaw*",
        r"(?:(?:nie|nikt|bez|odmawia\w*) (?:\w+ ){0,4}(?:lekarz\w*|doktor\w*|wzywa\w*|wezwal\w*|wezwie|"
        r"zabiera\w*|zabral\w*|mierzy|mierza|sprawdza\w*|daj\w*|daja|podaj\w+|dostaj\w+|przewraca\w*|"
        r"przewija\w*|zmienia\w*|myj\w+|kap\w+|leczy|lecza|opatruj\w*|bada\w*|zaglada\w*|pomaga\w*|reaguj\w+|"
        r"lekow|insulin\w*|interesuj\w+)|(?:lezy|leza|siedzi|siedza|spi|spia|zostawia\w*|chodz\w+|zyje|zyja|"
        r"trzyma\w*) (?:\w+ ){0,4}(?:w|we) "
        r"(?:\w+ ){0,3}(?:mokr\w+|brud\w*|odchod\w*|odlezyn\w*|pieluch\w*|pampers\w*|wlasn\w+|sikach|moczu|"
        r"bolu|kupie)|(?:ma|maja|mam|pelno|cala w|caly w|dostal\w*) (?:\w+ ){0,4}(?:odlezyn\w*|rany|wszy|"
        r"robak\w*|czarn\w+|goraczk\w*|pluskw\w*)|odlezyn\w*|(?:stopa|noga|palce?) (?:\w+ ){0,3}(?:czarn\w+|"
        r"gnij\w+|sinej\w*|zgni\w*)|zemdla\w+|mdleje)",
        r"(?:nikt|nie|lezy|leza|siedzi\w*|zostawia\w*|odlezyn\w*|czarn\w+|w tym tygodniu|juz|ciagle|nadal|"
        r"wciaz|wczoraj|dzis\w*|od \w+|calymi|caly|cala|smierdz\w+|ma|maja|mam|bez)",
        unless=(
            rf"(?:{PAST}|(?:nie|nikt) (?:\w+ ){{0,4}}(?:wezwal|przyjechal\w*|powiedzial\w*|sluchal\w*) (?:\w+ "
            rf")?(?:i|az|wiec) (?:umarl|zmarl)|umarl\w*|zmarl\w*|nie mam bolu|nie dostal\w*|zeby (?!bol))"
        ),
    ),
    _family(
        "tablet* leki lekami lekow zastrzyk* prochami prochy prochow faszer* szpryc* usypia* uspokaj* otepi* "
        "nasenn* relan* syrop* psychotrop*",
        r"(?:faszeruj\w+|szprycuj\w+|usypiaj\w*|otepial\w*|nafaszerowan\w*|(?:daja|daje|podaja|dostaj\w+|"
        r"wciskaj\w*|robia|pakuj\w*) (?:\w+ ){0,6}(?:tablet\w*|lek\w*|zastrzyk\w*|proch\w*|nasenn\w*|"
        r"uspokaj\w*|syrop\w*|psychotrop\w*))",
        r"(?:zeby (?:\w+ ){0,2}(?:spal\w*|byl\w* cicho|cicho|spokoj\w*|nie (?:krzycz|przeszkadz|marudz|chodz|"
        r"wstaw)\w*|siedzi\w*|lez\w*|mie\w*)|wszystk\w+|faszer\w+|szpryc\w+|caly (?:dzien|oddzial|dom)|spi\w* "
        r"(?:\w+ )?caly|bez (?:recepty|lekarza|zgody|potrzeby)|tyle|za duzo|jak zombie|otepial\w*|nie jego|"
        r"nie jej|na cisze|dla swietego spokoju|spia|innych)",
        unless=rf"(?:{PAST}|mi (?:lekarz|pomagaja)|biore leki|przepisal mi|umarl\w*|zmarl\w*)",
    ),
    _family(
        "siniak* since siny sina sine slady oparz* poparz* zlaman* podbite krwiak* zadrap* ugryz* blizny "
        "spadl* upadl* przewroci* rozbit*",
        r"(?:(?:ma|maja|mam|znowu|nowe|wraca|wrocil\w*|przyjezdza|caly|cala|cale|w|z|widzial\w+|widze|pelno|"
        r"co chwile|ciagle|dalej) (?:\w+ ){0,5}(?:siniak\w*|since|slady|oparz\w+|poparz\w+|zlaman\w+|podbite|"
        r"krwiak\w*|zadrap\w*|ugryz\w*|rozbit\w*)|(?:mowia|mowi|twierdz\w+|personel|podobno|tlumacz\w+) "
        r"(?:\w+ ){0,3}(?:ze )?(?:\w+ ){0,2}(?:spadl\w*|upadl\w*|przewrocil\w*|uderzyl\w* sie))",
        unless=rf"(?:{PAST}|zlaman\w* serce|slady (?:po nim|pamieci)|serce)",
    ),
    _family(
        "kran* drzwi alarm* poreczy porecz* schody schodach winda windy kaloryfer* bojler* wanna wannie okno "
        "okna instalac* czujnik* gasnic* podnosnik* woda wrzatek",
        r"(?:(?:nie|nikt|dalej|nadal|wciaz|ciagle) (?:\w+ ){0,4}(?:napraw\w*|dziala\w*|wymien\w*|zrobil\w*|"
        r"zepsut\w*|zabezpiecz\w*|parzy|leci)|zepsut\w+|na lancuch\w*|zamkniet\w+ na|zastawion\w+|urwan\w+)",
        r"(?:nadal|wciaz|dalej|ciagle|inni|ludzie|mieszkancy|ktos|wszyscy|korzysta\w*|kapi[ea]|pozar\w*|"
        r"pali\w*|oparz\w*|poparz\w*|spad\w+|zginie|zgina|uciek\w*|nikt|jest tam|tam)",
        unless=rf"(?:{PAST}|w (?:moim|naszym) (?:domu|mieszkaniu)|u mnie)",
    ),
    _family(
        "nadal wciaz dalej ciagle teraz dyzur* pracuj* opiekuj* zajmuj* awans* kieruje",
        r"(?:(?:nadal|wciaz|dalej|ciagle|teraz|jeszcze) (?:\w+ ){0,4}(?:pracuj\w*|opiekuj\w*|zajmuj\w*|jest|"
        r"ma|dyzur\w*|rzadzi|kieruje|robi\w*|chodzi|prowadzi|sa)|(?:pracuj\w*|opiekuj\w*|zajmuj\w*|dyzur\w*) "
        r"(?:\w+ ){0,4}(?:nadal|wciaz|dalej|ciagle|innymi|innych|reszt\w+|pozostal\w+|w innym|gdzie indziej|"
        r"nocn\w+)|awansowal\w*)",
        _WRONG,
        unless=(
            rf"(?:(?:nadal|wciaz|ciagle|dalej) (?:\w+ ){{0,2}}(?:tesknie|placze|kocham|mysle|czekam|pamietam|nie "
            rf"(?:moge|wiem|rozumiem)|mam (?:jego|jej)|boli)|{_FINE}|kiedy byl)"
        ),
    ),
    _family(
        "nastepn* kolejn* ktos znowu innych inni zmienilo zmienia dzieje robia powtorzy stanie",
        r"(?:(?:nastepn\w+|kolejn\w+|ktos (?:inny|nastepny|jeszcze)?|inni|znowu) ?(?:\w+ ){0,4}(?:umrze|umra|"
        r"zginie|zgina|zadlawi|utopi|sie stanie|bedzie|spotka|skonczy|ucierpi|poparzy|spadnie|udusi)|nic sie "
        r"(?:\w+ ){0,2}nie zmieni\w*|(?:to samo|tak samo) (?:\w+ ){0,4}(?:robia|dzieje|traktuj\w*|bedzie|"
        r"spotka|jest|maja|z innymi)|(?:robia|dzieje sie|traktuja) (?:\w+ ){0,3}(?:to samo|tak samo|tak) "
        r"(?:\w+ )?(?:z |innym|"
        r"innych|reszt\w*|wszystkim\w*)?|kwestia czasu)",
        r"(?:umr\w+|zgin\w+|zadlawi\w*|utopi\w*|stanie|spotka|skonczy|ucierpi|poparzy|spadnie|udusi|nie "
        r"zmieni\w*|inn\w+|reszt\w+|wszystki\w+|kwestia czasu|z nimi|tam|w tym domu)",
        unless=(
            rf"(?:nie chce|zeby (?:\w+ ){{0,3}}nie|nigdy|mam nadzieje|oby|nie powinno|nikt inny|nikogo innego|"
            rf"{PAST}|znowu bedzie (?:dobrze|lato|wiosna))"
        ),
    ),
    _family(
        "krzyczy krzycza placze placza wyje jecza jeczy blaga blagaja wrzeszcz* przerazon* boi boja",
        r"(?:(?:krzycz[ya]|placz[ea]|wyj[ea]|jecz[ya]|blaga\w*|wrzeszcz\w*) (?:\w+ ){0,5}(?:co noc|kazdej "
        r"nocy|w nocy|cala noc|calymi|codziennie|nikt|zeby (?:\w+ )?(?:zabr|wypusc|nie)\w*|o (?:pomoc|"
        r"jedzenie|wode)|na (?:nich|nia|niego|mnie|ludzi|staruszk\w+))|(?:co noc|kazdej nocy|w nocy|cala noc|"
        r"codziennie) (?:\w+ ){0,5}(?:krzycz[ya]|placz[ea]|wyj[ea]|jecz[ya]|wrzeszcz\w*)|(?:boi|boja) sie "
        r"(?:\w+ ){0,2}(?:wrac\w+|"
        r"wroci\w*|opiekun\w*|personelu|go|jej|ich|tam|pielegn\w+|meza|ojca|ojczyma))",
        unless=(
            rf"(?:{PAST}|(?:ja|mama|zona|siostra|tata) (?:\w+ )?placze|placze (?:po|za|z (?:tesknoty|radosci|"
            rf"szczescia))|boi sie (?:smierci|ciemnosci|psow))"
        ),
    ),
    _family(
        "kaze kaza zmusza* musi musza slub* maz wydac sprzata* pracuje harow* niewolni* robota darmo lozku lozka",
        r"(?:(?:kaz[ea]|zmusza\w*|musi|musza|wydaja|wydac|wydali) (?:\w+ ){0,4}(?:sprzata\w*|pracow\w+|robic|"
        r"harow\w*|slub\w*|wyjsc|za maz|spac|stac|siedziec|jesc|podpis\w*|oddawac|zebra\w*|rozbier\w*|"
        r"dotyk\w*|klecz\w*|gotowac)|(?:pracuje|pracuja|haruje|haruja|sprzata) (?:\w+ ){0,5}(?:za darmo|darmo|"
        r"bez (?:pieniedzy|wyplaty|zaplaty)|od (?:switu|rana)|jak niewoln\w+|po nocach)|niewolni\w+|"
        r"(?:przychodzi|wchodzi|kladzie sie) (?:\w+ "
        r"){0,3}(?:do (?:mojego |jej |jego )?lozka|w nocy do))",
        r"(?:jej|mu|mi|im|nam|ja|go|mnie|nas|siostr\w*|brata?u?|cioc\w+|kuzyn\w*|od (?:switu|rana)|za darmo|"
        r"darmo|za kare|sila|przymus\w*|nie (?:chce|rozumie)|lozka|niewoln\w+|do nocy|wbrew)",
        unless=rf"(?:{PAST}|musi (?:\w+ )?(?:odpoczac|pojsc do lekarza)|ksiadz|na swieta|musi mi)",
    ),
    _family(
        "ktos ratujcie pomozcie sprawdz* pojed* zabierzcie wyciagn* policj* blagam prosze",
        r"(?:(?:niech|prosze|blagam|zeby|czy) (?:\w+ ){0,4}(?:pojedz\w+|sprawdz\w+|zajrz\w+|zabierz\w+|"
        r"wyciagn\w+|uratuj\w+|przyjedz\w+ po|przyslij\w+|wyslij\w+) (?:\w+ ){0,4}(?:tam|ich|ja|go|mnie|nas|"
        r"kogos|policj\w*|ludzi|stamtad|do)|(?:ratujcie|pomozcie|zabierzcie|wyciagnijcie) (?:\w+ )?(?:ich|ja|"
        r"go|mnie|nas|im|jej|mu|tych|mojego|moja|tamt\w+))",
        unless=rf"(?:{PAST}|formularz\w*|wypelni\w*|raport\w*|sprawdz\w+ (?:czy|moj|ten))",
    ),
)
