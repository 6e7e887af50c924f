"""What nobody here does, though its words are those of our work: it is told by other words."""

from collections.abc import Iterable, Sequence

from domain.questions.guarded import Guarded
from domain.questions.local.shapes import WHO
from domain.questions.readings import Intent

# Trivia: whoever invented it, nobody here did.
_LONG_AGO = Guarded(
    "invented discovered coined founded pioneered won authored first second third last",
    r" who (?:first |really )?(?:(?:invented|discovered|coined|founded|pioneered|won|authored) "
    r"|came (?:first|second|third|last) )",
)
# The best there is, wherever: "who was the first programmer in history".
_OF_ALL_TIMES = Guarded(
    "first best greatest worst biggest smartest most oldest",
    r" (?:who|which|what) .*\b(?:first|best|greatest|worst|biggest|smartest|most|oldest) .*"
    r"(?:in (?:the )?(?:world|history|universe)|on earth|on the planet|of all times?) ",
)
_SUPERLATIVE = Guarded(
    "best most fastest cheapest easiest leading greatest",
    r" (?:which|what) (?:\w+ )?(?:is|are|s) the "
    r"(?:best|most \w+|fastest|cheapest|easiest|leading|greatest) ",
)
# What a textbook answers: "why would someone normalise inputs", "is pandas or polars better".
_TEXTBOOK = Guarded(
    "theoretically theory why better best faster preferable safer right use",
    r" theoretically $| in theory $"
    r"|^ why (?:would|does|do|should) (?:someone|somebody|anyone|people|one) "
    r"|^ (?:is|are) (?:\w+ ){1,2}or (?:\w+ ){1,2}(?:the |a )?"
    r"(?:better|best|faster|preferable|safer|right) "
    r"|^ (?:which|what) (?:\w+ ){1,3}should (?:i|we|one) use (?:to|for|when) ",
)
# Money and permissions: whoever pays for a tool is not who works with it.
_MONEY = Guarded(
    "sign signs pay pays paid negotiate negotiates haggle haggles approve approves order "
    "orders renew renews buy buys bought",
    r" (?:who|whom|which \w+) (?:\w+ )?(?:signs?|pays?|paid|negotiates?|haggles?|approves?|orders?"
    r"|renews?|buys?|bought) (?:.* )?(?:contracts?|invoices?|agreements?|licen[cs]es?|purchases?"
    r"|budgets?|subscriptions?|resellers?|vendors?|suppliers?|conferences?|travel|trips?|leave"
    r"|expenses?|bills?|fees?|rent) ",
)
_DEPARTMENT = (
    r"(?:hr|human resources|legal|finance|marketing|sales|facilities|procurement|purchasing"
    r"|accounting|customer (?:care|service|support)|design|compliance|payroll|communications|pr"
    r"|catering|reception|recruiting)"
)
_ELSEWHERE = Guarded(
    "hr human legal finance marketing sales facilities procurement purchasing accounting "
    "customer design compliance payroll communications pr catering reception recruiting",
    rf" (?:who|whom|which (?:colleague|person)|(?:can|could|would) (?:somebody|someone|anybody"
    rf"|anyone)) (?:in|from|at) (?:the |our )?{_DEPARTMENT} |^ (?:can|could|would) {_DEPARTMENT} ",
)
# Whoever does our kind of work in another house: "who trains the models at our competitor".
_OTHER_HOUSE = Guarded(
    "regulator competitor competitors competition ministry government authority "
    "authorities police office bank",
    r" who .* at (?:(?:the|our|a) )?(?:regulator|competitors?|competition|ministry|government"
    r"|authority|authorities|police|tax office|central bank) $",
)
# A fact that is looked up, not a person: "which node version is on the build server". Which of our
# own is live may well be asked to find whoever knows.
_VERSION = Guarded(
    "version",
    r" (?:which|what) (?!model|prompt|data|dataset|feature)\w+ version (?:is|are|do|does|did) "
    r"| (?:which|what) version of (?!the|our|this|that|model|prompt)\w+ ",
)
# A figure out of the data, not a person: "how many claims did we get yesterday".
_COUNTED = Guarded(
    "many much number count amount share percentage",
    r" (?:how many|how much|(?:number|count|amount|share|percentage) of) "
    r"(?!phases?|steps?|stages?|projects?|people|roles?|tasks?|handoffs?|things?|days|of|more|is"
    r"|PHASE|work|left|other|members?|positions?|teams?|milestones?|open|vacant|unfilled)\w+ ",
)
# What a table or a model has so many of is looked up.
_ROWS = Guarded(
    "number count",
    r"^ (?:the )?(?:total )?(?:number|count) of (?:rows|columns|records|entries|samples|images"
    r"|examples|parameters|layers|epochs|features|tables|files|duplicates|nulls) ",
)
# Work for us that is none: "could you write me an introduction to …"
_FOR_ME = Guarded(
    "you translate rephrase proofread rewrite",
    r" (?:can|could|would|will) you (?:please )?(?:write|draft|translate|compose|rephrase"
    r"|proofread|calculate|teach) |^ (?:please )?(?:translate|rephrase|proofread|rewrite) ",
)
# Orders to us, who can only tell and mark: "please retrain the model with the new data".
_ORDER = Guarded(
    "please kindly",
    r"^ (?:(?:hi|hey|hello|ok) )*(?:(?:please|kindly) (?:re)?(?:train|run|start|name|deploy|build"
    r"|approve|order|book|delete|drop|load|add|remove|fix|clean|update|create|make|write|put|set"
    r"|send|move|stop|restore|upgrade|install|export|import|change|merge|prepare|compute|generate) "
    r"|(?:re)?(?:train|run|start|name|deploy|delete|drop|load|order|book) \S.* please $)",
)
# What a role earns and whom to hire is not what it does.
_OF_PEOPLE_OFFICE = frozenset(
    {"salary", "salaries", "bonus", "bonuses", "pay", "paid", "earn", "earns", "wage", "wages"}
    | {"raise", "interview", "candidate", "candidates", "cv", "resume"}
)

_NO_SEARCH = (_LONG_AGO, _MONEY, _ELSEWHERE, _OTHER_HOUSE)
_NOT_FOR_SOMEBODY = (_ORDER, _VERSION, _SUPERLATIVE, _ROWS)
_OTHERS = (_OF_ALL_TIMES, _TEXTBOOK, _FOR_ME, _COUNTED)
# Of most texts no word is one of these, and nothing is searched for.
_TELLING = _OF_PEOPLE_OFFICE.union(
    *(one.needed for one in (*_NO_SEARCH, *_NOT_FOR_SOMEBODY, *_OTHERS))
)


def not_ours(said: Sequence[str], *, looks_for_somebody: bool) -> Iterable[Intent]:
    """Yield the intents that folded words cannot have."""
    if _TELLING.isdisjoint(said):
        return
    if any(one.found_in(said) for one in _NO_SEARCH):
        yield Intent.WHO_HANDLES
    if WHO.isdisjoint(said) and _TEXTBOOK.found_in(said):
        yield Intent.WHO_HANDLES
    if _OF_ALL_TIMES.found_in(said):
        yield from (Intent.WHO_HANDLES, Intent.WHO_IS)
    if not looks_for_somebody:
        yield from _nobody_asked_for(said)
    if not _OF_PEOPLE_OFFICE.isdisjoint(said):
        yield from (Intent.WHAT_DOES, Intent.COMPARE)


def _nobody_asked_for(said: Sequence[str]) -> Iterable[Intent]:
    if _FOR_ME.found_in(said):
        yield from (Intent.WHO_HANDLES, Intent.MARK_DONE, Intent.PHASE_DONE)
    if any(one.found_in(said) for one in _NOT_FOR_SOMEBODY):
        yield Intent.WHO_HANDLES
    if _COUNTED.found_in(said):
        yield from (Intent.PROJECT_STATUS, Intent.CURRENT_PHASE)
