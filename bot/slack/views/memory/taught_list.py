"""What a workspace was taught, as a list with *Undo*, and what waits, with *Approve*."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.slack.views.memory.lesson_texts import author, changed, lesson_text, role_name
from bot.slack.views.parts.actions import APPROVE, REJECT, TEACH, UNDO, numbered
from bot.slack.views.parts.blocks import actions, bold, button, context, section
from bot.slack.views.parts.message import Block, Message
from bot.slack.views.parts.mrkdwn import moment, shortened
from domain.ids import QuestionId, RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.projects import Actor
from domain.teaching.comparing import SavedQuestion
from domain.teaching.teachings import Maintainers, Teaching, TeachingStatus
from domain.words import _, ngettext

SHOWN = 15  # teachings; a message holds 50 blocks
QUESTION = 200  # characters
KEPT = 30


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question without an answer: how often it was asked, and when last."""

    id: QuestionId
    text: str
    count: int
    last_at: datetime


def taught_list(
    teachings: Sequence[Teaching],
    knowledge: KnowledgeBase,
    maintainers: Maintainers,
    reader: Actor,
) -> Message:
    """List teachings, those that wait for a maintainer first."""
    if not teachings:
        text = _("I was taught nothing here yet. `/baton teach` begins.")
        return Message(text, (section(text),))
    text = _("What I was taught here")
    blocks: list[Block] = [section(bold(text))]
    for number, teaching in enumerate(teachings[:SHOWN], start=1):
        blocks += _one(teaching, knowledge, maintainers, reader, number)
    more = len(teachings) - SHOWN
    blocks += [context(_("And more; the latest ones are shown."))] if more > 0 else []
    return Message(text, tuple(blocks))


def proposal_buttons(teaching: Teaching, number: int = 1) -> Block:
    """What a maintainer does about a proposal."""
    approve = button(_("Approve"), numbered(APPROVE, number), teaching.id, "primary")
    reject = button(_("Reject"), numbered(REJECT, number), teaching.id)
    return actions(approve, reject)


def proposal_text(teaching: Teaching, knowledge: KnowledgeBase) -> str:
    """What is proposed, by whom, and what it would change."""
    warning = f"\n{changed(teaching.changes)}" if teaching.changes else ""
    return f"{lesson_text(teaching.lesson, knowledge)}\n{author(teaching)}{warning}"


def unanswered_list(questions: Sequence[OpenQuestion]) -> Message:
    """List questions without an answer, each with a way to teach it."""
    if not questions:
        text = _("Every question that you may read here has an answer.")
        return Message(text, (section(text),))
    text = _("What I could not answer")
    return Message(text, (section(bold(text)), *question_rows(questions)))


def question_rows(questions: Sequence[OpenQuestion]) -> tuple[Block, ...]:
    """Show questions, each with a way to teach it."""
    return tuple(
        section(
            f"{_quoted(asked.text)}\n{_times(asked)}",
            button(_("Teach me"), numbered(TEACH, number), asked.id),
        )
        for number, asked in enumerate(questions[:SHOWN], start=1)
    )


def kept_list(questions: Sequence[SavedQuestion], knowledge: KnowledgeBase) -> Message:
    """List the questions that a team keeps."""
    if not questions:
        text = _(
            "No question is kept yet: `/baton keep “who owns the zebra board?” = ML engineer`."
        )
        return Message(text, (section(text),))
    lines = [
        _(
            "“{question}” → {role}",
            question=shortened(saved.text, QUESTION),
            role=role_name(knowledge, saved.role),
        )
        for saved in questions[:KEPT]
    ]
    more = len(questions) - len(lines)
    lines += [ngettext("… and {count} more", "… and {count} more", more)] if more > 0 else []
    text = _("These questions are always answered so; what would change one is not taught:")
    return Message(text, (section(text), *(section(line) for line in lines)))


def kept_message(text: str, role: RoleKey, knowledge: KnowledgeBase) -> Message:
    """Say that a question is kept."""
    kept = _(
        "Kept: “{question}” → {role}. What would change it is not taught.",
        question=shortened(text, QUESTION),
        role=role_name(knowledge, role),
    )
    return told(kept)


def forgotten_message(text: str, *, was_kept: bool) -> Message:
    """Say that a question is kept no longer, or that it never was."""
    asked = shortened(text, QUESTION)
    if was_kept:
        gone = _("I let “{question}” go: it may be answered otherwise from now on.", question=asked)
        return told(gone)
    never = _(
        "“{question}” was not kept; `/baton keep` lists the questions that are.", question=asked
    )
    return told(never)


def told(text: str) -> Message:
    """A sentence alone."""
    return Message(text, (section(text),))


def _one(
    teaching: Teaching,
    knowledge: KnowledgeBase,
    maintainers: Maintainers,
    reader: Actor,
    number: int,
) -> list[Block]:
    if teaching.status is TeachingStatus.PROPOSED:
        shown = section(f":hourglass:  {proposal_text(teaching, knowledge)}")
        may = maintainers.include(reader)
        return [shown, proposal_buttons(teaching, number)] if may else [shown]
    may = teaching.by == reader or maintainers.include(reader)
    undo = button(_("Undo"), numbered(UNDO, number), teaching.id) if may else None
    return [section(f"{lesson_text(teaching.lesson, knowledge)}\n{author(teaching)}", undo)]


def _quoted(question: str) -> str:
    return _("“{question}”", question=shortened(question, QUESTION))


def _times(asked: OpenQuestion) -> str:
    return ngettext(
        "asked once, {moment}",
        "asked {count} times, {moment}",
        asked.count,
        moment=moment(asked.last_at),
    )
