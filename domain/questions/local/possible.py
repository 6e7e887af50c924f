"""What an intent cannot be: each needs its slots, and a "not" turns some into their opposite."""

from collections.abc import Iterable, Mapping, Sequence

from domain.questions.everyday import ORDINARY
from domain.questions.guarded import Guarded
from domain.questions.linking import Kind
from domain.questions.local.frames import STRUCTURED
from domain.questions.local.hearing import Heard, Pieces, topical
from domain.questions.local.not_ours import not_ours
from domain.questions.local.rather import rather
from domain.questions.local.shapes import OTHER, Shape
from domain.questions.readings import Intent

Chances = Mapping[Intent, float]

# "Which projects is Dana on?" asks about Dana.
_INSTEAD = {Intent.LIST_PROJECTS: Intent.ROLES_OF}

_KEPT = 0.02  # of the chance of what is nearly impossible
_TWO = 2
_SHORT = 3  # words
_ONLY_OTHER = frozenset({OTHER})
_THANKS = frozenset({"thanks", "thank", "cheers"})
# "Which roles across both projects have no one": these words are about nothing either.
_COUNTING = frozenset({"across", "no", "two", "three", "both", "entire", "per"})
_GREETINGS = frozenset(["hi", "hello", "hey", "all", "team", "so", "ok", "well", "please"])
_I = frozenset({"i", "me", "my", "mine", "myself", "am"})
_NOT_WHO = Guarded(
    "no not never nothing",
    r" (?:who|whom|whose|which (?:role|roles|one|ones|person|team)|ROLE|PERSON)"
    r"(?: (?:is|are|does|do|did|has|have|had|was|were|will|would|should|shall|can|could|must|ever"
    r"|here|really|else|_))*"  # "_": who _definitely_ does not
    r" (?:not|never|no longer|nothing)\b",
)
_EXCEPT = Guarded(
    "except but besides other apart",
    r"\b(?:everything|anything|all) (?:except|but|besides|other than|apart from)\b",
)
_POINTING = Guarded(
    "it that this", r"^ who (?:\w+ ){1,3}(?:it|that|this)(?: here| now| please)? \Z"
)
# How something is done, how much of it there is, an order to do it: nobody is looked for.
_TO_ME = Guarded(
    "how way you",
    r"^ (?:how (?:to|long|much|many)|(?:the )?best way to|is there (?:a|any) way to"
    r"|how (?:do|can|should|would|could) (?:i|we|you|one)"
    r" (?!get|reach|request|report|access|find)"
    r"|(?:can|could|would|will) you (?:please )?"
    r"(?!help|tell|point|say|name|find|give|show|connect))",
)
_LOOKED_FOR = frozenset(
    {"who", "whom", "whose", "whoever", "anyone", "anybody", "someone", "somebody", "person"}
    | {"people", "colleague", "name", "names", "responsible", "owner", "contact", "ask", "role"}
    | {"roles", "team", "expert", "experts"}
)
# "who is the project sponsor of Atlas": whoever that is, it is none of our roles.
_STRANGE_PART = Guarded(
    "PROJECT",
    r" who(?: is|s)? (?:the|our) (?:project )?(?:_|sponsor|chair|stakeholder|client|customer|vendor"
    r"|supplier|auditor) (?:of|on|for|in|at) PROJECT ",
)
# "What is the status of Nightjar?": of a project that nobody here may know, nothing is told.
_STRANGE_PROJECT = Guarded(
    "status state progress update news overview",
    r" (?:status|state|progress|update|news|overview) (?:of|on|for|about) (?:the )?_ $",
)
# "What is Zed doing on churn?", and nobody is called so: that is not how churn is doing.
_STRANGE_PERSON = Guarded(
    "PROJECT",
    r" (?:what (?:is|does|s) _ (?:do|doing|working|up)"
    r"|(?:is|was) _ (?:(?:still|also|now) )?(?:on|in)) (?:(?:to|on|for|in|at|the) )*PROJECT ",
)
# A job advert of theirs is none of our business, what their job is stands in our knowledge.
_DESCRIBED = Guarded(
    "description", r" (?:job|role|task) description (?:of|for) (?:(?:the|a|an|our) )?ROLE $"
)
# "The ML engineer is ill": somebody tells something, and asks nothing.
_TOLD = Guarded("ROLE", r" ROLE (?:is|was|got|has been) [a-z_]+ $")
_NOT_DONE = Guarded(
    "not never no nearly almost will would cannot until unless as",
    r"\b(?:not|never|no longer|nearly|almost|will be|would be|cannot|until|unless|as soon as)\b",
)
# "The data of churn is not there yet": that is told, not asked.
_NOT_YET = Guarded(
    "the our my this PROJECT PHASE",
    r"^ (?:the|our|my|this|PROJECT|PHASE) .*(?:is|are|has|have) not .*yet $",
)


def possible(chances: Chances, heard: Heard, asking: Shape) -> dict[Intent, float]:
    """Return the chances, with those of intents that cannot be meant given to another.

    Mostly that is out of scope.
    """
    found = dict(chances)
    rather(found, heard)
    said = [word.folded for piece in heard.pieces for word in piece.words]
    if _thanks(said) and not heard.has_mark:
        found[Intent.HELP] += found[Intent.OOS]
        found[Intent.OOS] = 0.0
    if _DESCRIBED.found_in(asking):
        found[Intent.WHAT_DOES] += found[Intent.OOS] + found[Intent.WHO_HANDLES]
        found[Intent.OOS] = found[Intent.WHO_HANDLES] = 0.0
    for intent in dict.fromkeys(_excluded(heard, said, asking)):
        taken = found[intent] * (1 - _KEPT)
        found[intent] -= taken
        found[_INSTEAD.get(intent, Intent.OOS)] += taken
    return found


def _excluded(heard: Heard, said: Sequence[str], asking: Shape) -> Iterable[Intent]:
    looks_for_somebody = not _LOOKED_FOR.isdisjoint(said)
    yield from _without_slots(heard, said)
    if _ONLY_OTHER.issuperset(asking) or _POINTING.found_in(asking):
        yield from STRUCTURED  # no word of it says what is wanted, or it says what was said before
    if _NOT_WHO.found_in(asking) or _EXCEPT.found_in(said):
        yield from (Intent.WHO_HANDLES, Intent.WHO_IS)
    is_told = not heard.has_mark and not looks_for_somebody and _TOLD.found_in(asking)
    if is_told or _STRANGE_PART.found_in(asking):
        yield Intent.WHO_IS
    if _is_to_me(said):
        yield Intent.WHO_HANDLES
    yield from not_ours(said, looks_for_somebody=looks_for_somebody)
    if OTHER in asking:
        yield from _of_strangers(asking)
    if _NOT_DONE.found_in(asking):
        yield Intent.MARK_DONE
        if not heard.has_mark and _NOT_YET.found_in(asking):
            yield Intent.PHASE_DONE


def _of_strangers(asking: Shape) -> Iterable[Intent]:
    if _STRANGE_PROJECT.found_in(asking):
        yield from (Intent.PROJECT_STATUS, Intent.WHO_HANDLES)
    if _STRANGE_PERSON.found_in(asking):
        yield from (Intent.PROJECT_STATUS, Intent.CURRENT_PHASE, Intent.PHASE_DONE)


def _thanks(said: Sequence[str]) -> bool:
    """Tell whether a text is thanks and no more, whomever it calls what."""
    return len(said) <= _SHORT and said[0] in _THANKS


def _without_slots(heard: Heard, said: Sequence[str]) -> Iterable[Intent]:
    kinds = [piece.kind for piece in heard.pieces]
    if Kind.ROLE not in kinds:
        yield Intent.WHAT_DOES
    if len({piece.role for piece in heard.pieces if piece.role}) < _TWO:
        yield Intent.COMPARE
    if Kind.PHASE not in kinds:
        yield Intent.PHASE_DONE
        if _says_more(heard):  # "we shipped it to prod": which phase is that?
            yield Intent.MARK_DONE
    if Kind.PROJECT not in kinds and _is_about_something(heard.asking):
        yield from (Intent.WHO_IS, Intent.UNFILLED_ROLES)  # "who bakes for the analyst's birthday"
    if Kind.PERSON in kinds:
        yield Intent.LIST_PROJECTS
    elif _I.isdisjoint(said):
        yield Intent.ROLES_OF


def _is_to_me(said: Sequence[str]) -> bool:
    words = [word for word in said if word not in _GREETINGS]
    return _TO_ME.found_in(words) and _LOOKED_FOR.isdisjoint(words)


def _is_about_something(pieces: Pieces) -> bool:
    """Tell whether words say what it is about, beside those that ask for people and roles."""
    words = [piece.words[0].folded for piece in pieces if piece.kind is Kind.WORD]
    return len([w for w in words if w not in ORDINARY and w not in _COUNTING]) >= _TWO


def _says_more(heard: Heard) -> bool:
    return any(word.folded not in ORDINARY for word in topical(heard.pieces))
