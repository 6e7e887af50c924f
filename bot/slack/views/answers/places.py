"""Where answers appear in a channel, in words."""

from bot.slack.views.parts.blocks import context, section
from bot.slack.views.parts.message import Message
from domain.statuses import AnswerPlace
from domain.words import _


def place_told(place: AnswerPlace) -> Message:
    """Say where answers appear here."""
    text = _told(place)
    ways = _("`/baton answers here public`, `thread` or `only-me` changes that.")
    return Message(text, (section(text), context(ways)))


def place_chosen(place: AnswerPlace) -> Message:
    """Say where answers appear here from now on."""
    text = _chosen(place)
    return Message(text, (section(text),))


def place_unclear() -> Message:
    """Say what can be chosen."""
    text = _("I can answer `public`, in a `thread` or to `only-me`: `/baton answers here thread`.")
    return Message(text, (section(text),))


def _told(place: AnswerPlace) -> str:
    match place:
        case AnswerPlace.PUBLIC:
            return _(
                "Whoever mentions me here is answered in the channel, and in the thread of the "
                "question."
            )
        case AnswerPlace.THREAD:
            return _("Whoever mentions me here is answered in the thread of the question.")
        case AnswerPlace.ONLY_ME:
            return _(
                "Whoever mentions me here is answered to the one who asks alone, who may share it."
            )


def _chosen(place: AnswerPlace) -> str:
    match place:
        case AnswerPlace.PUBLIC:
            return _(
                "From now on whoever mentions me here is answered in the channel, and in the "
                "thread of the question."
            )
        case AnswerPlace.THREAD:
            return _(
                "From now on whoever mentions me here is answered in the thread of the question."
            )
        case AnswerPlace.ONLY_ME:
            return _(
                "From now on whoever mentions me here is answered to the one who asks alone, who "
                "may share it."
            )
