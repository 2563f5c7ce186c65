"""Urdu families of meaning that sound like crisis: written as on paper and in Latin letters, folded by ``letters``.

*ہوں* is I now; *تھا* was. Somebody who lives and says it is *کہتا ہے, کہتی ہے*.
"""

from portal.circle.triage.families import writing
from portal.circle.triage.folding import letters
from portal.circle.triage.kinds import Sounds

NOT = r"(?:نہیں|نہ|نا|مت|بغیر|nahi|nahin|nai|nhi|nahee|na|mat|bina|baghair)"
PAST = (
    r"^(?!.*(?<!\w)(?:ہوں|اب|ابھی|آج|روز|رہا ہے|رہی ہے|hoon|hun|hu|ab|abhi|aaj|roz)(?!\w)).*(?<!\w)(?:تھا|تھی|تھے|"
    r"تھیں|tha|thi|thay|thee|thein)(?!\w)"
)
_ME = (
    r"(?:میں|مجھے|مجھ|میرا|میری|میرے|اپنا|اپنی|اپنے|ہمیں|خود|main|mai|mein|me|mujhe|mujhy|muje|mujh|mera|meri|"
    r"mere|apna|apni|apne|khud|hoon|hun|hu|ہوں)"
)
_WANT = (
    r"(?:دل|جی|چاہت\w+|چاہ|کاش|دعا|سوچ\w*|خیال|من|کرتا ہے|امید|dil|jee|chah\w*|chata|chati|kaash|kash|dua|soch\w*|"
    r"khayal|khyal|mann|umeed)"
)
_family = writing(Sounds.CRISIS, always=PAST, letters=letters)

CRISIS = (
    # Means; something swallowed.
    _family(
        "رسی پھندا پھندے پنکھے پنکھا چاقو چھری بلیڈ پل چھت ٹرین پٹری نہر دریا سمندر کنویں کنواں ٹرک گاڑی زہر "
        "بندوق کھڑکی rassi phanda phande pankhe pankha chaku chaqu churi chhuri blade pul chat chhat chatt "
        "train patri nehar nahar darya samandar kunwe truck gari gaari zeher zehar bandooq khirki bridge",
        r"(?:کود\w*|چھلانگ|لٹک\w*|کھا (?:لوں|لی|لیا|لیتا|لیتی|جاؤں)|پی (?:لوں|لیا|جاؤں)|کاٹ\w*|سامنے|نیچے|"
        r"دیکھت[ایے]|دیکھ رہ\w+|کھڑ[اےی]|رکھ[ای]|خرید\w*|سوچ\w*|گر (?:جاؤں|جانا)|ڈوب\w*|مار (?:دے|جائے)|ٹکر|"
        r"kood\w*|kud\w*|koood|chalang|chhalang|latak\w*|kha (?:lun|loon|li|liya|leta|leti|jaun)|pi (?:lun|"
        r"loon|liya|jaun)|"
        r"kaat\w*|kat\w*|samne|saamne|neeche|neche|niche|dekht\w*|dekh rah\w*|khar\w+|rakh\w*|kharid\w*|"
        r"soch\w*|gir (?:jaun|jana)|doob\w*|dub\w*|maar de|takkar)",
        rf"(?:{_ME}|{_WANT}|جاؤں|لوں|jaun|jaoon|lun|loon)",
        unless=r"(?:سبزی|پھل|کیک|سیر|گھومنے|کام پر|sabzi|sair|ghoom\w*|ساتھ|saath)",
    ),
    _family(
        "گولیاں گولی گولیوں دوا دوائی دوائیاں دوائیں نیند زہر انسولین پیراسیٹامول goliyan goliyaan golian "
        "goli tablets tablet pills dawa dawai dawaiyan neend zeher insulin paracetamol",
        r"(?:(?:میں نے|میں|بہت|ساری|سب|ڈھیر|کافی|کچھ|main ne|maine|mene|mai ne|bohat|bohot|bahut|saari|sari|"
        r"sab|dher|kafi|kuch)(?: \w+){0,7} (?:کھا (?:لی|لیں|لوں|لیے|چک\w+|کر سو)|نگل\w*|جمع|چھپا\w*|چھوڑ د\w+|"
        r"kha (?:li|lin|lein|lun|loon|liye|chuk\w+)|khali|khalin|nigal\w*|jama|chupa\w*|chhupa\w*|chor d\w+|"
        r"chhor d\w+)|(?:کھا لوں|کھا لی ہیں|نگل لوں|جمع کر رہ\w+|kha lun|kha loon|kha li hain|nigal lun|jama "
        r"kar rah\w+))",
        unless=r"(?:سر درد|بخار|ڈاکٹر نے|شہد|اس نے|sar dard|bukhar|doctor ne|us ne|usne|ناشت\w+)",
    ),
    # Not being here later; last words.
    _family(
        "آخری الوداع معاف معافی بخش رہوں ملوں دیکھوں پڑھیں پڑھو وصیت خدا حافظ akhri aakhri alvida alwida "
        "maaf maf rahun rahoon rahunga rahungi milun milunga parhen parho parhoge wasiyat bakhsh hafiz",
        r"(?:آخری (?:خط|پیغام|بار|تحریر|رات|دن ہے|میسج|الفاظ)|(?:سب|مجھے|مجھ) (?:\w+ ){0,3}(?:معاف|بخش)|معاف "
        r"(?:کر دینا|کر دیں|کر دو|کرنا)|الوداع|میں (?:\w+ ){0,4}نہیں (?:رہوں|ملوں|ہوں گ)\w*|(?:جب تک|جب) "
        r"(?:\w+ ){0,3}(?:یہ|خط) (?:\w+ )?پڑھ\w*|اب (?:\w+ )?خدا حافظ|وصیت|a?akhri (?:khat|paigham|baar|bar|"
        r"tehreer|raat|message|msg|alfaz)|mujhe (?:\w+ ){0,3}(?:maaf|maf|bakhsh)|"
        r"(?:maaf|maf) (?:kar dena|kar dein|kr dena|kar do|krna|karna)|al[vw]ida|main (?:\w+ ){0,4}(?:nahi|"
        r"nahin|nhi|nai) (?:rahun\w*|milun\w*|hounga|hungi)|jab (?:tak )?(?:\w+ ){0,3}(?:yeh|ye|khat|message) "
        r"(?:\w+ )?par\w*)",
        unless=(
            r"(?:آخری دنوں|اس کا آخری|ان کا آخری|اس کی آخری|ان کی آخری|وہ آخری|آخری بار (?:دیکھا|ملا|ملی|بات)|us "
            r"ka a?akhri|uski a?akhri|دیر سے|غلطی\w*|لکھنے|late|spelling|likhne|ہسپتال کو معاف نہیں|انہیں معاف|"
            r"unko maaf|unhe maaf|کہا)"
        ),
    ),
    _family(
        "پاس بلا اٹھا ملنے جانا آ رہا موت ساتھ paas pass bula utha uthale milne jana maut mout saath rab "
        "allah khuda اللہ خدا رب",
        r"(?:(?:اللہ|خدا|رب|یا رب|مالک|allah|khuda|rab|malik)(?: \w+){0,4} (?:اٹھا (?:لے|لیں)|بلا (?:لے|لیں)|"
        r"موت (?:دے|دیں)|لے (?:لے|جائے)|utha (?:le|lay|lein)|uthale|bula (?:le|lay|lein)|maut (?:de|day)|mout "
        r"(?:de|day)|le (?:le|jaye))|(?:مجھے|مجھ کو|ہمیں|mujhe|mujhy|muje|hume) (?:\w+ ){0,4}(?:اٹھا (?:لے|"
        r"لیں)|بلا (?:لے|لیں|لو)|موت (?:آ جائے|دے|چاہیے)|ساتھ لے جا\w*|utha (?:le|lay|lein)|bula (?:le|lay|"
        r"lo)|maut (?:a|aa|de|chahiye)|mout (?:a|aa|de|chahiye)|saath le ja\w*)|(?:اس|امی|ابو|ماں|"
        r"بھائی|بہن|بیٹے|بیٹی|ان|تمہارے|is|us|uske|ammi|abbu|maa|bhai|behen|bete|beti|un|unke|tumhare|papa|"
        r"mama) (?:کے )?(?:ke )?(?:پاس|paas|pass) (?:\w+ ){0,3}(?:جانا (?:چاہت\w+|ہے)|آ رہ[اےی]|جا رہ[اےی]|"
        r"چل[اےی] جا\w+|جانے کو|آنا چاہت\w+|jana (?:chah\w*|hai|he)|aa? rah[aie]|ja rah[aie]|chal[aei] ja\w+|"
        r"aana chah\w*)(?: ہوں| hoon| hun| hu)?)",
        unless=r"(?:قبر|قبرستان|ہسپتال|hospital|qabar|ملنے آ رہ|شکر|کیئر|care|چھٹی)",
    ),
    # Not waking up, the heart stopping.
    _family(
        "آنکھ آنکھیں اٹھوں جاگوں سانس دل سو سوؤں نیند ankh aankh ankhein aankhen uthun uthoon jagun saans "
        "sans dil soun so neend",
        rf"{_WANT}",
        rf"(?:(?:آنکھ\w*|a?ankh\w*) (?:\w+ ){{0,2}}(?:ہی )?{NOT} (?:\w+ )?(?:کھل\w*|khul\w*)|{NOT} (?:\w+ "
        rf")?(?:اٹھوں|جاگوں|uthun|uthoon|jagun|jagoon|اٹھ سکوں)|(?:سانس|دل|saans|sans|dil|دھڑکن|dharkan) "
        rf"(?:\w+ ){{0,2}}(?:بند|رک|band|ruk) (?:\w+ )?(?:جائے|جاۓ|jaye|jae|jaaye)|(?:ہمیشہ|hamesha|humesha) "
        rf"(?:\w+ ){{0,3}}(?:سو|so) (?:جاؤں|jaun|jaoon))",
    ),
    # A burden.
    _family(
        "بوجھ بغیر فالتو بیکار بیکار bojh boj bhoj baghair bagair bekar faltu",
        r"(?:(?:میں|زندگی|مجھے|خود کو|سب پر|گھر والوں پر|بچوں پر|main|mai|zindagi|mujhe|khud ko|sab pe|sab "
        r"par|ghar walon)(?: \w+){0,6} (?:بوجھ|فالتو|بیکار|bojh|boj|bhoj|bekar|faltu)|(?:بوجھ|bojh|boj) "
        r"(?:\w+ ){0,4}(?:ہوں|اتار\w*|بن گی\w*|بن چک\w+|hoon|hun|hu|utaar\w*|utar\w*|ban g\w+|ban chuk\w+)|"
        r"(?:میرے|mere|mery) (?:بغیر|baghair|bagair|bina) (?:\w+ ){0,5}(?:بہتر|خوش|ٹھیک|آسان|سکون|اچھ\w+|"
        r"behtar|khush|theek|asan|aasan|sukoon|sakoon|ach\w+))",
        unless=r"(?:بوجھ نہیں|bojh nahi|وہ بوجھ|بوجھ ہلکا)",
    ),
    # Nothing left; cannot go on.
    _family(
        "جینے جیوں جینا زندگی زندہ دنیا بچا رہا ہمت امید فائدہ نہیں ہوتا برداشت سہا ختم تھک jeene jine jiun "
        "jeena jina zindagi zinda duniya bacha himmat umeed faida nahi nahin nhi nai bardasht saha khatam "
        "thak",
        r"(?:(?:کچھ|کوئی|kuch|koi) (?:\w+ ){0,3}(?:بچا|رہا|باقی|bacha|raha|baqi) (?:\w+ )?(?:ہی )?(?:hi "
        r")?(?:نہیں|nahi|nahin|nhi|nai)|(?:کچھ|kuch) (?:نہیں|nahi|nahin|nhi) (?:\w+ )?(?:بچا|رہا|باقی|bacha|"
        r"raha|rha)|(?:کس لیے|کیوں|کس کے لیے|kis liye|kyun|kyon|kiun|kis ke liye) (?:\w+ ){0,2}(?:جیوں|زندہ|"
        r"جی رہ\w+|سانس|jiun|jeeun|zinda|ji rah\w+|jee rah\w+)|(?:زندگی|جینے|دنیا|zindagi|jeene|jine|duniya) "
        r"سے (?:\w+ ){0,2}(?:تنگ|تھک|بیزار|"
        r"دل بھر|مایوس)|(?:zindagi|jeene|jine|duniya) se (?:\w+ ){0,2}(?:tang|thak|bezar|mayoos|dil bhar)|"
        r"(?:دنیا|زندگی|duniya|dunya|zindagi) (?:میں|mein|me|main|mai) (?:\w+ ){0,3}(?:نہیں رہنا|nahi rehna|"
        r"nahin rehna|nhi rehna)|(?:نہیں|nahi|nahin|nhi|nai) (?:رہنا|جینا|rehna|rahna|jeena|jina|jena) (?:\w+ "
        r"){0,2}(?:دنیا|ہے|چاہت\w+|duniya|dunya|hai|he|chah\w*|ab|مجھے|mujhe)|(?:اب|اور|مجھ سے|ab|aur|mujhse|"
        r"mujh se)(?: \w+){0,3} (?:نہیں (?:ہوتا|ہو رہا|ہو پا|سہا|جیا|"
        r"جی)|برداشت نہیں|(?:nahi|nahin|nhi|nai) (?:hota|ho raha|ho rha|saha|jiya|ji)|bardasht (?:nahi|nahin|"
        r"nhi))|(?:جینے|زندہ رہنے|مرنے|jeene|jine|zinda rehne) (?:کو|کا|کی|ko|ka|ki) (?:\w+ ){0,3}(?:دل|جی|"
        r"فائدہ|وجہ|خواہش|ہمت|مقصد|dil|jee|faida|wajah|khwahish|himmat|maqsad) (?:\w+ ){0,3}(?:نہیں|nahi|"
        r"nahin|nhi|nai)|(?:dil|jee) (?:nahi|nahin|nhi|nai) (?:karta|krta|chahta) (?:\w+ )?(?:jeene|jine)|"
        r"(?:ہمت|امید|himmat|umeed) (?:\w+ ){0,2}(?:ختم|جواب|khatam|jawab|ٹوٹ)|"
        r"(?:سب|sab|sb) (?:کچھ )?(?:kuch )?(?:ختم|khatam|khtm) (?:کر (?:دوں|لوں)|kar (?:dun|doon|lun)|کرنا "
        r"چاہت\w+|karna chah\w*))",
        unless=(
            r"(?:انتظار|فارم|کاغذ|وہ (?:\w+ ){0,3}(?:جینا|زندہ)|گرمی|شور|intezar|form|مزید سوال|لکھنے کو|کہنے کو|"
            r"likhne|kehne|شکر|shukar|ہسپتال)"
        ),
    ),
    _family(
        "مرنا مر مروں مرجاؤں خودکشی خود کشی جان marna mar mrna marjaun marun maru khudkushi khudkashi "
        "suicide jaan jan zindagi زندگی",
        r"(?:(?:مرنا|مر جانا|marna|mrna|mar jana) (?:\w+ ){0,3}(?:چاہت[ای] ہوں|ہے مجھے|chah\w+ (?:hoon|hun|"
        r"hu|hn)|chat[ai] (?:hoon|hun|hu))|(?:مر|mar|mr) (?:جاؤں|جاتا|جاتی|jaun|jaoon|jao|jaunga|jaungi|jata|"
        r"jati)|(?:mujhe|mjhe|muje|مجھے) (?:\w+ ){0,3}(?:مرنا|مر جانا|marna|mrna|mar jana)|(?:خود ?کشی|khud "
        r"?k[ua]?shi|suicide)(?: \w+){0,4} (?:لوں|کروں|کرنا|خیال|سوچ\w*|دل|lun|loon|karun|karna|khayal|"
        r"soch\w*|dil|krna|attempt)|"
        r"(?:جان|زندگی|jaan|jan|zindagi) (?:\w+ ){0,2}(?:دے|لے|ختم|de|le|khatam|khtm) (?:\w+ )?(?:دوں|لوں|"
        r"کر\w*|دینا|لینا|dun|doon|lun|loon|kar\w*|dena|lena))",
        rf"(?:{_ME}|{_WANT}|جاؤں|jaun|lun|loon)",
        unless=(
            r"(?:ہنس\w*|hans\w*|وہ (?:\w+ ){0,4}(?:مر|mar)|گھر (?:پر|میں) مرنا|ایک دن مرنا|سب کو|دھمک\w*|dhamk\w*|"
            r"مرنے سے پہلے|بستر)"
        ),
    ),
    # Afraid of myself; somebody shall come.
    _family(
        "ڈر خوف اکیلے اکیلا اکیلی محفوظ فون مدد بچا بات dar darr khauf akele akela akeli mehfooz phone call "
        "madad bacha baat help",
        r"(?:(?:اپنے آپ|خود|اپنے|apne aap|khud|apne ap) (?:\w+ )?(?:سے|se) (?:\w+ ){0,3}(?:ڈر|خوف|dar|darr|"
        r"khauf)|(?:کچھ|kuch) (?:\w+ ){0,2}(?:کر بیٹھ\w*|کر لوں|کر ڈالوں|kar baith\w*|kar lun|kar loon|kr lun|"
        r"kar dalun)|(?:اکیل[اےی]|akel[aei]) (?:\w+ ){0,4}(?:نہ چھوڑ\w*|مت چھوڑ\w*|ڈر لگتا|رہ نہیں|نہیں رہ|na "
        r"chor\w*|mat chor\w*|dar lagta|nahi reh)|(?:خدا کے لیے|پلیز|کوئی|مہربانی|khuda ke liye|plz|please|"
        r"koi|pls)(?: \w+){0,5} (?:فون کر\w*|کال کر\w*|مدد کر\w*|بچا (?:لو|لے|لیں)|بات کر (?:لو|لے|لیں|"
        r"لیجیے)|آ جا\w*|phone kar\w*|phone kr\w*|call kar\w*|call kr\w*|madad kar\w*|madad kr\w*|bacha (?:lo|"
        r"le|lein)|baat kar (?:lo|le|lein)|aa ja\w*|help (?:kar\w*|me))|محفوظ (?:محسوس )?نہیں|mehfooz "
        r"(?:mehsoos )?(?:nahi|nahin|nhi))",
        unless=r"(?:کے بارے|فارم|رپورٹ|جمعہ|پیر کو|ke bare|form|report|agla|meeting|میٹنگ|monday|friday)",
    ),
    # Voices; hurting my body.
    _family(
        "آوازیں آواز awazen awazein aawazein aawaz awaz",
        r"(?:(?:آوازیں|آواز|a?awaz\w*) (?:\w+ ){0,4}(?:کہت[ےیا]|کہہ|بلات[ےیا]|آت[ےیا]|سنائی|بول\w*|keht[aei]|"
        r"kehti|bulat[aei]|aati|ati|sunai|sunayi|bol\w*))",
        r"(?:مجھے|میں|کانوں|دماغ|سر|مر|کود|کاٹ|mujhe|main|dimagh|sar|mar|kood|kaat|kano)",
        unless=r"(?:اس کی آواز|ان کی آواز|uski awaz|us ki a?awaz|unki a?awaz|بچوں کی|ہنسی)",
    ),
    _family(
        "بازو کلائی کلائیاں ہاتھ ٹانگ ٹانگیں سر خون بلیڈ جسم خود دیوار نس bazu bazoo kalai kalayi hath haath "
        "tang tangein sar sir khoon khun blade jism khud deewar diwar nas nabz",
        r"(?:(?:بازو|کلائی|کلائیاں|ہاتھ|ٹانگ|ٹانگیں|خود|جسم|نس|اپنے آپ|bazu|bazoo|kalai|kalayi|hath|haath|"
        r"tang|tangein|khud|jism|nas|apne aap|ap)(?: \w+){0,4} (?:کاٹ (?:رہ\w+|لیت\w+|لوں|لی|لیا)|کاٹت[ایے]|"
        r"کاٹنا|جلات[ایے]|جلا (?:رہ\w+|لیت\w+)|نوچت[ایے]|زخمی|نقصان|سزا|تکلیف دیت\w+|kaat (?:rah\w+|let\w+|"
        r"lun|loon|li|liya)|kaatt[aei]|kat[ei]? rah\w*|kaat\w*|kat[aei]*t[aei]|jalat[aei]|jala (?:rah\w+|"
        r"let\w+)|nochta|nochti|zakhmi|nuqsan|saza)|"
        r"(?:سر|sar|sir) (?:\w+ ){0,2}(?:دیوار|deewar|diwar|dewar)(?: \w+){0,2} (?:مار\w*|پٹخ\w*|maar\w*|"
        r"mar\w*|patakh\w*)|(?:دیوار|deewar|diwar) (?:\w+ ){0,2}(?:سر|sar|sir) (?:مار\w*|maar\w*|mar\w*))",
        r"(?:ہوں|لوں|اپن[ےایی]|خود|جب تک|hoon|hun|hu|lun|loon|apn[aei]|khud|jab tak|میں نے|maine|main ne|دل|"
        r"dil|رات|raat)",
        unless=r"(?:سبزی|پیاز|غلطی سے|وہ (?:\w+ ){0,3}(?:کاٹ|مار)|وہ جب|sabzi|ghalti se)",
    ),
    # Not eating, drinking.
    _family(
        "کھانا پینا کھاتا کھاتی کھایا دوا دوائی انسولین شراب نشہ پیتا پیتی khana peena khata khati khaya "
        "dawa dawai insulin sharab nasha peeta peeti pita piti",
        r"(?:(?:کھانا|پینا|دوا|دوائی|انسولین|khana|peena|dawa|dawai|insulin)(?: \w+){0,4} (?:چھوڑ (?:دیا|دی|"
        r"چک\w+|رکھ\w+)|بند کر د\w+|chor (?:diya|di|chuk\w+|rakh\w+)|chhor (?:diya|di)|band kar d\w+)|(?:کچھ "
        r")?(?:نہیں|نہ|kuch nahi|nahi|nahin|nhi) (?:\w+ )?(?:کھاتا|کھاتی|کھا رہ\w+|کھایا|پیتا|khata|khati|kha "
        r"rah\w+|khaya|peeta|peeti)|(?:شراب|نشہ|sharab|nasha)(?: \w+){0,5} (?:بے ?ہوش|مر|ہوں|تاکہ|behosh|mar|"
        r"hoon|hun|hu|takay|taake))",
        rf"(?:{_ME}|بس|bas|ہوں|hoon|hun|hu)",
        unless=r"(?:گوشت|شوہر|وہ|اس نے|wo|woh|usne|us ne|shohar|gosht|دن سے کھانا نہیں ملا|چینی)",
    ),
    # Somebody who lives says such things.
    _family(
        "کہتا کہتی کہتے بولتا بولتی دھمکی kehta kehti kehte kahta kahti bolta bolti kehrha keh",
        r"(?:کہت[ایے]|بولت[ایے]|کہہ رہ\w+|دھمکی|keht[aei]|kahta|kahti|bolt[aei]|keh rah\w+|dhamki) (?:\w+ "
        r"){0,2}(?:ہے|ہیں|hai|hain|he|h|رہتا|رہتی|rehta|rehti)",
        r"(?:مر (?:جاؤں|جائے|جانا|جاؤ)\w*|مرنا|خود ?کشی|جان (?:دے|لے)|جینا نہیں|جی نہیں|زندہ نہیں|واپس نہیں|"
        r"ختم کر|خود کو|mar (?:jaun|jaunga|jaungi|jana|jaoon)|marna|khud ?k[ua]?shi|suicide|jaan (?:de|le)|"
        r"jeena nahi|jina nahi|zinda nahi|wapas nahi|wapis nahi|khatam kar|khud ko|nahi rehna|نہیں رہنا|zeher|"
        r"زہر|kood|کود)",
        unless=r"(?:ڈاکٹر|doctor|گھر پر|ghar pe)",
    ),
)
