"""Understands questions that leave out what was said before them in the conversation."""

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from domain.knowledge.base import KnowledgeBase
from domain.questions.linking import link
from domain.questions.names import Names, names_of
from domain.questions.pointing import HE_OR_SHE, THERE, THEY
from domain.questions.policy import Outcome, outcome_of
from domain.questions.readings import Context, Reading, Resolver
from domain.questions.slots import WITH_PROJECT, on_project
from domain.questions.taught_first import REASON
from domain.questions.turns import Turn
from domain.questions.utterance import LATELY, Utterance, utterance


@dataclass(frozen=True, slots=True)
class FollowingResolver:
    """Reads what a text leaves out from `context.before`, after asking the inner resolver."""

    inner: Resolver
    names: Names

    def resolve(self, text: str, context: Context) -> Reading:
        """Return how a text is understood; one that is complete in itself is never bent."""
        reading = self.inner.resolve(text, context)
        if reading.reason is REASON or not _may_lean(text):
            return _in_project(reading, context)
        turn = Turn(self.inner, context, link(utterance(text), self.names, context), reading)
        found = turn.completed()
        if found is None:
            return _in_project(reading, context)
        return replace(found, elsewhere=reading.elsewhere) if reading.elsewhere else found


def following(resolver: Resolver, knowledge: KnowledgeBase) -> FollowingResolver:
    """Let a resolver understand follow-up questions too."""
    return FollowingResolver(resolver, names_of(knowledge))


def leans(text: str, reading: Reading, context: Context) -> bool:
    """Tell whether it matters for a text what was said before it."""
    return _may_lean(text) or _lacks_project(reading, context)


@lru_cache(maxsize=LATELY)
def _may_lean(text: str) -> bool:
    """Tell by a look at its words whether a text may leave something out; most do not."""
    said = utterance(text)
    words = {word.folded for word in said.words}
    is_bare = len(said.words) <= _FEW and not words & _ASKS
    tells = bool(words & _TELLING) or ("about" in words and _asks_what_about(said))
    return 0 < len(said.words) <= _SHORT and (is_bare or tells)


def _asks_what_about(said: Utterance) -> bool:
    words = [word.folded for word in said.words]
    return any(pair in _WHAT_ABOUT for pair in pairwise(words))


def _in_project(reading: Reading, context: Context) -> Reading:
    """Take the project from before where the place has none to offer, or too many."""
    before = context.before
    if before is None or not _lacks_project(reading, context):
        return reading
    if context.here and all(project.key != before.project for project in context.here):
        return reading
    return on_project(reading, before)


def _lacks_project(reading: Reading, context: Context) -> bool:
    is_needed = reading.intent in WITH_PROJECT and outcome_of(reading) is not Outcome.UNKNOWN
    return is_needed and reading.project is None and len(context.here) != 1


_INSTEAD = """
backup backups back deputy deputies substitute substitutes replacement replacements fallback
fallbacks stand stands steps fills covers away out come if while holiday vacation leave pto sick
ill off unavailable know makes says
"""
_SHORT = 16  # words: whoever says more leaves nothing out
_FEW = 5  # words without a verb of asking: perhaps only names
_ASKS = frozenset(
    ("who", "whom", "whose", "what", "which", "when", "where", "how", "is", "are", "do", "does")
)
_MARKS = frozenset(("and", "or", "also", "but", "plus", "then", "same", "why", "else"))
_WHAT_ABOUT = frozenset((("what", "about"), ("how", "about")))
_STEP_WORDS = """
before after afterwards next since when by long previous previously former formerly beforehand
earlier past used
"""
_STEPS = frozenset(_STEP_WORDS.split())
_STANDING_IN = frozenset(_INSTEAD.split())
_TELLING = _MARKS | _STEPS | _STANDING_IN | HE_OR_SHE | THEY | THERE
