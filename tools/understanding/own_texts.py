"""Texts of our own: the knowledge base's words, and the question templates filled with them."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

FILLS_PER_TEMPLATE = 4
COMPOSED_PER_EXAMPLE = 3
_SAYINGS = {"examples", "explanation", "summary", "start_with", "first_person"}
_TOPICS = {"name", "aliases"}
_LISTS: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "lists.yaml").read_text("utf-8")
)
_ASIDES = ("openers", "closers", "ramblings")


@dataclass
class Words:
    """What the knowledge base and its neighbours are made of, by what a template can ask for."""

    slots: dict[str, list[str]] = field(default_factory=dict)
    sayings: list[str] = field(default_factory=list)

    def put(self, slot: str, *texts: str) -> None:
        self.slots.setdefault(slot, []).extend(texts)


def gather(data: Path, folder: Path) -> Words:
    """Read every YAML file of the knowledge base, whatever its schema, and what stands aside."""
    words = Words()
    for aside in _ASIDES:
        words.put(aside, *_lines(folder / f"{aside}.txt"))
    words.put("project", *_LISTS["projects"])
    words.put("person", *_LISTS["people"])
    for path in sorted(data.rglob("*.yaml")):
        _walk(yaml.safe_load(path.read_text("utf-8")), path.parent.name, words, depth=0)
    doing = [_doing(topic) for topic in words.slots["topic"]]
    words.put("doing", *(text for text in doing if text))
    words.put("symptom", *words.sayings)
    words.put("phased", *_LISTS["phased"])
    return words


def _walk(value: object, folder: str, words: Words, depth: int, key: str = "") -> None:
    if isinstance(value, dict):
        for inner_key, inner in value.items():
            _walk(inner, folder, words, depth + 1, str(inner_key))
    elif isinstance(value, list):
        for inner in value:
            _walk(inner, folder, words, depth, key)
    elif isinstance(value, str):
        _sort(value, folder, words, depth, key)


def _sort(text: str, folder: str, words: Words, depth: int, key: str) -> None:
    if key in _SAYINGS or (folder not in {"roles", "workflows"} and text.count(" ") > 1):
        words.sayings.append(text)
    elif key == "tools":
        words.put("tool", text)
    elif key == "plural":
        words.put("roles", text)
    elif key in _TOPICS and folder == "workflows":
        words.put("phase", text)
    elif key in _TOPICS:
        words.put("role" if folder == "roles" and depth == 1 else "topic", text)


def _doing(topic: str) -> str:
    verb, _, rest = topic.partition(" ")
    if not rest or verb not in _LISTS["verbs"]:
        return ""
    return f"{verb.removesuffix('e')}ing {rest}"


def templates(folder: Path) -> list[str]:
    """Return the question templates that are there, without their comments."""
    paths = (path for path in sorted(folder.glob("*.txt")) if path.stem not in _ASIDES)
    return [line for path in paths for line in _lines(path)]


def _lines(path: Path) -> list[str]:
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def filled(template: str, words: Words, chance: random.Random) -> str:
    """Put a word into each of the template's places; an unknown place takes a topic."""
    while "{" in template and "}" in template:
        before, _, rest = template.partition("{")
        slot, _, after = rest.partition("}")
        template = before + chance.choice(words.slots.get(slot) or words.slots["topic"]) + after
    return template


def questions(folder: Path, words: Words) -> Iterator[str]:
    """Yield every template several times, and once with words around it."""
    for template in templates(folder):
        chance = _chance(template)
        for _ in range(FILLS_PER_TEMPLATE if "{" in template else 1):
            yield filled(template, words, chance)
        yield _around(filled(template, words, chance), words, chance)


def sayings(words: Words) -> Iterator[str]:
    """Yield the examples and topics as they are, and the examples with words around them."""
    for texts in (words.sayings, *words.slots.values()):
        yield from texts
    for saying in words.sayings:
        chance = _chance(saying)
        for _ in range(COMPOSED_PER_EXAMPLE):
            yield _around(saying, words, chance)


def _chance(text: str) -> random.Random:
    """Return the dice of one text, so that a text added elsewhere changes nothing about it."""
    return random.Random(text)


def _around(text: str, words: Words, chance: random.Random) -> str:
    opener, closer, rambling = (chance.choice(words.slots.get(aside) or [""]) for aside in _ASIDES)
    ended = text if text.endswith("?") else f"{text},"
    composed = (
        f"{opener} {text}",
        f"{ended} {closer}",
        f"{opener} {ended} {closer}",
        f"{rambling} {text}",
        f"{opener} {text} on {chance.choice(words.slots['project'])}",
    )
    return filled(chance.choice(composed), words, chance)


def asked(statements: Sequence[str], chance: random.Random) -> Iterator[str]:
    """Make questions of sentences that tell what a function does: "Load a model" and the like."""
    for statement in statements:
        verb, _, rest = statement.partition(" ")
        if verb.isalpha() and verb[0].isupper() and verb[1:].islower() and _imperative(verb):
            yield chance.choice(_LISTS["frames"]).format(f"{verb.lower()} {rest}")


def _imperative(verb: str) -> bool:
    return verb.lower() in _LISTS["verbs"]
