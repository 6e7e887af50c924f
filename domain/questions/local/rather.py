"""What a text means rather than what most of its words make it look like.

Small words decide here that the classifier of frames weighs too little: "after", "then who".
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from domain.questions.guarded import Guarded
from domain.questions.linking import Kind
from domain.questions.local.hearing import Heard, Pieces
from domain.questions.readings import Intent

_PHASE = r"(?:phase|step|stage)"
_OVER = r"(?:done|finished|complete|completed|over|through|closed|ready|behind us)"
_TODAY = frozenset({"current", "present", "running", "active", "ongoing"})
_NOW = rf"(?:(?:the|our|this) )?(?:{'|'.join(sorted(_TODAY))})"
_THE = r"(?:(?:the|our|this) )?"
_DID = (
    r"(?:did|finished|completed|closed|concluded|ended|(?:has|had) (?:done|finished|completed"
    r"|closed)|wrapped up|ticked off|signed off|took care of|was doing)"
)
_WHO_THEN = (
    r"(?:then who|who then|who next|who continues|who (?:is|s|comes|would be|will be)"
    r" (?:up |it |on )?(?:the )?next)"
)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A pattern over the words that ask, names replaced by their kinds; what it turns into what."""

    pattern: Guarded
    instead_of: frozenset[Intent]
    meant: Intent


def _rule(needed: str, pattern: str, meant: Intent, *instead_of: Intent) -> _Rule:
    return _Rule(Guarded(needed, pattern), frozenset(instead_of), meant)


RULES = (
    # "the phase after the current one", "deployment is followed by what?"
    _rule(
        "after behind following beyond",
        rf" (?:after|behind|following|beyond) {_NOW} ",
        Intent.NEXT_PHASE,
        Intent.CURRENT_PHASE,
    ),
    _rule(
        "after behind followed follows succeeded succeeds",
        rf" PHASE (?:{_PHASE} )?(?:(?:is|gets|will be) )?(?:succeeded|followed) by "
        rf"| (?:what|which) (?:\w+ ){{0,3}}(?:after|behind|follows|succeeds) {_THE}PHASE ",
        Intent.NEXT_PHASE,
        Intent.CURRENT_PHASE,
    ),
    # "who did the training of kestrel?" is no search for whoever trains.
    _rule(
        "did finished completed closed concluded ended done up off took was",
        rf" who {_DID} {_THE}(?:PROJECT (?:s )?)?PHASE (?:{_PHASE} )?"
        r"(?:(?:(?:of|for|on|in|at) )?PROJECT )?$",
        Intent.PHASE_DONE,
        Intent.WHO_HANDLES,
    ),
    # "once the training ends, who is next?"
    _rule(
        "then next continues",
        rf" PHASE (?:\w+ )*?{_WHO_THEN} ",
        Intent.NEXT_ROLE,
        Intent.WHO_HANDLES,
    ),
    _rule(
        "phase step stage",
        rf" (?:is|was) (?:this|that|the) {_PHASE} (?:now |already |really )?{_OVER} ",
        Intent.PHASE_DONE,
        Intent.CURRENT_PHASE,
    ),
)
# "What is left to do on kestrel?" asks for phases, not for people.
_LEFT = frozenset({"left", "still"})
_LEFT_TO_DO = Guarded(
    "still left", r" what (?:\w+ ){0,3}(?:still|left) (?:\w+ ){0,3}(?:do|done|finish) "
)
# "How does it change sales? Who could look into that?" is a search, and no question of the status.
_INTO_THAT = Guarded(
    "that this it",
    r" who (?:here )?(?:can|could|would|might|may) (?!tell|say|answer)\w+ (?:\w+ )?"
    r"(?:that|this|it) ",
)
_THROUGH = Guarded(
    "phase step stage",
    rf" (?:this|that|the) {_PHASE} is (?:now |already |finally )?{_OVER} ",
)
# "Is kestrel past training yet?": how far it is, whether it is done and where it is are one answer.
_HOW_FAR = Guarded(
    "PHASE",
    r"^ (?:is|are|has|have|did) (?:(?:they|we|it|you) )?(?:(?:the )?PROJECT )?"
    r"(?:(?:still|already|yet|stuck|got|gotten|past|beyond|through|at|in|on|with|the|busy|get) )*"
    r"PHASE (?:(?:phase|step|stage|yet|already|now|still|for|of|on|in|at|the"
    r"|PROJECT) )*\Z",
)
_AS_FAR = (Intent.CURRENT_PHASE, Intent.PHASE_DONE, Intent.PROJECT_STATUS)


def rather(chances: dict[Intent, float], heard: Heard) -> None:
    """Give the chances of what is not meant to what is."""
    words = [piece.words[0].folded for piece in heard.pieces if piece.kind is Kind.WORD]
    names_phase = Kind.PHASE in [piece.kind for piece in heard.pieces]
    tells_when = names_phase or not _TODAY.isdisjoint(words)
    is_status = chances[Intent.PROJECT_STATUS] > chances[Intent.WHO_HANDLES]
    if not (tells_when or is_status) and _LEFT.isdisjoint(words):
        return  # as nearly always, and what follows takes a while
    asking = _said(heard.asking)
    if _LEFT_TO_DO.found_in(asking):
        chances[Intent.PROJECT_STATUS] += chances[Intent.UNFILLED_ROLES]
        chances[Intent.UNFILLED_ROLES] = 0.0
    if chances[Intent.PROJECT_STATUS] > chances[Intent.WHO_HANDLES] and _INTO_THAT.found_in(asking):
        chances[Intent.WHO_HANDLES] += chances[Intent.PROJECT_STATUS]
        chances[Intent.PROJECT_STATUS] = 0.0
    if tells_when:
        _rather_of_phases(chances, heard, asking)


def _rather_of_phases(chances: dict[Intent, float], heard: Heard, asking: Sequence[str]) -> None:
    for meant, instead_of in _meant(heard, asking):
        for intent in instead_of:
            chances[meant] += chances[intent]
            chances[intent] = 0.0
    if "PROJECT" in asking and _HOW_FAR.found_in(asking):
        likeliest = max(_AS_FAR, key=chances.__getitem__)
        together = sum(chances[intent] for intent in _AS_FAR)
        chances.update(dict.fromkeys(_AS_FAR, 0.0) | {likeliest: together})


def _meant(heard: Heard, asking: Sequence[str]) -> Iterator[tuple[Intent, Iterable[Intent]]]:
    for rule in RULES:
        if rule.pattern.found_in(asking):
            yield rule.meant, rule.instead_of
    whole = [] if heard.has_mark else _said(heard.pieces)
    if "PHASE" in whole and _THROUGH.found_in(whole):
        yield Intent.MARK_DONE, (Intent.CURRENT_PHASE, Intent.PHASE_DONE)


def _said(pieces: Pieces) -> list[str]:
    return [str(Kind.PHASE) if piece.kind is Kind.PHASE else piece.shape for piece in pieces]
