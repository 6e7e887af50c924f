"""What a text asks in so many words, whatever the classifiers make of it.

They know how people mostly ask; what is asked seldom looks to them like its neighbour: "list
phases" like "what is next?", "status model evaluation" like "model evaluation is done".
"""

import re

from domain.questions.linking import Kind
from domain.questions.local.hearing import Heard
from domain.questions.readings import Intent

SURE = 0.95
_PHASE, _PHASES = r"(?:phase|stage|step)", r"(?:phases|stages|steps)"
_THE = r"(?:(?:the|our|all|of|its) )*"
_OF = r"(?:(?:(?:of|on|for|in) )?(?:the |our |this )?(?:PROJECT|project|workflow) |here |there )*"
_HELLO = r" (?:(?:hi|hey|hello|ok|and|please) )*"
_PLEASE = r"(?:please |thanks )?"
_ALL_PHASES = re.compile(
    rf"{_HELLO}(?:"
    rf"(?:(?:list|show|name|tell) (?:me |us )?)?{_THE}(?:PROJECT (?:s )?)?{_PHASES} "
    rf"|(?:what|which) (?:(?:are|is|s) )?{_THE}{_PHASES} (?:are there |do we have |exist "
    r"|does (?:it|PROJECT|this project|the project) have )?"
    rf"|(?:what|which) (?:(?:is|s|was) )?{_THE}(?:very )?(?:first|last|final) {_PHASE} "
    rf"|(?:what|which) {_PHASE} (?:comes|is|goes|was) (?:the )?(?:very )?(?:first|last) "
    rf"){_OF}{_PLEASE}"
)
_STATE_OF_PHASE = re.compile(
    rf"{_HELLO}(?:(?:what|how) (?:(?:is|s|about) )?)?(?:the )?(?:current )?"
    r"(?:(?:status|state|progress) (?:of|on|with|for) |(?P<bare>status |state ))(?:the )?"
    rf"PHASE (?:{_PHASE} )?{_OF}{_PLEASE}"
)
_OF_PROJECT = re.compile(
    rf"{_HELLO}(?:show|open|give) (?:(?:me|us) )?(?:the )?PROJECT project {_PLEASE}"
    r"|(?!.* who ).* (?:update|overview|summary|rundown|briefing) (?:on|of|about) (?:the|this|our) "
    r"(?:(?:whole|entire|complete|current) )?project (?!PROJECT|board|team|plan|lead|manager).*"
)
_NEXT_OF_ALL = re.compile(
    rf"{_HELLO}(?:(?:what|who) (?:(?:is|s|comes|are) )?)?(?:(?:coming )?up )?next "
    r"(?:(?:steps?|phases?) )?(?:on|of|for|in|with|across) (?:all|every|each) "
    rf"{_THE}projects? {_PLEASE}"
)
_WHOSE_TURN = re.compile(
    rf"{_HELLO}(?:which|what|whose) (?:team|person|role|one|turn) "
    rf"(?:is|s|comes|goes) (?:it )?(?:up )?next {_OF}{_PLEASE}"
)
_THEIR_JOB = re.compile(
    r" what (?:(?:is|was) )?(?:his|her|their) (?:job|role|part|function|position) "
)
_REPORT = frozenset({"report", "reports"})  # "status report kestrel" asks for the status
_NOT_BY_ANYBODY = re.compile(
    r" (?:nobody|no one|noone) (?:(?:has|have|had|ever|yet|really|actually) )*"
    r"(?:(?:done|finished|completed|did|closed) (?:the |our )?PHASE|PHASED) "
)
_NAME = r"(?:(?!to |sure |it |that |this )\S+ ){1,3}?"
_GIVE_ROLE = re.compile(
    rf"{_HELLO}(?:(?:can|could|would) you )?(?:please )?(?:"
    rf"(?:make|appoint|assign|promote|nominate) {_NAME}(?:as |to be )?(?:the |our |an? )?"
    r"(?:(?:new|next|backup) )*ROLE "
    rf"|let {_NAME}be (?:the |our |an? )?ROLE "
    rf"|give {_NAME}(?:the )?ROLE role "
    r"|(?:assign|give) (?:the )?(?:role (?:of )?)?(?:the )?ROLE (?:role )?to )"
)
_PAYS = re.compile(
    r" who (?:(?:is|will|would|should|does|has|actually) )*(?:pays?|paid|paying) (?:for|the) "
)


def plainly_asked(heard: Heard, asking: str) -> Intent | None:
    """Return what a text asks in so many words; None for nearly every text.

    `asking` are the shapes of what asks, here and below.
    """
    phases = [piece for piece in heard.pieces if piece.kind is Kind.PHASE]
    if _ALL_PHASES.fullmatch(asking):
        return Intent.PROJECT_STATUS
    state = _STATE_OF_PHASE.fullmatch(asking) if phases else None
    if state and not (state["bare"] and phases[0].words[-1].folded in _REPORT):
        return Intent.PHASE_DONE
    if phases and not heard.has_mark and _NOT_BY_ANYBODY.search(asking):
        return Intent.PHASE_DONE
    if " project " in asking and not phases and _OF_PROJECT.fullmatch(asking):
        return Intent.PROJECT_STATUS
    if any(p.kind is Kind.PERSON for p in heard.pieces) and _THEIR_JOB.search(asking):
        return Intent.ROLES_OF
    if " next " not in asking:
        return None
    if _NEXT_OF_ALL.fullmatch(asking):
        return Intent.NEXT_ROLE if " who " in asking else Intent.NEXT_PHASE
    return Intent.NEXT_ROLE if _WHOSE_TURN.fullmatch(asking) else None


def is_order_to_assign(asking: str) -> bool:
    """Tell whether it says who shall hold a role: that takes a form, and is no question."""
    return " ROLE " in asking and bool(_GIVE_ROLE.match(asking))


def is_about_money(asking: str) -> bool:
    """Tell whether somebody asks who pays: nobody here does, whatever it is for."""
    return bool(_PAYS.search(asking))
