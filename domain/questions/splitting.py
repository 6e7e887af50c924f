"""Several questions in one message: where each begins and ends, and whether they are several."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from domain.ids import QuestionId
from domain.questions.answers import Answer
from domain.questions.policy import Outcome, outcome_of
from domain.questions.readings import Intent, Reading

MOST_PARTS = 3
_LONGEST = 1_000  # characters; whoever writes more tells a story
_WHO = (
    r"who|whom|whose|which|what|what's|whats|who's|whos|when|where|where's|how|how's|is|are|does"
    r"|do|did|has|have|can|could|any|anyone|tell|show|list|status|give"
)
# After a question mark or a line's end; or before an "and" with a question word behind it.
_END = re.compile(
    rf"(?<=[?])\s+|(?<=[.!;…])\s+|\n+|,?\s+(?:and|also|plus)\s+(?=(?:{_WHO})\b)", re.IGNORECASE
)
_LEADING = re.compile(r"^(?:(?:and|also|plus|then|so|ok|oh)\b[\s,]*)+", re.IGNORECASE)
_ASKS = re.compile(rf"^(?:{_WHO})\b", re.IGNORECASE)
_GREETING = re.compile(
    r"^(?:hi|hello|hey|hiya|yo|good (?:morning|afternoon|evening|day)|thanks|thank you|thx|cheers"
    r"|please|ta|two questions|three questions|quick questions?|a few questions)\b"
    r"(?:[\s,]+(?:there|all|team|folks|everyone|baton|again|a lot|so much|in advance|please|both"
    r"|for you|first|one|now))*[\s.,!:;-]*$",
    re.IGNORECASE,
)
# "How does it affect sales? Who could look into that?" is one question.
_OF_THE_SAME = re.compile(
    r"^who (?:here )?(?:can|could|would|might|may) .*\b(?:that|this|it)\b", re.IGNORECASE
)
_CODE = re.compile(r"```|^\s*(?:>|&gt;)", re.MULTILINE)


def parts_of(text: str) -> tuple[str, ...]:
    """Return the questions of a text as they are written; the text itself where it is one.

    Only a text in which every sentence asks, greetings and thanks apart, is cut: what else is said
    belongs to the question, as in "Predictions look stale. Who can help?".
    """
    if len(text) > _LONGEST or not _END.search(text) or _CODE.search(text):
        return (text,)
    sentences = [_LEADING.sub("", cut.strip()) for cut in _END.split(text)]
    spoken = [cut for cut in sentences if re.search(r"\w", cut) and not _GREETING.match(cut)]
    is_one = len(spoken) < 2 or any(map(_OF_THE_SAME.match, spoken))  # noqa: PLR2004 - several
    return (text,) if is_one or not all(map(_is_question, spoken)) else tuple(spoken)


def are_several(readings: Sequence[Reading]) -> bool:
    """Tell whether these are questions of their own: no two are the same, and all have an answer.

    One of them is sure at least; the others may be in doubt, so that their askers can choose.
    """
    outcomes = {outcome_of(reading) for reading in readings}
    told = Outcome.ANSWER in outcomes and Outcome.UNKNOWN not in outcomes
    stand = all(reading.intent not in _NEVER_ONE_OF_SEVERAL for reading in readings)
    about = {_about(reading) for reading in readings}
    return len(readings) > 1 and told and stand and len(about) == len(readings)


def is_told_again(answer: Answer, before: Iterable[Answer]) -> bool:
    """Tell whether an answer is as one before: "what comes next, and whose turn is it?"."""
    if answer.reading.intent not in _NEXT:
        return False
    others = (one for one in before if one.reading.intent in _NEXT)
    return any(replace(one, reading=answer.reading) == answer for one in others)


def part_of(question: QuestionId, number: int) -> QuestionId:
    """Return the id of one question of a message that has several, counted from 1."""
    return QuestionId(f"{question}/{number}")


_NEXT = frozenset({Intent.NEXT_PHASE, Intent.NEXT_ROLE})
_NEVER_ONE_OF_SEVERAL = frozenset({Intent.OOS, Intent.HELP, Intent.MARK_DONE})


def _is_question(sentence: str) -> bool:
    return sentence.endswith("?") or bool(_ASKS.match(sentence))


def _about(reading: Reading) -> tuple[object, ...]:
    topic = reading.topic.name if reading.topic else ""
    roles = reading.roles[:1] if topic else reading.roles
    return (reading.intent, topic, roles, reading.project, reading.phases, reading.person)
