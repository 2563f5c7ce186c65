"""Polish families of meaning, wider than the others: fewer words together. Folded as by ``folding``."""

from portal.circle.triage.families import writing
from portal.circle.triage.kinds import Sounds
from portal.circle.triage.lists.polish_crisis_families import ONCE
from portal.circle.triage.lists.polish_danger_families import PAST

_CAN_NOT = r"(?:nie (?:moge|potrafie|umiem|dam|daje|wytrzymam|wytrzymuje|zniose|mam sily))"
_crisis = writing(Sounds.CRISIS)
_danger = writing(Sounds.DANGER, usually=PAST)

POLISH_WIDER = (
    _crisis(
        "dluzej dalej wiecej dnia wytrzymam wytrzymuje zniose rady sily",
        rf"{_CAN_NOT} (?:\w+ ){{0,4}}(?:dluzej|dalej|wiecej|ani dnia|kolejnego dnia|rady(?= (?:\||juz|bez|"
        rf"dalej|dluzej))|bez (?:niego|niej|nich|ciebie))|(?:juz|dluzej) (?:tego )?nie (?:wytrzymam|wytrzymuje|"
        rf"zniose|moge|dam rady)",
        unless=rf"(?:{ONCE}|czekac|pisac|rozmawiac|przyjsc|pracowac|formularz\w*|halas\w*)",
    ),
    _crisis(
        "smierc smierci umrzec umre grobie grob ziemi grobu trumn*",
        r"(?:chce|chcial(?:a|)bym|wol(?:e|ala?bym)|powin(?:ienem|nam)|mysle|marze|czekam|prosze|pragne|lepiej|"
        r"zasluguje|niech|oby\w*|planuje|moglbym|moglabym|szukam) (?:\w+ ){0,5}(?:smierc\w*|umrzec|umre|w "
        r"grobie|do grobu|w ziemi|umarl[ae]\w*)",
        unless=(
            rf"(?:{ONCE}|(?:jego|jej|brata|siostry|mamy|taty|syna|corki) smierc\w*|dowiedziec|wiedziec|dlaczego|"
            rf"umrzec (?:w domu|u siebie|we|przed)|na grob|kwiaty|nie chce (?:zeby|by)|zanim umre)"
        ),
    ),
    _crisis(
        "nikomu nikt potrzebn* zdecydowal* postanowil* gotow* koniec konczy pozegnanie pozegnac trzyma zyje",
        r"(?:(?:nikomu|nikt) (?:\w+ )?(?:nie )?(?:jestem|mnie) (?:\w+ )?(?:nie )?(?:potrzebn\w+|potrzebuje|"
        r"chce|kocha)|(?:nie jestem|jestem) nikomu (?:nie)?potrzebn\w+|(?:juz )?(?:zdecydowal[ae]m|"
        r"postanowil[ae]m|podjel[ae]m decyzje|jestem gotow\w*)(?: \w+){0,4} (?:odejsc|koniec|skonczyc|to "
        r"zrobic|zrobie|\|)|to (?:juz )?(?:moj koniec|koniec (?:ze mna|dla mnie|mnie|\|))|tylko (?:\w+ "
        r"){0,3}(?:mnie )?(?:trzyma|powstrzymuje)|zyje (?:juz )?tylko (?:dla|bo))",
        unless=rf"(?:{ONCE}|napisac|opowiedziec|podzielic|wziac udzial|zglosic)",
    ),
    _danger(
        "zostawi* siedzi lezy leza podlodze kup* brud* szczur* karaluch* zimno ogrzewania spi pijan* pija pije",
        r"(?:zostawia\w* (?:\w+ ){0,6}(?:sam\w*|na (?:podlodze|cala noc|caly dzien|noc|dworze|mrozie)|bez|w|"
        r"cal\w+)|(?:lezy|leza|siedzi|siedza|spi|spia) (?:\w+ ){0,4}(?:na podlodze|w (?:brudzie|swoich|"
        r"mokr\w+|sikach|kupie)|bez|po ciemku|caly|cale|sam\w*)|(?:szczur\w*|karaluch\w*|nie ma ogrzewania|"
        r"zimno jak)|(?:opiekun\w*|personel|pielegniar\w*|dyzurn\w*|kierow\w+) (?:\w+ ){0,3}(?:spi|spia|pije|"
        r"pija|jest pijan\w*|sa pijan\w*))",
        unless=(
            rf"(?:{PAST}|siedzi (?:we mnie|w glowie)|spi spokojnie|zostawia\w* (?:slad|pustk)\w*|umarl\w*|zmarl\w*|"
            rf"pies|kot)"
        ),
    ),
    _danger(
        "widzialam widzialem slyszalam slyszalem slychac widac widze slysze",
        r"(?:krzyk\w*|placz\w*|bicie|bije|bil\w*|uderz\w+|siniak\w*|szarp\w+|kop\w+|przywiaz\w+|zamkniet\w+|"
        r"glodn\w+|ran\w+|krew|popych\w+)",
        r"(?:wczoraj|dzisiaj|dzis|co noc|w nocy|codziennie|teraz|znowu|zza sciany|za sciana|od sasiad\w*|w "
        r"tym tygodniu|ostatnio|ciagle)",
    ),
)
