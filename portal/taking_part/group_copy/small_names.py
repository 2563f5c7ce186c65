"""First names as people in England write them small: “kenny seen her”, “a lass called maureen”.

Written here from what everybody knows; no list from elsewhere. A name that is a plain word too (“dawn”, “grace”) counts
only where the words beside it make it somebody.
"""

import re
from collections.abc import Iterator
from typing import Final

from portal.taking_part.group_copy.common_words import COMMON, NAMES_THAT_ARE_WORDS
from portal.taking_part.group_copy.folding import LETTER, TITLES, listed

# Given and short names that are no plain English word when they are written small.
GIVEN: Final = listed(
    """
    aaron abdul abdullah abigail adam adeel adele adrian agata agnes agnieszka ahmed aidan aileen aisha ajay akash
    alan alastair albert alec aleksandra alex alexa alexander alfie alfred ali alice alicja alisha alison alistair
    amanda amber amelia amina amir amit amy ananya andrea andrew andrzej andy angela angie anil anita anna annabel
    anne annie anthony antoni arash archie arjun arnold arthur arun asha ashley asif audrey aurelia ayesha babs
    barbara barry bartek beata becca becky ben benjamin bernadette bernard bernie bert bertie bessie beth bethany
    betty beverley bilal billy bogdan bogusia brenda brendan brian bridget britney bronwen bruce bryan callum
    cameron carl carla carly carmel caroline carys cath catherine cathy cecil ceri chantelle charlene charles
    charley charlie charlotte chelsea cheryl chloe chris chrissie christina christine christopher ciaran claire
    clara clare claudia clifford clive colin colleen connie connor craig cynthia danielle danny danuta daphne darren
    daryl dave david davina daz deb debbie deborah debra declan deepak delroy denise dennis derek desmond devon dez
    diana diane dilys dinesh dominic donald donna doreen doris dorota dorothy dot dougie douglas duncan dylan eamonn
    eddie edith edna eduardo edward edwin eileen elaine eleanor elena eli elias elijah elizabeth ella ellen ellie
    elliot elsie emily emma emmanuel enid eric erica erin ernie errol esme esther ethan ethel eugene eunice eva
    evelyn ewa ewan faisal farah farhan fatima felix fergus finlay fiona florence florrie francesca francis
    franciszek fred freda freddie gail gareth gary gavin gaz geoff geoffrey george georgia georgie georgina gerald
    geraldine gerard gerry gertie ghulam gillian gina gladys gloria gordon graham grazyna greg greta grzegorz
    gurpreet gwen gwyneth habib hafsa halina hamid hamza hannah harjit harold harriet harry harvey hassan hayley
    helen helena henry herbert hilary hilda howard hugh hussain ian ibrahim ida imogen imran indira inga irena irene
    isaac isabel isabella isla isobel ivan ivor jacek jackie jacob jacqueline jadwiga jamal james jamie jan jane
    janet janice janine janusz jason javed jay jayden jaz jeanette jeff jeffrey jen jenna jennifer jenny jeremy
    jerome jerry jerzy jess jesse jessica jill jim jimmy joan joanna joanne jodie joe joel johanna john johnny
    jolanta jon jonathan jordan jorge josef joseph josephine josh joshua josie joyce juan jude judith judy jules
    julia julian julie juliet kacper kamal kamil karen karim karl karolina kasia katarzyna kate kath katherine
    kathleen kathryn kathy katie katy kayleigh kaz keiran keith kelly ken kendra kenneth kenny kerry kevin khadija
    khalid kieran kim kirsten kirsty krishna krystyna krzysztof kuldeep kyle lakshmi lara larry laura lauren
    laurence lawrence leah leanne lech leila len lena lenny leo leon leonard leroy lesley leslie lewis liam lidia
    lilian linda lindsay lisa liz lizzie lloyd lola lorna lorraine louis louisa louise luca lucas lucinda lucy luigi
    lukasz luke lydia lynda lynette lynn lynne mabel maciej madeleine madge madhu magda maggie mags malcolm
    malgorzata mandy manjit marcel marcia marcin marcus margaret margery maria mariam marian marie marilyn mario
    marion marjorie marlene marta martha martin mary maryam mateusz matilda matt matthew maud maureen maurice mavis
    max maxine maya meena megan mehmet mel melanie melissa meredith michael michal michelle mick mikey mildred
    millicent mina miriam mo mohammad mohammed moira molly monica morag morgan muhammad muriel musa myra myrtle
    nadia nadine nancy naomi narinder nasreen natalie natasha nathan ned neil nell nellie nesta neville niamh nicola
    nicole nigel nikki nikolai nina nisha nora noreen norma norman nusia oliver olivia olwen omar oscar osman oswald
    owen paddy pam pamela parveen pascal patricia patrick patrycja patsy paul paula pauline pawel peggy pete peter
    petra phil philip philippa phoebe phyllis piotr polly preeti priya rachael rachel radek rafal raheem rahul raj
    rajesh ralph ramesh ramona randy rashid ravi raymond razia rebecca reg reggie reginald rehana renata rhian
    rhiannon rhys richard ricky rita robbie robert roberto roderick rodney roger roland ron ronald ronnie rory
    rosalind rosemary rosie ross roxanne roy rufus rupert russell ruth ryan saima sajid salim sally salma sam
    samantha samir samuel sandeep sandra sanjay sara sarah saskia satnam scott sean sebastian seema selina shabana
    shakira shane shanice shannon sharon shaun shaz sheena sheila shelley shirley shona sian sidney siobhan sofia
    sonia sophia sophie stacey stan stanislaw stanley stef stefan stella stephanie stephen steve steven stewart stu
    stuart sunil surinder susan sushila susie suzanne sybil sylvia szymon tahir tamara tamsin tania tanya tara tariq
    ted teddy teresa tess tessa thelma theo theresa thomas tim timmy timothy tina toby tom tomasz tommy tracey tracy
    trevor trish trisha trudy tyler ursula usman valerie vanessa vaughan vera vernon vicky victoria vijay vikram
    vincent vinny viv vivian vivienne waldemar wally walter wanda wayne wendy wesley wiktor wilf wilfred william
    willie winifred winston wojtek yasmin yusuf yvette yvonne zac zachary zahra zainab zara zbigniew zena zoe zofia
    zosia zuzanna
    """
)
_PLAIN_TOO = NAMES_THAT_ARE_WORDS | listed(
    "bob ben frank don gay gene jo pip rod sid mick mo jan jay dot ned reg stu max mel amber"
)
_BEFORE = (
    r"(?:said|say|says|told|tell|asked|ask|rang|phoned|called|named|like[ds]?|dint like|with|from|by|and|our|wor|mr|"
    r"mrs|miss|ms|dr|auntie|aunty|aunt|uncle|nurse|sister|brother|cousin|mate|friend|lass|lad|saw|seen|met|love|hi|dear)"
)
_AFTER = (
    r"(?:said|says|told|asked|rang|phoned|came|comes|did|does|doin|doing|was|were|is|has|had|went|who|on the|at the|"
    r"from|wouldnt|wouldn't|would|could|never|always|used to|cos|shouted|cried|loved|liked|likes|took|saw|seen|sat|"
    r"helped)"
)
_AS_SOMEBODY = re.compile(rf"(?<!{LETTER}){_BEFORE} (?P<name>{LETTER}+)(?= {_AFTER}(?!{LETTER})|'s (?!worth|sake))")
_SURNAME = re.compile(rf" (?P<name>{LETTER}{{4,}}(?<!s)(?<!ed)(?<!ing))(?=[,.;:)]|$)")  # “jude parfitt, who”
_GIVEN = re.compile(rf"(?<!{LETTER})(?P<name>{LETTER}+)(?:-(?P<second>{LETTER}+))?(?!{LETTER})")


def written_small(text: str) -> Iterator[tuple[int, int]]:
    """Where a first name stands in folded words, whether it was written large or small."""
    for match in _GIVEN.finditer(text):
        first, second = match["name"], match["second"]
        if first in GIVEN - _PLAIN_TOO or (
            second and second in GIVEN - _PLAIN_TOO and first not in {"non", "pre", "ex"}
        ):
            surname = _SURNAME.match(text, match.end())
            family = surname is not None and surname["name"] not in COMMON
            yield match.start(), surname.end() if surname and family else match.end()
    for match in _AS_SOMEBODY.finditer(text):
        if match["name"] in _PLAIN_TOO and match["name"] not in TITLES:
            yield match.span("name")
