"""Urdu families of meaning, wider than the others: fewer words together. Folded as by ``folding``."""

from portal.circle.triage.families import writing
from portal.circle.triage.folding import letters
from portal.circle.triage.kinds import Sounds

_NOW = r"(?:ہے|ہیں|ہوں|hai|hain|he|h|hoon|hun|hu)"
_crisis = writing(Sounds.CRISIS, letters=letters)
_danger = writing(Sounds.DANGER, letters=letters)

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
