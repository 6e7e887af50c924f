"""Understands what a workspace was taught word for word, before anything else is asked."""

from dataclasses import dataclass, replace

from domain.knowledge.base import KnowledgeBase
from domain.knowledge.taught import Phrases, TaughtPhrase
from domain.questions.local.model import Model
from domain.questions.local.resolver import local_resolver
from domain.questions.readings import Context, Intent, Reading, Resolver, Topic
from domain.questions.whole import whole
from domain.words import Saying

REASON = Saying("This workspace taught me that")


@dataclass(frozen=True, slots=True)
class TaughtFirst:
    """A taught phrase wins over everything; whatever else is said goes to another resolver."""

    phrases: Phrases
    otherwise: Resolver

    def resolve(self, text: str, context: Context) -> Reading:
        """Return how a text is understood; every text has a reading, if only out of scope."""
        reading = self.otherwise.resolve(text, context)
        taught = self.phrases.get(whole(text))
        return reading if taught is None else _as_taught(reading, taught)


def resolver_for(knowledge: KnowledgeBase, model: Model) -> Resolver:
    """Return the resolver of a workspace's knowledge."""
    local = local_resolver(knowledge, model)
    return TaughtFirst(knowledge.phrases, local) if knowledge.phrases else local


def is_taught(text: str, knowledge: KnowledgeBase) -> bool:
    """Tell whether the answer to a whole text was taught."""
    return bool(knowledge.phrases) and whole(text) in knowledge.phrases


def _as_taught(reading: Reading, taught: TaughtPhrase) -> Reading:
    name = taught.topic or reading.asked
    topic = Topic(taught.role, name, name, 1.0)
    return replace(
        reading,
        intent=Intent.WHO_HANDLES,
        confidence=1.0,
        topics=(topic,) if name else (),
        roles=(taught.role,),
        reason=REASON,
        elsewhere="",
        together=None,
    )
