"""Urdu families of meaning that sound like danger: written as on paper and in Latin letters, folded by ``letters``.

*مارتا ہے* is now, *مارتا تھا* was: what only was is left out, unless it is said to go on.
"""

from portal.circle.triage.families import writing
from portal.circle.triage.folding import letters
from portal.circle.triage.kinds import Sounds

_STILL = (
    r"(?:اب بھی|ابھی|اب تک|آج|روز|ہر|باقی|دوسر\w+|سب کو|رہا ہے|رہی ہے|رہے ہیں|ہے|ہیں|abhi|ab bhi|aaj|roz|har|baqi|"
    r"baki|dosr\w+|doosr\w+|sab ko|hai|hain|raha|rahe|rahi)"
)
_PAST = rf"^(?!.*(?<!\w){_STILL}(?!\w)).*(?<!\w)(?:تھا|تھی|تھے|تھیں|tha|thi|thay|thee|thein)(?!\w)"
_NOT = r"(?:نہیں|نہ|nahi|nahin|nai|nhi|na|mat)"
_IS = (
    r"(?:ہے|ہیں|ہوں|hai|hain|he|h|hn|hoon|hun|ha|رہا|رہی|رہے|raha|rahi|rahe|rha|rhi|rhe|دیتے|دیتا|دیتی|deta|dete|"
    r"deti|diya|لیا|liya|li|لی)"
)
_FINE = r"(?:گیند|ڈھول|رپورٹ|ہنس\w*|ball|report|hans\w*|خوش ہیں|شکر|shukar|دعا|dua|وقت مار\w*|تالی\w*)"
_WRONG = (
    r"(?:نہیں (?:دی|دیا|بلایا|آیا|آئی|سنی|دیکھا)|مارا|مارتا|مارتی|تھپڑ|چیخ\w*|سو گ\w+|سو رہ\w+|سوتا|سوتی|چھوڑ "
    r"دیا|غلط|غفلت|ظلم|مر گی\w*|فوت|موت|گرا\w*|جلا\w*|انکار|لاپروا\w*|بند کر|قصور\w*|ذمہ دار|nahi (?:di|diya|"
    r"bulaya|aya|ayi|suni|dekha)|mara|maara|marta|marti|thappar|cheekh\w*|so ga\w+|sota|soti|"
    r"chor diya|ghalat|ghaflat|zulm|mar gay\w*|faut|maut|inkar|laparwa\w*|qasoor\w*|zimmedar|zimedar|band kar)"
)
_family = writing(Sounds.DANGER, always=f"{_PAST}|{_FINE}", letters=letters)

DANGER = (
    # Hands on somebody.
    _family(
        "مارتا مارتی مارتے مار پیٹتا پیٹتی پیٹتے تھپڑ لات لاتیں ہاتھ دھکا دھکے گھسیٹ* نوچتا گھونسے چیختا "
        "چیختی چیختے ڈانٹ* گالی گالیاں چھوتا چھوتی چھیڑ* جلاتا جلاتے ستاتا ستاتے چٹکی گلا بال marta marti "
        "marte maarta maarti maarte maar mar peet* pit* thappar thapar laat hath haath dhakka dhakke "
        "ghaseet* "
        "ghasit* gaali gali galiyan chota chhota chhuta chuta cheer* chher* jalata satata gala baal cheekhta "
        "cheekhti cheekhte dant* daant*",
        r"(?:مارت[ایے]|مار (?:رہ\w+|پڑت\w+|پیٹ)|پیٹت[ایے]|پیٹ رہ\w+|تھپڑ|لاتیں|ہاتھ (?:\w+ )?(?:اٹھات[ایے]|"
        r"لگات[ایے]|پھیرت[ایے]|ڈالت[ایے]|اٹھا رہ\w+|لگا رہ\w+)|دھک\w+|گھسیٹ\w*|نوچت[ایے]|گھونسے|چیخت[ایے]|"
        r"ڈانٹت[ایے]|گالی\w*|چھوت[ایے]|چھیڑت[ایے]|جلات[ایے]|ستات[ایے]|چٹکی\w*|گلا (?:دبات\w+|پکڑ\w*|گھونٹ\w*)|"
        r"بال (?:کھینچ\w*|پکڑ\w*)|ma?art[aei]|ma?ar (?:rah\w+|rh\w+|peet|pit|parti)|peet(?:t[aei]| rah\w+)|"
        r"thap+ar|laat\w*|ha?th (?:\w+ )?(?:uthat[aei]|"
        r"lagat[aei]|pherta|dalta|utha rah\w+|laga rah\w+)|dhakk\w+|ghas\w+t\w*|ga+li\w*|ch+[uo]ta (?:hai|he|"
        r"h)|ch+[ea]+rt[aei]|jalat[aei]|satat[aei]|gala (?:daba\w*|pakar\w*|ghont\w*)|ba+l (?:khe?nch\w*|"
        r"khinch\w*|pakar\w*)|cheekht[aei]|da+nt[a-z]*t[aei])",
        rf"{_IS}",
        r"(?:مجھے|مجھ|اسے|اس|ان|انہیں|ہمیں|ہم|لوگوں|بچ\w+|بہن|بھائی|بیٹ\w+|امی|ماں|ابو|خالہ|سب|دوسر\w+|باقی|"
        r"مریض\w+|لڑک\w+|جگہ|بزرگ\w*|معذور|کزن|mujhe|mujhy|muje|mujh|usay|use|usko|us|un|unko|unhe|hume|hum|"
        r"logon|bach\w+|behen|bhai|bet\w+|ammi|maa|abbu|khala|sab|dosr\w+|doosr\w+|baqi|mareez\w*|lark\w+|"
        r"jagah|cousin|kazan)",
        unless=r"(?:دل (?:کو )?چھو|dil ko|dil chu|وقت|نعرے|چھوٹا|بازی)",
    ),
    # Not let out, locked, tied; the telephone taken.
    _family(
        "نکلنے جانے ملنے بات باہر اندر فون موبائل پاسپورٹ بند تالا تالے باندھ* زنجیر* رسی قید کمرے کمرہ "
        "nikalne nikalnay jane janay milne baat bahar baahar andar phone mobile passport band tala talay "
        "bandh* baandh* zanjeer* rassi qaid kaid kamre kamray kamra",
        r"(?:(?:نکلنے|جانے|ملنے|بات کرنے|باہر|اندر|آنے|nikalne|nikalnay|jane|janay|milne|milnay|baat karne|"
        r"baat krne|bahar|baahar|andar|aane|ane)(?: \w+){0,3} (?:نہیں (?:دیت[ےیا]|دے|دی)|منع|nahi (?:det[aei]|"
        r"de|di)|nahin (?:det[aei]|de)|nhi (?:det[aei]|de)|nai (?:det[aei]|de)|mana)|(?:فون|موبائل|پاسپورٹ|"
        r"phone|mobile|passport)(?: \w+){0,3} (?:لے (?:لیا|رکھا|لیتے)|چھین\w*|رکھ لیا|le (?:liya|lia|rakha|"
        r"lete)|cheen\w*|chheen\w*|rakh (?:liya|lia))|(?:کمر\w+|گھر|اندر|kamr\w+|ghar|andar)(?: \w+){0,3} "
        r"(?:بند (?:کر\w*|رکھ\w*|ہے|ہوں)|تالا|قید|band (?:kar\w*|kr\w*|rakh\w*|hai|hoon)|tala|qaid|kaid)|"
        r"(?:باندھ|bandh|baandh)\w* (?:\w+ )?(?:رکھ\w*|دیت\w+|کر|ہوا|ہے|rakh\w*|det\w+|kar|hua|hai)|تالا "
        r"لگا\w*|tala laga\w*|زنجیر\w*|zanjeer\w*)",
        rf"(?:{_IS}|رکھ\w*|rakh\w*)",
        unless=r"(?:بند ہو (?:چکا|گیا)|band ho (?:chuka|gaya)|بند رہنا پسند|گاڑی|دل بند)",
    ),
    # Money; threats.
    _family(
        "پیسے پیسہ پنشن کارڈ بینیفٹ تنخواہ بینک رقم paise paisay paisa pension card benefit benefits "
        "tankhwah bank raqam",
        r"(?:لے (?:لیت[ایے]|جات[ایے]|رہ\w+|لیے)|چھین\w*|رکھ لیت[ایے]|نکال\w*|چرات[ایے]|کھا جات[ایے]|اپنے پاس|"
        r"خرچ کر\w*|le (?:let[aei]|jat[aei]|rah\w+|liye)|cheen\w*|chheen\w*|rakh let[aei]|nikal\w*|"
        r"churat[aei]|kha jat[aei]|apne paas|kharch kar\w*|hath mein|control)",
        rf"{_IS}",
        unless=r"(?:میں اپنے|صدقہ|چندہ|sadqa|chanda)",
    ),
    _family(
        "دھمکی دھمکیاں دھمکات* ڈرات* بتایا بولا بولی شکایت کہا منہ dhamki dhamkiyan dhamkat* darat* daraat* "
        "bataya batayi bola boli shikayat munh",
        r"(?:دھمک\w+|ڈرات[ایے]|(?:اگر|agar|گر)(?: \w+){0,6} (?:بتای\w*|بول\w*|شکایت|کہا|کھولا|bataya|batayi|"
        r"bol\w*|shikayat|kaha|khola)|منہ بند|munh band|dhamk\w+|dara+t[aei])",
        r"(?:نکال\w*|مار\w*|چھین\w*|لے جا\w*|سڑک|بچے|گھر سے|جیل|پولیس|بند|دھمک\w*|ڈرات[ایے]|بھیج\w*|انجام|"
        r"nikal\w*|maar\w*|mar\w*|cheen\w*|le ja\w*|sarak|bach\w+|ghar se|jail|police|band|dhamk\w*|"
        r"dara+t[aei]|bhej\w*|anjam|deport\w*)",
        unless=r"(?:رو پڑ\w*|ڈاکٹر نے (?:بتایا|کہا)|doctor ne)",
    ),
    # Not fed, without care.
    _family(
        "کھانا بھوک بھوکا بھوکی بھوکے پانی وزن ہڈیاں پسلیاں روٹی khana bhook bhooka bhookha bhuka bhooki "
        "bhooke pani wazan haddiyan pasliyan roti",
        rf"(?:(?:کھانا|پانی|روٹی|khana|pani|roti)(?: \w+){{0,4}} {_NOT} (?:\w+ )?(?:دیت[ایے]|دے|دیا|مل\w*|"
        rf"کھلا\w*|det[aei]|de|diya|mil\w*|khila\w*)|(?:بھوک[اےیا]|bhook\w*|bhuk\w*)(?: \w+){{0,3}} (?:رکھ\w*|"
        rf"ہے|ہیں|سو\w*|رہت\w+|مر\w*|rakh\w*|hai|hain|so\w*|reht\w+|mar\w*)|(?:وزن|wazan)(?: \w+){{0,5}} (?:کم|"
        rf"گر|آدھا|kam|gir|adha)|(?:ہڈیاں|پسلیاں|haddiyan|pasliyan)(?: \w+){{0,3}} (?:نظر|نکل|دکھ\w*|nazar|"
        rf"nikal|dikh\w*)|"
        r"(?:صرف|بچا ہوا|sirf|bacha hua) (?:\w+ )?(?:روٹی|کھانا|roti|khana))",
        unless=r"(?:میرا وزن|mera wazan|روزہ|roza|ہسپتال میں اسے (?:\w+ ){0,3}تھ|بھوک نہیں|بھوک ہڑتال|انتقال|فوت)",
    ),
    _family(
        "ڈاکٹر دوا دوائی دوائیاں انسولین زخم زخموں پاؤں ٹانگ پیشاب گند* گندے بستر پیمپر کپڑے بدبو دورے دورہ "
        "شوگر بخار doctor dawa dawai insulin zakhm paon paaon pair tang peshab gand* bistar pamper kapre "
        "badboo badbu doray dore sugar bukhar hospital",
        rf"(?:(?:ڈاکٹر|دوا|دوائی|دوائیاں|انسولین|doctor|dawa|dawai|insulin|hospital|ہسپتال)(?: \w+){{0,4}} "
        rf"{_NOT} (?:\w+ )?(?:دیت[ایے]|دے|مل\w*|لے جا\w*|لے کر|دکھا\w*|بلا\w*|det[aei]|de|mil\w*|le ja\w*|le "
        rf"kar|dikha\w*|bula\w*)|{_NOT} (?:\w+ )?(?:بدلت[ایے]|نہلات[ایے]|دھوت[ایے]|صاف کر\w*|badalt[aei]|"
        rf"nehlat[aei]|saaf kar\w*|saf kar\w*)|(?:گیلے|گندے|پیشاب|گند|گندگی|geele|gande|ganday|peshab|gandagi|"
        rf"gand)(?: \w+){{0,4}} (?:پڑ[اےی]|چھوڑ\w*|لیٹ\w*|"
        rf"سو\w*|بستر|par[aei]|chor\w*|lait\w*|so\w*|bistar)|(?:زخم|پاؤں|ٹانگ|zakhm|paon|pair|tang)(?: "
        rf"\w+){{0,4}} (?:کال\w+|سڑ\w*|پیپ|گل رہ\w*|خراب|kal[aei]|sar rah\w*|peep|kharab)|(?:بستر|bistar)(?: "
        rf"\w+){{0,3}} (?:زخم\w*|zakhm\w*))",
        rf"(?:{_IS}|گی\w*|ga\w+|کوئی|koi|دن سے|din se|پڑ[اےی])",
        unless=r"(?:انتقال|فوت|مر گی\w*|mar ga\w*|faut|وقت پر)",
    ),
    # Made quiet; marks on a body.
    _family(
        "گولیاں گولی دوا دوائی انجکشن ٹیکہ ٹیکے نشہ نشے نیند سلا چپ goliyan goliyaan golian dawa dawai "
        "injection tika teeka nasha nashe neend sula chup",
        r"(?:سلا\w*|چپ (?:کر\w*|رکھ\w*|رہیں)|بے ?ہوش|سوت[ےیا] رہ\w*|سوئے|نشے میں|خاموش|sula\w*|chup (?:kar\w*|"
        r"rakh\w*|rahen)|behosh|sot[aei] reh\w*|soye|nashe me\w*|khamosh)",
        r"(?:گولی\w*|دوا\w*|انجکشن|ٹیک\w+|نشہ|نشے|نیند|goli\w*|dawa\w*|injection|t[ie]+ka|nash\w+|neend)",
        rf"{_IS}",
        unless=r"(?:میں (?:\w+ ){0,3}(?:کھا|لیت)|آخری دن|mujhe neend|مجھے نیند|chup ke)",
    ),
    _family(
        "نیل نیلے زخم نشان جلا جلی سوجا سوجی ہڈی ٹوٹی چوٹ چوٹیں گر گرا گری neel neele zakhm nishan jala jali "
        "sooja suji haddi tooti chot chotein gir giri gira",
        r"(?:(?:جسم|بازو|چہر\w+|منہ|آنکھ|ٹانگ\w*|پیٹھ|ہاتھ\w*|jism|bazu|bazoo|chehr\w+|munh|ankh|aankh|tang|"
        r"peeth|hath|haath)(?: \w+){0,4} (?:نیل\w*|زخم\w*|نشان\w*|جل\w+|سوج\w*|چوٹ\w*|neel\w*|zakhm\w*|"
        r"nishan\w*|jal\w+|so+j\w*|chot\w*)|(?:کہت[ےیا]|keht[aei])(?: \w+){0,5} (?:خود |khud )?(?:گر (?:گ\w+|"
        r"پڑ\w+)|gir (?:ga\w+|par\w+))|(?:نئے|پھر|روز|naye|phir|roz) (?:\w+ )?(?:نیل|زخم|نشان|چوٹ\w*|neel|"
        r"zakhm|nishan|chot\w*))",
        rf"{_IS}",
        unless=r"(?:پیدائشی|دل پر|paidaishi)",
    ),
    # Who did it is still there; the next; it goes on.
    _family(
        "اب ابھی وہیں وہاں اسی باقی دوسروں اگلا اگلے کسی کوئی یہی سنبھال* نوکری ڈیوٹی ab abhi wahin wahan "
        "isi usi baqi baki dosron doosron agla agle kisi yehi yahi sambhal* naukri duty job",
        r"(?:(?:اب بھی|ابھی (?:بھی|تک)|اب تک|وہیں|اسی (?:گھر|جگہ|وارڈ)|باقی لوگوں|دوسروں|ab bhi|abhi (?:bhi|"
        r"tak)|ab tak|wahin|wahi|usi (?:ghar|jagah|ward)|isi (?:ghar|jagah)|baqi (?:logon|sab)|baki (?:logon|"
        r"sab)|dosron|doosron)(?: \w+){0,6} (?:کام|سنبھال\w*|دیکھ ?بھال|ڈیوٹی|نوکری|ہو رہ\w+|چل رہ\w+|کر "
        r"رہ\w+|kaam|kam|sambhal\w*|dekh ?bhal|duty|naukri|job|ho rah\w+|ho rh\w+|chal rah\w+|chal rh\w+|kar "
        r"rah\w+|kr rh\w+)|(?:یہی|yehi|yahi|wohi|وہی)(?: \w+){0,3} (?:چل رہ\w+|ہو رہ\w+|chal rah\w+|ho "
        r"rah\w+)|(?:اگل[اےی]|کوئی اور|کسی اور|دوسر\w+|agl[aei]|koi aur|kisi aur|dosr\w+)(?: \w+){0,5} (?:مرے "
        r"گ\w+|مر جائ\w+ گ\w+|ساتھ بھی|ہو گا|ہوگا|mare g\w+|mar ja\w+ g\w+|saath bhi|ho ga|hoga)|کچھ نہیں "
        r"بدلا|kuch nahi badla)",
        rf"(?:{_WRONG}|گولی\w*|مار\w*|بند|بھوک\w*|مر\w*|ساتھ بھی|بدلا|ہو رہ\w+|چل رہ\w+|goli\w*|ma?ar\w*|"
        rf"bhook\w*|saath bhi|badla|chal rah\w+|ho rah\w+|sula\w*)",
        unless=(
            r"(?:نہ ہو(?!\w)|نہیں چاہت\w+|nahi chaht\w+|na ho(?!\w)|غم|دکھ|رو رہ\w+|یاد|gham|yaad|تحقیق|report|"
            r"انتظار|علاج چل)"
        ),
    ),
    # Screams; made to; somebody shall go there.
    _family(
        "چیختا چیختی چیخیں چیخ روتا روتی روتے چلاتا چلاتی زبردستی شادی نکاح مجبور غلام cheekh* chekh* rota "
        "roti rote chillat* zabardasti zabrdsti shadi shaadi nikah majboor ghulam",
        r"(?:(?:رات|ہر روز|روز|کوئی|ہر رات|raat|roz|koi|har raat)(?: \w+){0,6} (?:چیخ\w*|روت[ایے]|چلات[ایے]|"
        r"cheekh\w*|chekh\w*|rot[aei]|chillat\w*)|(?:چیخ\w*|روت[ایے]|چلات[ایے]|cheekh\w*|rot[aei]|"
        r"chillat\w*)(?: \w+){0,6} (?:کوئی نہیں|نہیں (?:آتا|سنتا|جاتا)|koi nahi|nahi (?:aata|ata|sunta|jata))|"
        r"(?:زبردستی|مجبور|zabardasti|zabrdsti|majboor)(?: \w+){0,6} (?:شادی|نکاح|کام|کر\w+|لے جا\w*|کھلا\w*|"
        r"shadi|shaadi|nikah|kaam|kam|kar\w+|kr\w+|le ja\w*|khila\w*)|"
        r"(?:شادی|نکاح|shadi|shaadi|nikah)(?: \w+){0,5} (?:زبردستی|مرضی|سمجھ|zabardasti|marzi|samajh)|غلام\w*|"
        r"ghulam\w*)",
        rf"{_IS}",
        r"(?:وہ|اس|ان|اسے|اُسے|ہمسائ\w*|پڑوس\w*|لڑک\w+|عورت|آدمی|بہن|بھائی|کزن|کوئی|مجھ\w*|wo|woh|us|un|usay|"
        r"use|uski|usse|unki|hamsa\w*|paros\w*|lark\w+|aurat|admi|behen|bhai|cousin|koi|mujh\w*|سے)",
        unless=r"(?:میں (?:\w+ ){0,4}رو\w+|main (?:\w+ ){0,4}ro\w+|یاد میں|خوشی سے|امی روت\w+)",
    ),
    _family(
        "دروازہ دروازے نل الارم سیڑھی سیڑھیاں کھڑکی darwaza darwaze nal alarm seerhi khirki tap",
        r"(?:ٹوٹ\w*|خراب|بند|زنجیر|تالا|جلت[ایے]|ٹھیک نہیں|toot\w*|kharab|band|zanjeer|tala|jalt[aei]|theek nahi)",
        r"(?:اب بھی|ابھی|اب تک|آگ|کوئی|لوگ|باقی|دوسرے|جل|ab bhi|abhi|ab tak|aag|koi|log|baqi|dosre|jal)",
        rf"{_IS}",
        unless=r"(?:میرے گھر|mere ghar)",
    ),
    _family(
        "پولیس بچا بچاؤ بچائیں بھیجو بھیجیں دیکھے نکالو نکالیں police bacha bachao bachain bhejo bhejen "
        "dekhe nikalo nikalein",
        r"(?:(?:اسے|انہیں|اس کو|ان کو|مجھے|ہمیں|وہاں|usay|use|unhe|usko|unko|mujhe|hume|wahan)(?: \w+){0,4} "
        r"(?:بچا (?:لو|لیں)|بچاؤ|نکال\w*|جا کر دیکھ\w*|کوئی بھیج\w*|bacha (?:lo|lein)|bachao|nikal (?:lo|do|"
        r"lein)|nikalo|ja kar dekh\w*|bhej\w*)|(?:پولیس|police)(?: \w+){0,2} (?:بھیج\w*|بلا\w*|bhej\w*|"
        r"bula\w*))",
        unless=r"(?:بچا سکت\w*|بچایا جا)",
    ),
)
