"""A place with two projects and three people, and how a text sounds in it."""

from functools import cache

from domain.ids import MemberId, ProjectKey
from domain.knowledge.base import KnowledgeBase
from domain.projects import NamedMember, NamedProject
from domain.questions.local.aliases import Aliases
from domain.questions.local.hearing import Heard, hear
from domain.questions.local.model import Model
from domain.questions.local.shapes import Shaper
from domain.questions.names import names_of
from domain.questions.policy import Outcome, outcome_of
from domain.questions.readings import Context, Reading
from tests.factories import DANA, a_knowledge_base
from tests.resolvers import RESOLVERS

PLACE = Context(
    asker=MemberId("U0ME"),
    projects=(
        NamedProject(ProjectKey("churn"), "Churn predictor", ("churn",)),
        NamedProject(ProjectKey("atlas"), "Atlas", ()),
    ),
    members=(NamedMember(DANA, "Dana Kim"),),
)


def model() -> Model:
    """The model that is shipped."""
    return RESOLVERS.model


def heard(text: str) -> Heard:
    """A text in pieces."""
    return hear(text, names_of(a_knowledge_base()), PLACE)


@cache
def shaper() -> Shaper:
    """What makes shapes with the built-in knowledge."""
    return Shaper(model().words, Aliases.of(a_knowledge_base()))


def read(text: str, knowledge: KnowledgeBase | None = None) -> Reading:
    """How a workspace with this knowledge understands a text."""
    return RESOLVERS(knowledge or a_knowledge_base()).resolve(text, PLACE)


def outcome(text: str, knowledge: KnowledgeBase | None = None) -> Outcome:
    """What becomes of a text there."""
    return outcome_of(read(text, knowledge))
