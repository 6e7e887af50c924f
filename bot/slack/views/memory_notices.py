"""The direct messages about questions and teachings."""

from dataclasses import dataclass

from bot.slack.views.actions import TEACH
from bot.slack.views.blocks import SECTION_TEXT, actions, bold, button, joined, section
from bot.slack.views.lesson_texts import lesson_text
from bot.slack.views.message import Message
from bot.slack.views.mrkdwn import channel, mention, moment, quoted
from bot.slack.views.naming import mentioned
from bot.slack.views.taught_list import proposal_buttons, proposal_text
from domain.ids import ChannelId, MemberId, QuestionId
from domain.knowledge.base import KnowledgeBase
from domain.projects import Project
from domain.teaching.teachings import Teaching, TeachingStatus

QUOTED = SECTION_TEXT - 200


@dataclass(frozen=True, slots=True)
class AskedOnce:
    """A question that was asked: where, by whom, in which words; `thread` is its message's ts."""

    id: QuestionId
    asker: MemberId
    channel: ChannelId
    thread: str
    text: str


def asked_notice(asked: AskedOnce, project: Project) -> Message:
    """Tell the lead what somebody asks and we do not know."""
    first = f":raising_hand:  {mention(asked.asker)} asks something about {bold(project.name)} "
    headline = f"{first}that I do not know. Can you answer {_where(asked)}?"
    words = quoted(asked.text, QUOTED) or "> …"
    teach = actions(button("Teach me", TEACH, asked.id))
    return Message(joined([headline, words]), (section(headline), section(words), teach))


def learned_notice(asked: AskedOnce, answer: Message) -> Message:
    """Tell who asked first that there is an answer now, and give it."""
    headline = ":bulb:  You asked me something that I did not know. I know it now:"
    words = quoted(asked.text, QUOTED) or "> …"
    blocks = (section(headline), section(words), *answer.blocks)
    return Message(joined([headline, words, *answer.text.splitlines()]), blocks)


def proposed_notice(teaching: Teaching, knowledge: KnowledgeBase) -> Message:
    """Ask a maintainer; once that is settled, say how, without buttons."""
    headline = f"{mentioned(teaching.by)} wants to teach me something:"
    text = proposal_text(teaching, knowledge)
    if teaching.status is TeachingStatus.PROPOSED:
        blocks = (section(headline), section(text), proposal_buttons(teaching))
        return Message(joined([headline, text]), blocks)
    settled = _settled(teaching)
    return Message(joined([text, settled]), (section(text), section(settled)))


def decided_notice(teaching: Teaching, knowledge: KnowledgeBase) -> Message:
    """Tell who proposed it what became of it."""
    text = f"{lesson_text(teaching.lesson, knowledge)}\n{_settled(teaching)}"
    return Message(text, (section(text),))


def _settled(teaching: Teaching) -> str:
    by = mentioned(teaching.settled_by) if teaching.settled_by else "Somebody"
    at = f" · {moment(teaching.settled_at)}" if teaching.settled_at else ""
    match teaching.status:
        case TeachingStatus.TAUGHT | TeachingStatus.PROPOSED:
            return f":white_check_mark:  {by} approved it{at}"
        case TeachingStatus.REJECTED:
            return f":no_entry_sign:  {by} rejected it{at}"
        case TeachingStatus.UNDONE:
            return f":leftwards_arrow_with_hook:  {by} took it back{at}"


def _where(asked: AskedOnce) -> str:
    if asked.channel.startswith("D"):
        return "them"
    place = f"in {channel(asked.channel)}"
    if not asked.thread:
        return place
    link = f"https://slack.com/archives/{asked.channel}/p{asked.thread.replace('.', '')}"
    return f"{place} (<{link}|the question>)"
