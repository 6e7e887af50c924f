"""What a text means rather than what most of its words make it look like.

Small words decide here that the classifier of frames weighs too little: "after", "then who".
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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

    pattern: re.Pattern[str]
    instead_of: frozenset[Intent]
    meant: Intent


def _rule(pattern: str, meant: Intent, *instead_of: Intent) -> _Rule:
    return _Rule(re.compile(pattern), frozenset(instead_of), meant)


_RULES = (
    # "the phase after the current one", "deployment is followed by what?"
    _rule(rf" (?:after|behind|following|beyond) {_NOW} ", Intent.NEXT_PHASE, Intent.CURRENT_PHASE),
    _rule(
        rf" PHASE (?:{_PHASE} )?(?:(?:is|gets|will be) )?(?:succeeded|followed) by "
        rf"| (?:what|which) (?:\w+ ){{0,3}}(?:after|behind|follows|succeeds) {_THE}PHASE ",
        Intent.NEXT_PHASE,
        Intent.CURRENT_PHASE,
    ),
    # "who did the training of kestrel?" is no search for whoever trains.
    _rule(
        rf" who {_DID} {_THE}(?:PROJECT (?:s )?)?PHASE (?:{_PHASE} )?"
        r"(?:(?:(?:of|for|on|in|at) )?PROJECT )?$",
        Intent.PHASE_DONE,
        Intent.WHO_HANDLES,
    ),
    # "once the training ends, who is next?"
    _rule(rf" PHASE (?:\w+ )*?{_WHO_THEN} ", Intent.NEXT_ROLE, Intent.WHO_HANDLES),
    _rule(
        rf" (?:is|was) (?:this|that|the) {_PHASE} (?:now |already |really )?{_OVER} ",
        Intent.PHASE_DONE,
        Intent.CURRENT_PHASE,
    ),
)
# "What is left to do on kestrel?" asks for phases, not for people.
_LEFT = frozenset({"left", "still"})
_LEFT_TO_DO = re.compile(r" what (?:\w+ ){0,3}(?:still|left) (?:\w+ ){0,3}(?:do|done|finish) ")
# "How does it change sales? Who could look into that?" is a search, and no question of the status.
_INTO_THAT = re.compile(
    r" who (?:here )?(?:can|could|would|might|may) (?!tell|say|answer)\w+ (?:\w+ )?"
    r"(?:that|this|it) "
)
_THROUGH = re.compile(rf" (?:this|that|the) {_PHASE} is (?:now |already |finally )?{_OVER} ")
# "Is kestrel past training yet?": how far it is, whether it is done and where it is are one answer.
_HOW_FAR = re.compile(
    r" (?:is|are|has|have|did) (?:(?:they|we|it|you) )?(?:(?:the )?PROJECT )?"
    r"(?:(?:still|already|yet|stuck|got|gotten|past|beyond|through|at|in|on|with|the|busy|get) )*"
    r"PHASE (?:(?:phase|step|stage|yet|already|now|still|for|of|on|in|at|the"
    r"|PROJECT) )*"
)
_AS_FAR = (Intent.CURRENT_PHASE, Intent.PHASE_DONE, Intent.PROJECT_STATUS)


def rather(chances: dict[Intent, float], heard: Heard) -> None:
    """Give the chances of what is not meant to what is."""
    words = {piece.words[0].folded for piece in heard.pieces if piece.kind is Kind.WORD}
    tells_when = any(piece.kind is Kind.PHASE for piece in heard.pieces) or words & _TODAY
    is_status = chances[Intent.PROJECT_STATUS] > chances[Intent.WHO_HANDLES]
    if not (tells_when or is_status or words & _LEFT):
        return  # as nearly always, and what follows takes a while
    asking = _said(heard.asking)
    if _LEFT_TO_DO.search(asking):
        chances[Intent.PROJECT_STATUS] += chances[Intent.UNFILLED_ROLES]
        chances[Intent.UNFILLED_ROLES] = 0.0
    if chances[Intent.PROJECT_STATUS] > chances[Intent.WHO_HANDLES] and _INTO_THAT.search(asking):
        chances[Intent.WHO_HANDLES] += chances[Intent.PROJECT_STATUS]
        chances[Intent.PROJECT_STATUS] = 0.0
    if tells_when:
        _rather_of_phases(chances, heard, asking)


def _rather_of_phases(chances: dict[Intent, float], heard: Heard, asking: str) -> None:
    for meant, instead_of in _meant(heard, asking):
        for intent in instead_of:
            chances[meant] += chances[intent]
            chances[intent] = 0.0
    if " PROJECT " in asking and _HOW_FAR.fullmatch(asking):
        likeliest = max(_AS_FAR, key=chances.__getitem__)
        together = sum(chances[intent] for intent in _AS_FAR)
        chances.update(dict.fromkeys(_AS_FAR, 0.0) | {likeliest: together})


def _meant(heard: Heard, asking: str) -> Iterator[tuple[Intent, Iterable[Intent]]]:
    for rule in _RULES:
        if rule.pattern.search(asking):
            yield rule.meant, rule.instead_of
    whole = "" if heard.has_mark else _said(heard.pieces)
    if " PHASE " in whole and _THROUGH.search(whole):
        yield Intent.MARK_DONE, (Intent.CURRENT_PHASE, Intent.PHASE_DONE)


def _said(pieces: Pieces) -> str:
    shapes = (str(p.kind) if p.kind is Kind.PHASE else p.shape for p in pieces)
    return f" {' '.join(shapes)} "
