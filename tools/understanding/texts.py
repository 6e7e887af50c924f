"""The texts that the classifiers learn from: whose work they are about, and how they ask."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from domain.ids import RoleKey
from domain.knowledge.base import KnowledgeBase

HERE = Path(__file__).parent
QUESTIONS = HERE / "questions"
VOICES = ("", *(f"voice_{number}" for number in range(2, 10)))  # each is somebody else's English
UTTERANCES = HERE / "utterances"
_NOT_OURS = "not_ours"
_SECOND = 0.35  # of a text's weight, for the roles behind the first together


class Source(StrEnum):
    """Where a text about somebody's work comes from."""

    NAME = "name"  # the name of a responsibility or topic, or an alias
    TOOL = "tool"
    EXAMPLE = "example"
    UTTERANCE = "utterance"


NATURAL = frozenset({Source.EXAMPLE, Source.UTTERANCE})  # what people might really write
WEIGHTS = {Source.NAME: 1.0, Source.TOOL: 0.5, Source.EXAMPLE: 1.0, Source.UTTERANCE: 1.2}


@dataclass(frozen=True, slots=True)
class Known:
    """A text with the shares of the roles whose work it is about: no role, nobody's here."""

    text: str
    source: Source
    shares: dict[RoleKey, float]
    responsibility: str = ""


def known_texts(knowledge: KnowledgeBase) -> list[Known]:
    """Return everything that is known about whose work is whose."""
    return [*_of_roles(knowledge), *_of_neighbours(knowledge), *_utterances()]


def templates(intent: str) -> list[str]:
    """Return the templates of an intent, or of another kind of sentence."""
    return [line for voice in VOICES for line in _lines(QUESTIONS / voice / f"{intent}.txt")]


def _of_roles(knowledge: KnowledgeBase) -> Iterator[Known]:
    for role, told in knowledge.responsibilities():
        mine = {role.key: 1.0}
        for name in (told.name, *told.aliases):
            yield Known(name, Source.NAME, mine, told.key)
        for tool in told.tools:
            yield Known(tool, Source.TOOL, mine, told.key)
        for example in told.examples:
            yield Known(example, Source.EXAMPLE, mine, told.key)


def _of_neighbours(knowledge: KnowledgeBase) -> Iterator[Known]:
    for neighbour in knowledge.neighbours:
        for topic in neighbour.topics:
            for name in (topic.name, *topic.aliases):
                yield Known(name, Source.NAME, {})
            for example in topic.examples:
                yield Known(example, Source.EXAMPLE, {})


def _utterances() -> Iterator[Known]:
    for path in sorted(UTTERANCES.glob("*.tsv")):
        outside = path.stem.startswith("out_of_scope")
        for line in _lines(path):
            label, text = line.split("\t", 1)
            yield Known(text, Source.UTTERANCE, {} if outside else _shares(label))


def _shares(label: str) -> dict[RoleKey, float]:
    if label == _NOT_OURS:
        return {}
    first, *others = (RoleKey(role) for role in label.split("|"))
    if not others:
        return {first: 1.0}
    return {first: 1 - _SECOND} | dict.fromkeys(others, _SECOND / len(others))


def _lines(path: Path) -> list[str]:
    if not path.exists():
        return []
    lines = (line.strip() for line in path.read_text("utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]
