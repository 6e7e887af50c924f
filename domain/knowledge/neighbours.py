"""Neighbours: what other departments answer for, so that their questions are not taken for ours."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import ConfigDict

from domain.knowledge.mistakes import Contradiction, Place
from domain.knowledge.phrases import KEY, Phrases, Text, Written
from domain.words import _

Key = Annotated[str, KEY]


class NeighbourTopic(Written):
    """One thing that is not ours, in the words that people use for it."""

    model_config = ConfigDict(title="topic")

    key: Key
    name: Text
    aliases: Phrases
    examples: Phrases = ()


class Neighbour(Written):
    """A department beside the team, or a kind of talk that no role answers for."""

    model_config = ConfigDict(title="neighbour")

    key: Key
    name: Text
    topics: tuple[NeighbourTopic, ...]


def check_neighbours(neighbours: Iterable[Neighbour]) -> None:
    """Raise `Contradiction` where two topics have one key."""
    seen: dict[str, Place] = {}
    for neighbour in neighbours:
        for topic in neighbour.topics:
            place: Place = ("neighbours", neighbour.key, "topics", topic.key, "key")
            if topic.key in seen:
                raise Contradiction(
                    place,
                    _('there are two topics "{key}"; a key belongs to one', key=topic.key),
                    seen[topic.key],
                )
            seen[topic.key] = place
