"""The answer that somebody waited for: worked out anew when they are told."""

from dataclasses import replace

from bot.use_cases.asking.looking_around import Place, look_around
from bot.use_cases.ports.memory import KeptReading
from bot.use_cases.ports.work import Work
from domain.ids import ChannelId
from domain.knowledge.base import KnowledgeBase
from domain.questions.answering import answer
from domain.questions.answers import Answer
from domain.questions.readings import Intent, Reading, Topic
from domain.questions.taught_first import REASON
from domain.teaching.applying import responsibility_of
from domain.teaching.lessons import ExactPhrase, Lesson, MovedResponsibility, NewAlias
from domain.teaching.teachings import TeachingStatus


def learned_answer(work: Work, knowledge: KnowledgeBase, asked: KeptReading) -> Answer | None:
    """Return the answer to a question that had none; None where it was taken back meanwhile."""
    teaching = work.teachings.find(asked.learned) if asked.learned else None
    if teaching is None or teaching.status is not TeachingStatus.TAUGHT:
        return None
    topic = _topic(knowledge, teaching.lesson)
    here = work.registry.in_channel(asked.channel) if asked.channel else ()
    reading = Reading(
        intent=Intent.WHO_HANDLES,
        confidence=1.0,
        asked=asked.text,
        topics=(topic,) if topic.name else (),
        roles=(topic.role,),
        project=asked.project or (here[0].key if len(here) == 1 else None),
        reason=REASON,
    )
    # Told to the asker alone: a private project is named if it is theirs.
    place = Place(ChannelId(""), asked.asker)
    if reading.project and place.project(work, reading.project) is None:
        reading = replace(reading, project=None)
    return answer(reading, look_around(work, knowledge, reading, place))


def _topic(knowledge: KnowledgeBase, lesson: Lesson) -> Topic:
    match lesson:
        case ExactPhrase(_, role, topic):
            return Topic(role, topic, topic, 1.0)
        case NewAlias(alias, key):
            role, responsibility = responsibility_of(knowledge, key)
            return Topic(role.key, responsibility.name, alias, 1.0)
        case MovedResponsibility(key, _):
            role, responsibility = responsibility_of(knowledge, key)
            return Topic(role.key, responsibility.name, responsibility.name, 1.0)
