"""Where answers appear in a channel, in words."""

from bot.slack.views.blocks import context, section
from bot.slack.views.message import Message
from domain.statuses import AnswerPlace

_TOLD = {
    AnswerPlace.PUBLIC: "in the channel, and in the thread of the question",
    AnswerPlace.THREAD: "in the thread of the question",
    AnswerPlace.ONLY_ME: "to the one who asks alone, who may share it",
}
_WAYS = "`/baton answers here public`, `thread` or `only-me` changes that."


def place_told(place: AnswerPlace) -> Message:
    """Say where answers appear here."""
    text = f"Whoever mentions me here is answered {_TOLD[place]}."
    return Message(text, (section(text), context(_WAYS)))


def place_chosen(place: AnswerPlace) -> Message:
    """Say where answers appear here from now on."""
    text = f"From now on whoever mentions me here is answered {_TOLD[place]}."
    return Message(text, (section(text),))


def place_unclear() -> Message:
    """Say what can be chosen."""
    text = "I can answer `public`, in a `thread` or to `only-me`: `/baton answers here thread`."
    return Message(text, (section(text),))
