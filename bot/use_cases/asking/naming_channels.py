"""A channel that a question mentions stands for its project: "status of <#C0ATLAS>?"."""

import re

from bot.use_cases.asking.looking_around import Place
from bot.use_cases.ports.work import Reads
from domain.ids import ChannelId
from domain.questions.answering import named

_MENTION = re.compile(r"<#([A-Z0-9]+)(?:\|[^<>]*)?>")


def with_projects_of_channels(reads: Reads, place: Place, text: str) -> str:
    """Return the text with the key of its project for each channel that has one, and only one.

    Slack gives the name of a channel along with some mentions, and with some its id alone.
    """
    if "<#" not in text:
        return text

    def project_of(mention: re.Match[str]) -> str:
        there = reads.registry.in_channel(ChannelId(mention[1]))
        heard = place.visible(reads, named(there))
        return heard[0].key if len(heard) == 1 else mention[0]

    return _MENTION.sub(project_of, text)
