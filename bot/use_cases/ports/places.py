"""What the use cases need of where answers appear, as a protocol."""

from collections.abc import Mapping
from typing import Protocol

from domain.ids import ChannelId
from domain.statuses import AnswerPlace


class AnswerPlaces(Protocol):
    """What was chosen in one workspace."""

    def chosen(self) -> Mapping[ChannelId, AnswerPlace]:
        """Return what was chosen, by channel; elsewhere answers appear in threads."""
        ...

    def choose(self, channel: ChannelId, place: AnswerPlace) -> None:
        """Keep where answers appear in a channel."""
        ...
