"""Nothing that is understood or learnt from repeats a question that we are measured with."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

import pytest

from domain.knowledge.phrases import normalised
from domain.questions.everyday import CARRYING, FAINT, FRAME
from tests.factories import a_knowledge_base
from tests.needs import ROOT
from tests.questions_asked import SETS, LabelledSet
from tests.questions_said import lines

LEARNT_FROM = ROOT / "tools" / "understanding"
NEARLY_EQUAL = 0.8  # of all words of the two
SLOT = re.compile(r"\{\w+\}")
# "hi", "thanks a lot", "anything for me?": three words or fewer, none of them about anything, have
# no author, and no set of questions or of examples can do without them. Nor has a single word.
SHORT = 3
ORDINARY = FRAME | FAINT | CARRYING

Words = frozenset[str]
Told = tuple[str, str]  # where it is written, what


@pytest.mark.parametrize("asked", SETS, ids=lambda asked: asked.name)
def test_nothing_repeats_a_question_that_the_bot_is_measured_with(asked: LabelledSet) -> None:
    near = Nearness(label.question for label in asked.needed().labels())
    assert [told for told, said in everything() if near.to(said)] == []


@pytest.mark.parametrize(
    "name", ["everyday_lines", "role_lines", "not_ours_lines", "plain_lines", "near_f", "duties_f"]
)
def test_nothing_repeats_a_line_that_the_bot_is_measured_with(name: str) -> None:
    near = Nearness(text for _, text in lines(f"{name}.tsv"))
    assert [told for told, said in everything() if near.to(said)] == []


@pytest.mark.parametrize("text", ["hi", "Thanks a lot!!", "anything for me?", "lol", "projects?"])
def test_what_everybody_says_belongs_to_nobody(text: str) -> None:
    assert is_everyday(words(text))


@pytest.mark.parametrize("text", ["play some jazz", "bitcoin price", "anything for me today then"])
def test_what_is_about_something_or_long_has_an_author(text: str) -> None:
    assert not is_everyday(words(text))


def test_a_word_more_or_a_slot_makes_no_difference() -> None:
    near = Nearness(["who still carries the baton to Atlas"])

    assert near.to(words("who carries the baton to atlas?"))
    assert near.to(words("who still carries the baton to {project}"))
    assert not near.to(words("who carries the boxes to atlas"))


class Nearness:
    """Finds out whether a text is nearly one of the questions, by the words that both have."""

    def __init__(self, questions: Iterable[str]) -> None:
        self.questions = [words(question) for question in questions]
        self.counts = Counter(word for question in self.questions for word in question)
        self.having: defaultdict[str, list[Words]] = defaultdict(list)
        for question in self.questions:
            for word in question:
                self.having[word].append(question)

    def to(self, text: Words) -> bool:
        # Whoever shares four words in five shares one of the rarest fifth and one more.
        rarest = sorted(text, key=lambda word: self.counts[word])[: len(text) // 5 + 1]
        return any(
            len(text & question) >= NEARLY_EQUAL * len(text | question)
            for word in rarest
            for question in self.having.get(word, ())
        )


def words(text: str) -> Words:
    return frozenset(normalised(SLOT.sub(" ", text)).split())


def is_everyday(text: Words) -> bool:
    return len(text) <= 1 or (len(text) <= SHORT and text <= ORDINARY)


@cache
def everything() -> tuple[tuple[Told, Words], ...]:
    """All that may repeat no question, with its words; of roles even what everybody says."""
    learnt = (*of_neighbours(), *of_templates(), *of_utterances())
    theirs = tuple((told, words(told[1])) for told in of_roles())
    others = ((told, words(told[1])) for told in learnt)
    return theirs + tuple((told, said) for told, said in others if not is_everyday(said))


def of_roles() -> Iterator[Told]:
    for role, told in a_knowledge_base().responsibilities():
        for phrase in (*told.aliases, *told.examples):
            yield f"{role.key}: {told.key}", phrase


def of_neighbours() -> Iterator[Told]:
    for neighbour in a_knowledge_base().neighbours:
        for topic in neighbour.topics:
            for phrase in (topic.name, *topic.aliases, *topic.examples):
                yield f"{neighbour.key}: {topic.key}", phrase


def of_templates() -> Iterator[Told]:
    # The first voice was written before any set was seen, and says what everybody says: "which
    # roles are vacant?". Later voices answer to mistakes that were seen, and must not repeat them.
    for file in sorted((LEARNT_FROM / "questions").glob("voice_*/*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield str(file.relative_to(LEARNT_FROM)), line.strip()


def of_utterances() -> Iterator[Told]:
    for file in sorted((LEARNT_FROM / "utterances").glob("*.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield str(file.relative_to(LEARNT_FROM)), line.split("\t", 1)[1]
