"""Polish families of meaning that sound like crisis. Folded as by ``folding``: without accents, ``ł`` as ``l``.

Who speaks is heard from the end of the verb: *wzięłam, wziąłem* is I, *wziął, wzięła* somebody else.
"""

from portal.circle.triage.families import writing
from portal.circle.triage.kinds import Sounds

ONCE = (
    r"(?:kiedy byl[ae]m (?:mal|mlod)\w*|lata temu|lat temu|dawno|w dziecinstwie|kiedys|w (?:19|20)\d\d|"
    r"przypadkiem|ze smiechu|nigdy bym)"
)
_LIVING = (
    r"(?:maz|zona|partner\w*|syn|corka|brat|siostra|mama|matka|ojciec|tata|babcia|dziadek|wujek|ciocia|kuzyn\w*|"
    r"kolega|kolezanka|przyjaci\w+|wnuk|wnuczka|on|ona)"
)
_HOPING = (
    r"(?:chcial(?:a|)bym|chce|pragne|marze|modle sie|prosze|blagam|licze|mam nadzieje|oby\w*|zeby\w*|niech|byle|"
    r"wole|wolal(?:a|)bym|czekam|zaluje|szkoda|boli mnie ze|mysle|moze|najlepiej)"
)
_family = writing(Sounds.CRISIS, usually=ONCE)

CRISIS = (
    # Means.
    _family(
        "most mostu moscie mostem sznur* line lina linke linka petl* noz noze nozem zylet* zyly pociag* tory "
        "torach torami tramwaj* rzek* rzeki balkon* okna oknem dach dachu "
        "dachem wiezowc* ciezarowk* tir tira gaz gazu garazu most pasek auto samochod jezior* jeziora tor "
        "metro metra wiadukt* urwisk* przepasc",
        r"(?:chce|chcial(?:a|)bym|chcialam|chcialem|mysle|myslal[ae]m|ciagnie mnie|mnie ciagnie|patrze|stoje|"
        r"stal[ae]m|staje|siedze|siedzial[ae]m|chodze|poszl[ae]m|poszedlem|pojde|ide|wracam|kupil[ae]m|"
        r"schowal[ae]m|trzymam|"
        r"przygotowal[ae]m|skocz\w+|rzuc\w+ sie|wejde|wjade|wjechac|wejsc|gdyby mnie|potracil|przejechal|"
        r"niech mnie|skoncz\w+|wypadn\w*|wyskocz\w*|wisi|czeka)",
        r"(?:skocz\w*|rzuc\w*|sie|mnie|ciagle|co noc|codziennie|wczoraj|dzisiaj|dzis|juz|w nocy|wieczor\w*|"
        r"zeby|pod|przygotow\w+|koniec|spokoj|przejechal|potracil|mysle|wyskocz\w*|wisi|czeka)",
        unless=(
            rf"(?:{ONCE}|do (?:pracy|domu|szpitala|sklepu)|razem|z nim|z nia|lubil\w*|kochal\w*|jego ubran|na "
            rf"glowke|spacer\w*|zdjeci\w*|myslal\w* o n|mysle o n|w ruchu)"
        ),
    ),
    _family(
        "tablet* lek leki lekow prochy prochow proszk* pigul* opakowan* paracetamol* nasenn* insulin* morfin* apap*",
        r"(?:wzial[ae]?m|wziel[ae]m|polknel[ae]m|lyknel[ae]m|nalykal[ae]m sie|zazyl[ae]m|najadl[ae]m sie|"
        r"przedawkowal[ae]m|zbieram|uzbieral[ae]m|odkladam|chowam|schowal[ae]m|licze|mam (?:\w+ "
        r"){0,2}(?:schowan\w+|odlozon\w+|zapas|dosc)|wezme|lykne|polkne|lykam|odstawil[ae]m|wypil[ae]m|biore "
        r"garsc|nalykam)",
        r"(?:temu|dzisiaj|dzis|wczoraj|w nocy|przed chwila|teraz|wszystkie|cale|za duzo|duzo|garsc|kilka|pare|"
        r"opakowanie|zeby|zasnac|na zawsze|odkladam|zbieram|schowan\w*|schowal\w*|odstawil\w*|po niej|po nim|"
        r"mamy|taty|troche|jakies|czarna godzine)",
        unless=(
            rf"(?:{ONCE}|od bolu|na (?:glowe|serce|nadcisnienie|cukrzyce|przeziebienie|bol)|przepisal|lekarz "
            rf"(?:kazal|dal)|do apteki|w aptece|chlopak\w*)"
        ),
    ),
    # Not being here later.
    _family(
        "mnie nie juz bede bedzie zobaczycie uslyszycie",
        r"(?:(?:mnie (?:\w+ ){0,3}nie (?:bedzie|ma byc)|nie bedzie (?:juz )?mnie)|(?:nie|wiecej) (?:\w+ "
        r"){0,2}(?:zobaczycie|uslyszycie|zobaczysz|uslyszysz|zobacza) (?:\w+ )?mnie|mnie (?:juz |wiecej )*nie "
        r"(?:zobacz\w+|uslysz\w+)|nie (?:juz )?(?:bede|doczekam) (?:\w+ ){0,3}(?:dlugo|zyl\w*|swiat|"
        r"zawadza\w*|przeszkadza\w*|sprawia\w*|ciezar\w*)|(?:dlugo|niedlugo) (?:juz )?(?:nie )?"
        r"(?:pociagne|pozyje|mnie))",
        unless=(
            rf"(?:{ONCE}|w domu|w pracy|na spotkaniu|w (?:poniedzialek|wtorek|srode|czwartek|piatek|sobote|"
            rf"niedziele)|w przyszlym tygodniu|na urlopie|wakacj\w*|przy nim|przy niej|nie bylo)"
        ),
    ),
    _family(
        "ostatni ostatnia przeczyta* czyta* zegna* wybacz* przepraszam zobaczenia",
        r"(?:(?:moj ostatni|to ostatni|ostatni) (?:\w+ )?(?:list|raz pisze|wpis|dzien moj)|moja ostatnia|"
        r"(?:jak|kiedy|gdy|zanim) (?:to )?(?:bedziecie |bedziesz |ktos )?(?:to )?(?:przeczyta\w*|czyta\w*)|"
        r"zegna(?:m|j|jcie)|wybacz(?:cie)? mi|przepraszam (?:was |wszystkich|ze (?:was|musicie|zostawiam|"
        r"odchodze|tak))|do zobaczenia (?:w niebie|po drugiej|tam|u gory|mamo|tato|synku))",
        unless=(
            rf"(?:{ONCE}|przeczyta\w* (?:raport|jego|jej)|ze (?:tak )?(?:dlugo|pozno|pisze|z bledami)|za bledy|"
            rf"pozegna\w*|zegnal\w*|nie zdazyl\w*)"
        ),
    ),
    _family(
        "odejsc odchodze odejde dolacze dolaczyc pojde isc spotkam zobacze niego niej swiata",
        r"(?:(?:chce|chcial(?:a|)bym|wole|musze|pora|czas|zamierzam|mysle|gotow[ya]|juz|wkrotce|niedlugo|"
        r"zaraz|dzis|dzisiaj|tez) (?:\w+ ){0,4}(?:odejsc|odchodze|odejde|dolacze|dolaczyc|pojde za|isc za|"
        r"pojsc za|isc do|pojsc do (?:niego|niej|mamy|taty|syna|corki|brata|siostry)|do (?:niego|niej|"
        r"nich)(?= (?:\||juz|na|i))|"
        r"zejsc z tego swiata)|(?:odejde|odchodze|dolacze|pojde za (?:nim|nia))|zobacze (?:sie )?(?:\w+ "
        r")?(?:go|ja|ich|z nim|z nia) (?:juz )?(?:niedlugo|wkrotce)|nie ma mnie juz dla tego swiata)",
        unless=(
            rf"(?:{ONCE}|na (?:cmentarz|grob|spotkani\w*|msze)|do lekarza|do pracy|do domu|odejsc z (?:pracy|domu)|"
            rf"ze szpitala|isc do (?:sadu|kosciola|szpitala)|chcial|w odwiedziny)"
        ),
    ),
    _family(
        "kota kot psa pies papug* klucze rachunk* rzeczy testament* pogrzeb* list listy dlugi sprawy",
        r"(?:oddal[ae]m|rozdal[ae]m|rozdaje|oddaje|zalatwil[ae]m|posprzatal[ae]m|poplacil[ae]m|zaplacil[ae]m|"
        r"napisal[ae]m|zostawil[ae]m|zostawiam|spisal[ae]m|uporzadkowal[ae]m|(?:rachunki|dlugi|wszystko|"
        r"sprawy) (?:\w+ ){0,2}(?:poplacon\w+|zaplacon\w+|pozalatwian\w+|zalatwion\w+|uporzadkowan\w+|"
        r"splacon\w+))",
        r"(?:kota|psa|papug\w*|rachunki|klucze|swoje rzeczy|moje rzeczy|wszystko|list(?:y)? (?:do|dla|"
        r"pozegnaln\w+)|testament|swoj pogrzeb|wlasny pogrzeb|dlugi|sprawy)",
        r"(?:oddal[ae]m|rozda\w+|sasiad\w*|siostrze|bratu|schronisk\w*|nikomu|nikt|zeby|gotow\w*|w porzadku|"
        r"poplacon\w*|list\w* (?:do|dla)|testament|pogrzeb|zalatwion\w*|uporzadkowan\w*|dobre rece)",
        unless=(
            rf"(?:{ONCE}|(?:jego|jej|brata|siostry|mamy|taty) (?:rzeczy|ubrania|kota|psa|sprawy|rachunki|pogrzeb)|"
            rf"po nim|po niej|list do (?:szpitala|urzedu|was|dyrek\w*))"
        ),
    ),
    # Not waking up.
    _family(
        "obudz* budz* zasna* zasne spac oczu oczy serce odratowa* uratowa* oddych*",
        rf"{_HOPING}",
        r"(?:nie (?:\w+ ){0,3}(?:obudz\w+|budz\w+|otworz\w+|wsta\w+)|(?:sie|juz|rano|wiecej) nie (?:\w+ "
        r")?obudz\w*|serce (?:\w+ ){0,3}(?:stan\w+|przesta\w+|pekn\w+)|(?:stan\w+|przestan\w+) (?:\w+ )?serce|"
        r"(?:mnie|ze) (?:\w+ ){0,2}(?:odratowa\w+|uratowa\w+)|(?:sie )?(?:budze|obudzil[ae]m)|zasnac (?:na "
        r"zawsze|i)|przestac oddychac)",
        unless=(
            rf"(?:{ONCE}|(?:on|ona|jego|jej|mu) serce|sie nie obudzil(?:a|)(?!\w)|serce mi peklo|jego obudz|budze "
            rf"sie (?:rano )?(?:i|o) (?:\d|mysle o n))"
        ),
    ),
    # A burden.
    _family(
        "ciezar* beze zawad* niepotrzebn* kula bezwartosciow* smiec problemem klopot* balast*",
        r"(?:(?:jestem|jako|bylem|stalam sie|stalem sie|czuje sie|ze|tylko|dla wszystkich|nie (?:chce|bede) "
        r"(?:juz )?(?:byc )?) ?(?:\w+ ){0,3}(?:ciezar\w*|zawad\w*|niepotrzebn\w*|kula u nogi|bezwartosciow\w*|"
        r"smiec\w*|problemem|klopot\w*|balast\w*)|beze mnie (?:\w+ ){0,4}(?:lepiej|lzej|latwiej|spokoj\w*|"
        r"szczesliw\w*|odetchn\w*|radz\w*|porad\w*|bedzie|byloby)|(?:lepiej|lzej|latwiej|"
        r"spokojniej|odetchna|porad\w+|dobrze|szczesliwsi) (?:\w+ ){0,3}beze mnie)",
        unless=rf"(?:{ONCE}|nie jestem ciezarem|(?:byl|byla) (?:\w+ )?ciezarem|zaczeli beze)",
    ),
    # Nothing left.
    _family(
        "nic nikt sens sensu sensem po powodu przyszlosci przyszlosc dosc nadziei pustk* dziur* koniec "
        "trzyma wstawac oddycham zyje zyc zyciem zycie zycia sily dluzej mecze",
        r"(?:nic (?:mnie|nas|mi) (?:juz |tu |tutaj )*(?:nie trzyma|nie zostalo|nie czeka|nie cieszy)|nie mam "
        r"(?:juz )?(?:nic|nikogo|po co|dla kogo|zadnej|sily|nadziei|przyszlosci|powodu)(?: \w+){0,3} (?:zyc|"
        r"wstawac|tu|przyszlosci|nadziei|byc|dalej|istniec|\|)|nie mam (?:juz )?(?:po co|dla kogo)|nie "
        r"(?:widze|ma) (?:\w+ ){0,3}(?:sensu|przyszlosci|nadziei|wyjscia|jutra)(?! (?:\w+ )?(?:w "
        r"tym pytaniu|dzwonic|skladac))|po co (?:\w+ ){0,2}(?:wstaje|wstawac|zyje|zyc|jestem|oddycham|tu "
        r"jestem|istniec|to ciagne|dalej)|(?:mam|mialem) (?:\w+ )?dosc (?:\w+ )?(?:wszystkiego|zycia|siebie|"
        r"oddychania|tego zycia|bolu)|(?:czarna|w czarnej) (?:dziura|dziurze)|(?:stracilo|nie ma) (?:\w+ "
        r")?sens\w* (?:\||bez|odkad|od)|(?:wszystko|zycie) (?:\w+ )?(?:stracilo|nie ma|bez) (?:\w+ "
        r")?sens\w*|dlaczego (?:\w+ )?(?:ja )?(?:jeszcze |wciaz |nadal )(?:\w+ )?(?:zyje|jestem|oddycham)|"
        r"(?:nie mam|brak(?:uje)?(?: mi)?) (?:juz )?sil[y]? (?:\||zyc|dalej|juz|na nic|na zycie|i|wstac|zeby "
        r"(?:zyc|wstac))|(?:nie chce|nie bede|nie moge|nie umiem|nie potrafie) (?:mi sie )?(?:\w+ )?(?:zyc|"
        r"dluzej (?:zyc|tak|juz|sie)|juz (?:tak|dluzej)|istniec)(?! (?:w|na|obok|z|"
        r"czekac|pisac|pracowac|\w+ czekac))|zycie (?:\w+ )?(?:mnie|mi) (?:\w+ )?(?:meczy|obrzydlo|zbrzydlo)|"
        r"zycie (?:\w+ )?(?:sie )?(?:dla mnie )?skonczylo)",
        unless=(
            rf"(?:{ONCE}|(?:on|ona) (?:nie )?(?:chcial|mial)|(?:nic|nikt) (?:\w+ )?nie (?:powiedzial|zrobil)|dosc "
            rf"(?:czekania|tej|tych)|sily (?:czytac|pisac|przyjsc)|zyc w niewiedzy|jak mam bez|ale dam rade|"
            rf"(?:mial|miala|chcial|chciala) (?:\w+ "
            rf")?(?:dosc|zyc)|w swieta)"
        ),
    ),
    _family(
        "powinien* powinn* zamiast wolal* boze panie bog zabierz wez smierc smierci umrzec umieram nieba",
        r"(?:to (?:ja )?powin(?:ienem|nam) (?:\w+ ){0,2}(?:umrzec|byc|odejsc|zginac)|(?:wolal(?:a|)bym|szkoda "
        r"ze to nie|dlaczego nie|czemu nie) (?:\w+ ){0,3}(?:ja|mnie|umrzec)(?= )|(?:boze|panie|bog|smierc|"
        r"niech) (?:\w+ ){0,3}(?:zabierz|zabierze|wez|wezmie) (?:\w+ )?mnie|(?:zabierz|wez|zabierze) mnie "
        r"(?:\w+ )?(?:boze|panie|stad|do (?:niego|niej|siebie|nieba)|tez|juz|\|)|"
        r"(?:czekam|licze|prosze|modle sie|marze) (?:\w+ ){0,3}(?:smierc\w*)|mnie (?:tez |juz )?(?:zabierz|"
        r"zabierze|wez))",
        unless=rf"(?:{ONCE}|wez mnie (?:na|ze soba do)|zadzwonic)",
    ),
    # Afraid of myself, alone; voices.
    _family(
        "siebie sama sam sobie bezpieczn* glos glosy glowa ufam zadzwoni* pomoz* pomoc przyjed* ratun* ratuj*",
        r"(?:(?:boje|balam|balem|lekam|przeraza) (?:\w+ ){0,3}(?:siebie|samej siebie|samego siebie|(?:byc|"
        r"zostac|zostawac|siedziec) (?:\w+ )?sam[ae]?|swoich mysli|co (?:moge |sobie )?(?:zrob\w+)|ze (?:\w+ "
        r"){0,3}(?:zrobie|skocze|wezme|nie wytrzymam))|nie (?:ufam|wierze) (?:sama |sam )?sobie|nie (?:czuje "
        r"sie|jestem) (?:\w+ ){0,2}bezpieczn\w+|nie powin(?:ienem|nam) byc sam[ae]?|nie zostawiaj\w* mnie|"
        r"glosy "
        r"(?:\w+ ){0,4}(?:mow\w+|kaz\w+|wrocil\w*|krzycz\w+|szepcz\w+|wola\w*|nie (?:milkna|przestaja))|"
        r"(?:slysze|slysz\w+) (?:\w+ )?glos\w*|(?:cos|glowa|glos) (?:w glowie )?(?:mi )?(?:kaze|mowi mi|mowi "
        r"zeby)|(?:niech|prosze|blagam|czy) (?:\w+ ){0,3}(?:ktos|kto|ktokolwiek) (?:\w+ ){0,3}(?:zadzwoni\w*|"
        r"pomoze|przyjedzie|przyjdzie|ratuje|mi pomoc)|(?:ratujcie|ratunku|pomozcie mi|pomocy) ?(?:\||"
        r"prosze|blagam|bo|nie|juz))",
        unless=(
            rf"(?:{ONCE}|w sprawie|pomoze? (?:mi )?(?:wypelnic|napisac|zrozumiec)|jego glos|jej glos|glos (?:w|na) "
            rf"(?:nagran|telefon)|zostac sama w domu jak bylam)"
        ),
    ),
    # Hurting my body.
    _family(
        "tne ciac ciecie nacinam przypalam drapie gryze wale bije okaleczam kalecze ranie zyly rece "
        "nadgarst* uda sciane glowa glowe krew krwi blizn* pocielam pocialem pociac tnie",
        r"(?:(?:tne|nacinam|przypalam|okaleczam|kalecze|ranie|pocielam|pocialem|zaczelam ciac|zaczalem ciac|"
        r"znowu ciac) (?:\w+ ){0,3}(?:sie|rece|reke|nogi|uda|nadgarst\w*|skore|brzuch|zyly|zeby|znowu|w "
        r"ukryciu)|(?:sie|sobie|rece|uda|nadgarstki) (?:\w+ )?(?:tne|nacinam|kalecze|okaleczam|pocielam|"
        r"pocialem)|(?:wale|bije|uderzam|tluke) (?:\w+ ){0,2}glowa (?:\w+ )?(?:w|o)|(?:drapie|gryze) "
        r"(?:\w+ ){0,3}(?:do krwi|az)|(?:przeciac|podciac|podetne|przetne|otworzyc|podcielam|podcialem) "
        r"(?:\w+ )?(?:zyly|sobie)|(?:chce|musze|mam ochote) (?:\w+ )?sie (?:pociac|ciac|zranic|ukarac)|"
        r"(?:corka|syn|siostra|brat|mama|wnuczka|wnuk|maz|zona) (?:\w+ )?(?:sie )?(?:znowu )?tnie(?: sie)?)",
        unless=rf"(?:{ONCE}|w kuchni|palec|wlosy|chleb|cebul\w*|ciasto|w mur|trawe|papier)",
    ),
    # Not eating, drinking.
    _family(
        "jem jesc pije pic piwo wodke wodka wino upijam upic chleje",
        r"(?:(?:\||i|juz|prawie|od \w+(?: \w+)?|nic) ?(?:\w+ ){0,2}nie (?:\w+ )?(?:jem|pije (?:wody|ani|nic|"
        r"tez|i))|przestal[ae]m (?:\w+ )?(?:jesc|pic|brac|wstawac)|nie jem i nie|(?:pije|chleje|upijam sie|"
        r"pijac) (?:\w+ ){0,5}(?:zeby|az|do (?:nieprzytomnosci|nocy|upadlego|utraty)|od rana|codziennie|"
        r"sam[ae]?|licze|do dna|az|bo|coraz|na umor|na smierc))",
        unless=rf"(?:{ONCE}|nie jem (?:miesa|glutenu|cukru)|kawe|herbate|nie pije (?:alkoholu|juz|kawy))",
    ),
    # Somebody who lives says such things.
    _family(
        "mowi mowia powtarza pisze napisal* grozi powiedzial* probowal* chce planuje",
        rf"{_LIVING} (?:\w+ ){{0,4}}(?:mowi|powtarza|pisze|napisal\w*|grozi|powiedzial\w*|probowal\w*|chce|"
        rf"ciagle|wciaz|codziennie|planuje|sie)",
        r"(?:nie wroci|nie (?:chce|ma po co|ma sensu) (?:\w+ ){0,2}(?:zyc|byc|istniec)|(?:sie )?(?:zabije|"
        r"powiesi|zabic|powiesic|skonczy|otruje)|skonczy(?:c)? (?:ze soba|z soba|to)|ze soba skonczy\w*|"
        r"umrzec|(?:pojdzie|dolaczy|isc|pojsc) (?:za|do) (?:nim|nia|niego|niej|mamy|taty|brata|siostry|lasu|"
        r"nieba)|skoczy|rzuci sie|odbierze|cos sobie|sobie cos|lepiej (?:\w+ "
        r"){0,4}(?:bez|gdyby)|zniknac|zniknie|ma dosc (?:zycia|wszystkiego)|pozegnal\w*|samob\w+|nie dozyje|"
        r"nie obudzic)",
        unless=(
            rf"(?:{ONCE}|(?:chce|chciala?|powiedziala? ze chce) (?:\w+ )?umrzec (?:w domu|u siebie|we wlasnym|"
            rf"przed|w swoim)|zawsze (?:mowil|powtarza)|lekarz|mowil(?:a|)|przed smiercia|w szpitalu|ze smiechu|"
            rf"przed psem)"
        ),
    ),
)
