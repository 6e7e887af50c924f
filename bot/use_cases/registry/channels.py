"""Where answers appear, as a registry file says it."""

from collections.abc import Iterator, Mapping

from bot.use_cases.registry.content import ChannelEntry, RegistryContent
from domain.ids import ChannelId
from domain.statuses import AnswerPlace


def channels_changed(
    content: RegistryContent, chosen: Mapping[ChannelId, AnswerPlace]
) -> Iterator[ChannelEntry]:
    """Yield the channels of a file for which something else was chosen."""
    for channel in content.channels:
        if chosen.get(channel.id, AnswerPlace.THREAD) is not channel.answers:
            yield channel


def channel_entries(chosen: Mapping[ChannelId, AnswerPlace]) -> tuple[ChannelEntry, ...]:
    """Return what was chosen as a file says it; what goes without saying is not said."""
    return tuple(ChannelEntry(id=channel, answers=place) for channel, place in chosen.items())
