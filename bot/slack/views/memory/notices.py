"""The direct messages about questions and teachings."""

from dataclasses import dataclass

from bot.slack.views.memory.lesson_texts import lesson_text
from bot.slack.views.memory.taught_list import proposal_buttons, proposal_text
from bot.slack.views.parts.actions import TEACH
from bot.slack.views.parts.blocks import SECTION_TEXT, actions, bold, button, joined, section
from bot.slack.views.parts.message import Message
from bot.slack.views.parts.mrkdwn import channel, link, mention, moment, quoted
from bot.slack.views.parts.naming import mentioned
from domain.ids import ChannelId, MemberId, QuestionId
from domain.knowledge.base import KnowledgeBase
from domain.projects import Project
from domain.teaching.teachings import Teaching, TeachingStatus
from domain.wording import sentences
from domain.words import _

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
    first = _(
        "{asker} asks something about {project} that I do not know.",
        asker=mention(asked.asker),
        project=bold(project.name),
    )
    headline = f":raising_hand:  {sentences(first, _can_you_answer(asked))}"
    words = quoted(asked.text, QUOTED) or "> …"
    teach = actions(button(_("Teach me"), TEACH, asked.id))
    return Message(joined([headline, words]), (section(headline), section(words), teach))


def learned_notice(asked: AskedOnce, answer: Message) -> Message:
    """Tell who asked first that there is an answer now, and give it."""
    known = _("You asked me something that I did not know. I know it now:")
    headline = f":bulb:  {known}"
    words = quoted(asked.text, QUOTED) or "> …"
    blocks = (section(headline), section(words), *answer.blocks)
    return Message(joined([headline, words, *answer.text.splitlines()]), blocks)


def proposed_notice(teaching: Teaching, knowledge: KnowledgeBase) -> Message:
    """Ask a maintainer; once that is settled, say how, without buttons."""
    headline = _("{member} wants to teach me something:", member=mentioned(teaching.by))
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
    who = mentioned(teaching.settled_by) if teaching.settled_by else _("Somebody")
    at = f" · {moment(teaching.settled_at)}" if teaching.settled_at else ""
    match teaching.status:
        case TeachingStatus.TAUGHT | TeachingStatus.PROPOSED:
            approved = _("{who} approved it{at}", who=who, at=at)
            return f":white_check_mark:  {approved}"
        case TeachingStatus.REJECTED:
            rejected = _("{who} rejected it{at}", who=who, at=at)
            return f":no_entry_sign:  {rejected}"
        case TeachingStatus.UNDONE:
            undone = _("{who} took it back{at}", who=who, at=at)
            return f":leftwards_arrow_with_hook:  {undone}"


def _can_you_answer(asked: AskedOnce) -> str:
    if asked.channel.startswith("D"):
        return _("Can you answer them?")
    place = channel(asked.channel)
    if not asked.thread:
        return _("Can you answer in {channel}?", channel=place)
    url = f"https://slack.com/archives/{asked.channel}/p{asked.thread.replace('.', '')}"
    question = link(url, _("the question"))
    return _("Can you answer in {channel} ({question})?", channel=place, question=question)
