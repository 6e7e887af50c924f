"""The weekly list of unanswered questions, and what is said to who asks for it or stops it."""

from collections.abc import Sequence
from datetime import datetime

from bot.slack.views.memory.taught_list import OpenQuestion, question_rows, told
from bot.slack.views.parts.blocks import context, section
from bot.slack.views.parts.message import Message
from bot.slack.views.parts.mrkdwn import day, moment
from domain.wording import sentences
from domain.words import _


def weekly_list(questions: Sequence[OpenQuestion], since: datetime) -> Message:
    """List what has no answer, each question with a way to teach it, and say how to stop that."""
    text = _("*What I could not answer* since {day}", day=day(since))
    stop = context(sentences(_("You get this on Mondays at 9:00 UTC."), _how_to_stop()))
    return Message(text, (section(text), *question_rows(questions), stop))


def weekly_begun(next_at: datetime) -> Message:
    """Say what comes, and when first."""
    begun = _(
        "On Mondays at 9:00 UTC I send you what I could not answer since the last time, if there "
        "is anything: the next time is {moment}.",
        moment=moment(next_at),
    )
    return told(sentences(begun, _how_to_stop()))


def weekly_ended() -> Message:
    """Say that nothing comes any longer."""
    return told(_("I send you no weekly list; `/baton unanswered weekly` asks for it."))


def weekly_unclear() -> Message:
    """Say what can be typed."""
    return told(_("Write `/baton unanswered weekly` or `/baton unanswered weekly off`."))


def _how_to_stop() -> str:
    return _("`/baton unanswered weekly off` stops it.")
