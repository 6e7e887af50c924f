"""Sharing an answer that its asker alone sees."""

from bot.slack.views.answers.doubts import VOTED_ON
from bot.slack.views.parts.actions import SHARE
from bot.slack.views.parts.blocks import actions, button, context, section
from bot.slack.views.parts.message import Message
from bot.slack.views.parts.mrkdwn import mention
from domain.ids import ChannelId, MemberId
from domain.questions.answers import Answer, Projects, Several, Status
from domain.questions.said import packed, said_of
from domain.words import _

VALUE = 2_000  # characters of a button's value

_SHARED = VOTED_ON | Status | Projects


def with_share(message: Message, answer: Answer, channel: ChannelId) -> Message:
    """Offer to share an answer in the channel where it was asked; in direct messages nobody reads.

    The button carries what was asked, a line for each question. The answer is made anew where it is
    shared, from what may be told there.
    """
    parts = answer.answers if isinstance(answer, Several) else (answer,)
    said = map(said_of, filter(can_be_shared, parts))
    value = "\n".join(packed(one) for one in said if one)
    if not value or len(value) > VALUE or channel.startswith("D"):
        return message
    share = actions(button(_("Share"), SHARE, value))
    *rest, last = message.blocks
    below = (share, last) if last["type"] == "context_actions" else (last, share)
    return Message(message.text, (*rest, *below))


def can_be_shared(answer: Answer) -> bool:
    """Tell whether an answer says something that others may want to read."""
    return isinstance(answer, _SHARED)


def shared_message(message: Message, by: MemberId) -> Message:
    """Show an answer to everybody, under the name of who shares it."""
    who = _("{member} asked me and shares the answer", member=mention(by))
    return Message(f"{who}: {message.text}", (context(who), *message.blocks))


def shared() -> Message:
    """Take the place of an answer that was shared."""
    done = _("Everybody here can read it now.")
    text = f":white_check_mark:  {done}"
    return Message(text, (section(text),))


def not_told_here() -> Message:
    """Say beside an answer that not everybody in the channel may read it."""
    return _alone(_("I cannot tell that to everybody in this channel."))


def not_invited() -> Message:
    """Say beside an answer that we are not in the channel."""
    return _alone(_("I cannot write in this channel: invite me first, with `/invite @Baton`."))


def _alone(sentence: str) -> Message:
    return Message(sentence, (section(sentence),))
