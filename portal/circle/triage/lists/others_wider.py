"""Polish and Urdu families of meaning, wider than the others: fewer words together. Folded as by ``folding``."""

from portal.circle.triage.families import Family
from portal.circle.triage.folding import letters
from portal.circle.triage.kinds import Sounds
from portal.circle.triage.lists.polish_crisis_families import ONCE
from portal.circle.triage.lists.polish_danger_families import PAST

_CAN_NOT = r"(?:nie (?:moge|potrafie|umiem|dam|daje|wytrzymam|wytrzymuje|zniose|mam sily))"
_NOW = r"(?:ہے|ہیں|ہوں|hai|hain|he|h|hoon|hun|hu)"


def _crisis(keys: str, *together: str, unless: str = "") -> Family:
    return Family(Sounds.CRISIS, letters(keys), tuple(map(letters, together)), letters(unless))


def _danger(keys: str, *together: str, unless: str = PAST) -> Family:
    return Family(Sounds.DANGER, letters(keys), tuple(map(letters, together)), letters(unless))


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
URDU_WIDER = (
    _crisis(
        "نہیں nahi nahin nhi nai",
        r"(?:(?:اب|مزید|اور|مجھ سے|ab|mazeed|aur|mujhse|mujh se|mjhse)(?: \w+){0,5} (?:نہیں|nahi|nahin|nhi|"
        r"nai) (?:\w+ )?(?:سکت[ای]|ہوتا|جاتا|جینا|رہنا|رہا جاتا|sakt[ai]|skt[ai]|hota|jata|jeena|jina|rehna|"
        r"raha jata)(?: (?:ہوں|hoon|hun|hu))?)",
        r"(?:زندگی|جی|جینا|سہ\w*|برداشت|رہا|ہوتا|zindagi|ji|jee|jeena|jina|seh\w*|bardasht|hota|akele|"
        r"اکیل[اےی]|رہنا|rehna)",
        unless=letters(r"(?:لکھ|انتظار|آ نہیں|فارم|پڑھ|likh|intezar|form|parh|جا سکتا|فون|meeting)"),
    ),
    _crisis(
        "مرنے مرنا مر موت قبر marne marna mar maut mout qabar",
        r"(?:(?:مجھے|میں|میرا|mujhe|main|mai|mera)(?: \w+){0,6} (?:مر جاؤں|مرنے کا|مرنے کی|مرنے کو|موت (?:کا|"
        r"کی|چاہ\w*|آ)|قبر میں|mar jaun|mar jaoon|marne (?:ka|ki|ko)|maut (?:ka|ki|chah\w*|aa)|qabar (?:mein|"
        r"me)))",
        r"(?:دل|سوچ\w*|خیال|چاہ\w*|انتظار|کاش|دعا|بہتر|کروں|dil|soch\w*|khayal|chah\w*|intezar|kash|kaash|dua|"
        r"behtar|karun)",
        unless=letters(
            r"(?:وہ (?:\w+ ){0,3}مر|wo (?:\w+ ){0,3}mar|مرنے سے پہلے|marne se pehle|اس کی موت|ان کی موت|uski "
            r"maut|unki maut|تھا)"
        ),
    ),
    _crisis(
        "کسی ضرورت فیصلہ تیار kisi zaroorat zarurat faisla tayyar tayar",
        r"(?:(?:کسی کو|kisi ko) (?:\w+ ){0,2}(?:میری|meri) (?:\w+ ){0,2}(?:ضرورت|پرواہ|فکر|zaroorat|zarurat|"
        r"parwah|fikar|fikr) (?:نہیں|nahi|nahin|nhi)|(?:فیصلہ|faisla) (?:\w+ ){0,2}(?:کر (?:لیا|چک\w+)|kar "
        r"(?:liya|chuk\w+))(?: \w+){0,6} (?:ختم|جانے|مر\w*|khatam|jane|mar\w*))",
    ),
    _danger(
        "اکیلا اکیلی اکیلے فرش چھوڑ سوتے سوتا سوتی شراب akela akeli akele farsh chor chhor sote sota soti sharab",
        r"(?:(?:چھوڑ|chor|chhor) (?:دیت[ےیا]|کر (?:چل[ےی]|سو)|jat[aei]|det[aei]|kar (?:chal|so)\w*)|(?:فرش|"
        r"farsh) (?:\w+ ){0,3}(?:پڑ[اےی]|سو\w*|par[aei]|so\w*)|(?:عملہ|نرس|کیئر\w*|staff|nurse|carer)(?: "
        r"\w+){0,3} (?:سوت[ایے]|سو رہ\w*|شراب|sot[aei]|so rah\w*|sharab))",
        _NOW,
        unless=letters(r"(?:وہ مجھے چھوڑ|مجھے اکیلا چھوڑ گ|فوت|انتقال|تھ[اےی])"),
    ),
    _danger(
        "محفوظ خطرہ خطرے ظلم تشدد زیادتی mehfooz khatra khatre khatray zulm tashaddud ziyadti zyadti",
        r"(?:محفوظ نہیں|خطر[ہے]|ظلم|تشدد|زیادتی|mehfooz (?:nahi|nahin|nhi)|khatr\w*|zulm|tashaddud|z[iy]+[ay]+dti)",
        _NOW,
        unless=letters(r"(?:تھا|تھی|تھے|خطرے سے باہر|tha|thi|اپنے آپ سے)"),
    ),
)
