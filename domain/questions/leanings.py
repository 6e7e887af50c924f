"""The ways in which a text leans on an earlier one, as patterns over its shape.

A shape is what patterns see: the folded text with names replaced by their kinds.
"""

import re
from enum import StrEnum, auto


class Leaning(StrEnum):
    """In which way a text leans on what was said before it."""

    AFTER = auto()  # one phase further
    WHO_AFTER = auto()  # whose turn it is then
    BEFORE = auto()  # one phase back, or whoever held the role before
    HELD_BEFORE = auto()  # whoever held the role before
    WHY = auto()
    ELSE = auto()  # who else
    SINCE = auto()
    OF_IT = auto()  # who did it, when, whether it is done
    SLOTS = auto()  # names only
    MARKED = auto()  # "and …", "what about …" with a question or a topic behind it


_NOUN = (
    r"(?:backups?|back ups?|deputy|deputies|stand ins?|substitutes?|replacements?|fallbacks?"
    r"|second in line|understud(?:y|ies))"
)
_IS = r"(?:is|are|s|was|would be|will be|can be|could be|acts as|serves as|comes as)"
_THAT = r"(?:that|this|it|them|then)"
_DID = r"(?:(?:is|was|comes|came|come|happens|happened|follows|followed|did|it) )*"
_AND = r"(?:(?:and|but|or|so|ok) )?"
_GONE = (
    r"(?:out|away|sick|ill|off|unavailable|not available|not around|not here|busy"
    r"|on (?:holiday|vacation|leave|pto))"
)
_WHO_AFTER = (
    rf"{_AND}(?:and )?(?:who|whose turn|which role) {_DID}(?:after {_THAT}|afterwards|then)"
)
_AFTER = (
    rf"{_AND}(?:what |which phase )?{_DID}(?:after(?: {_THAT})?|afterwards|thereafter"
    rf"|then(?: what)?|follows {_THAT})|what then|{_AND}next"
)
_BEFORE = rf"{_AND}(?:what |which phase |who )?{_DID}(?:before(?: {_THAT})?|previously|beforehand)"
_HELD = (
    r"(?:(?:is|was|were|had|has|have|held|did|do|does|been|be|used to|came|handled|owned|ran|it"
    r"|that|this|the|our|in|of|on|role|job|one|ROLE|PROJECT|there|here) )*"
)
_HELD_BEFORE = (
    rf"{_AND}(?:and )?(?:(?:who|which person) )?{_HELD}(?:before(?: (?:{_THAT}|him|her|PERSON"
    r"|now))?(?: (?:of|on|for|in|there|here|PROJECT))*|previously|beforehand|formerly|earlier"
    r"|in the past|until then)"
    rf"|{_AND}(?:who (?:is|was|were|are) )?(?:the |our |his |her |their |its )?(?:previous|former)"
    r" (?:one|ones|person|holders?|ROLE)(?: (?:of|on|for|in|there|here|it|PROJECT))*"
    rf"|{_AND}who used to (?:do|be|have|hold|handle|own|run) (?:it|that|this|the ROLE|ROLE)"
    r"(?: (?:of|on|for|in|there|here|PROJECT))*"
)
_WHY = (
    rf"{_AND}(?:why|how come|how so|says who)(?: exactly)?(?: (?:is )?(?:that|this|so|him|her"
    r"|them|me|it|PERSON|(?:the |a |an )?ROLE))?|how do you know(?: that| this)?"
    r"|what makes you (?:think|say) (?:so|that)|why do you (?:think|say) (?:so|that)"
)
_ELSE = (
    rf"{_AND}(?:is there )?(?:who|anyone|anybody|someone|somebody) else(?: (?:is there|knows"
    r"|(?:can|could|may|might|should|do) (?:help|do it|do that|know|i ask|i talk to)|to ask"
    r"|then|who can help|who knows|who could help))?"
)
_SINCE = (
    rf"{_AND}(?:since when|for how long|how long)(?: (?:is|has|have|are|does|did|he|she|they"
    r"|that|it|this|been|so|now|already|the case|PERSON))*"
)
_OF_IT = (
    rf"{_AND}(?:when|by whom|when (?:was|did) (?:that|it|this)(?: done| finished"
    r"| completed| finish| happen)?|who (?:did|finished|completed|closed|has done) (?:it|that"
    r"|this)|is (?:it|that|this) (?:done|finished|complete|completed|over)(?: yet| already)?"
    r"|who was (?:it|that))"
)
WHOLE = (
    (Leaning.WHO_AFTER, re.compile(_WHO_AFTER)),
    (Leaning.AFTER, re.compile(_AFTER)),
    (Leaning.BEFORE, re.compile(_BEFORE)),
    (Leaning.HELD_BEFORE, re.compile(_HELD_BEFORE)),
    (Leaning.WHY, re.compile(_WHY)),
    (Leaning.ELSE, re.compile(_ELSE)),
    (Leaning.SINCE, re.compile(_SINCE)),
    (Leaning.OF_IT, re.compile(_OF_IT)),
)
BACKUP = re.compile(
    rf"{_AND}(?:(?:who|whos|what|anyone|anybody) )?(?:{_IS} |is there |do we have |have we got )*"
    rf"(?:(?:the|a|an|any|our|my|his|her|their|its|as|PERSON|ROLE) (?:s )?)*?{_NOUN}"
    r"(?: (?:of|for|on|to|in|at|here|there|s|if|please|is|anyone))*(?: (?P<rest>.+))?"
    rf"|{_AND}who (?:stands in|steps in|fills in|covers) (?:for )?(?P<rest2>.+)"
)
AWAY = re.compile(
    rf"\b(?:if|when|while|as|since|because|but) (?P<rest>(?:the |our )?(?:PERSON|ROLE|he|she|they))"
    rf" (?:is|are|was|were) {_GONE}"
)
SINCE_ROLE = re.compile(
    r"\b(?:since when|for how long|how long) (?:is|has|have|are) .*ROLE|\bwho .*ROLE .*since when"
)
