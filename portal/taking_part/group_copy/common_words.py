"""Words that begin English sentences or are written large without being a name; names that are plain words too."""

from typing import Final

from portal.taking_part.group_copy.folding import listed

# A capital at the beginning of a sentence says nothing of these.
COMMON: Final = listed(
    """
    a about above according across action actions additionally adult after afternoon afterwards again against agencies
    agreed all almost already also although always ambulance among an and another any anybody anyone anything appeared
    appointment appointments are areas around arrangements as asked assessment assessments at away background be became
    because become been before began beginning behind being below beside best between blood both bring but by came can
    cannot care carer carers changed changes children clear clearly close colleagues comments communication community
    concern concerns conclusion consequently consideration contact could daily day days death decisions deputy despite
    did died diet different discharge discussions do doctor doctors does doing done during each early easy eating
    eight either eleven else emergency end especially eventually ever every everybody everyone everything evidence
    example except eventually families family father few fifteen fifty finally find findings first five following food
    for forty found four friends from full further furthermore gave general generally gentle get given giving go going
    good had half happy has have having he health help her here hers herself high him himself his history hospital
    hospitals hours house how however i if immediately in including indeed information initially inside instead into is
    issues it its itself january just keep kept key kind kindly know known large last late later learning least left
    less let life like little lived living local long look looking lost lots made main make making managers many
    matters maybe me meals medical medication medicine meeting meetings members mental more moreover morning most
    mother moving much multiple music must my near nearly neighbours neither never nevertheless new next night nine no
    nobody none nor not note nothing notes now nurse nurses nursing observations of off often old on once one only
    onto open opportunities or other others otherwise our ours out outcome outside over overall own pain paragraph
    part parts past patient people perhaps person personal physical place placed plan plans please police positive
    practice previous previously problems professionals quick quiet quite rather reading really reasonable
    recommendation recommendations record recorded records referral referrals regarding regular relatives residents
    respect results returned review reviews same saturday saw school section see seeing seen services seven several
    shared she short should shortly similarly since sister six sleeping small so social some somebody someone
    something sometimes soon speech staff still stories stopped strong such suddenly summary support supported
    swallowing table take taken talking teams ten tests than thank that the their them themselves then there
    therefore these they thing things think this those though three through throughout thus time times to today
    together tomorrow too took towards training treatment trust twelve twenty two under unfortunately unless until up
    us used usually various very visits walking want wanted warm was washing watching water we week weekly weeks
    weight well went were what whatever when whenever where whereas wherever whether which while who whoever whole
    whose why will with within without women words work workers working would write writing written year years yes
    yesterday yet you young your
    """
)
# Written with capitals by everybody in this field: they lead to nobody.
SHORT_FORMS: Final = listed(
    """
    a&e aac adhd ae ahp asd bipap bmi bp bsl cctv chc cns copd cpap cpr cqc ct ctr dbs dnacpr dnar dols dvt ecg ecgs
    ecmo eeg ehcp ent gp gps gsf hdu icb icbs icu ics id imca it itu iv laa lac ldt leder lpa mar mca mdt met mri mrsa
    mts ndis news nhs nice ng ngt nok ok ot oxygen pals pbs pcn peg pip ppe prn qol reasonable respect salt sar sats
    sjr slt stomp tep tia tv uk uti utis vte
    """
)
# First names and family names that are plain words: a capital at the beginning of a sentence does not settle it.
NAMES_THAT_ARE_WORDS: Final = listed(
    """
    angel april art august autumn bailey baker barber basil bay bell berry bill bishop blue bond book booth brook
    brooks brown bud bush butcher butler carol carter chase christian church clay clement coral cook cooper crystal
    dale daisy dawn dean destiny dolly drew duke earl earnest ebony eden eve faith fay fern field fields fisher flora
    ford forest forrest foster frank gale gene gill glen glenn grace grant gray green guy hall harmony hazel heath
    heather heaven hill holly hope hunter iris ivy jack jade jasmine jean jewel joy judge june justice kay king knight
    lake lance lane laurel lily long love lucky mark marsh mason may mercy merry mike miles miller misty moss nick
    noble norm olive pansy park parker pat patience pearl penny piper pleasant poppy porter potter precious price
    prince prudence queen ray reed rich rick rob robin rock rose rowan ruby rush rusty sage sandy scarlett shepherd
    sky smith sparrow star stone storm street sue summer sunny tailor taylor terry tiger tony tuck turner verity
    victor violet viola wade walker ward way webb wells west will willow winter wood woods young
    """
)
# What makes several capitals a place; and, alone, says of no place which.
PLACE_WORDS: Final = listed(
    """
    academy avenue bay bridge buildings care castle cathedral centre chapel church city clinic close club college
    common cottage cottages council county court crescent day dental drive estate farm garden gardens general grange
    green grove hall health hill home homes hospice hospital house infirmary lane library lodge manor market medical
    memorial mews mill mosque park pharmacy place practice primary residential road royal school service services
    square station street surgery temple terrace trust unit university village villa walk ward way wing
    """
)
