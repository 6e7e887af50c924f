"""A language that puts ⟦ ⟧ around each sentence: whatever people read outside them is unmarked."""

import re
from collections.abc import Generator, Iterator, Mapping
from functools import cache
from pathlib import Path
from shutil import copy
from typing import cast

import pytest
import yaml
from pydantic import BaseModel

from bot.playground.sample import SEED, sample_projects
from domain.words import Catalogue
from tests.dialogues.forms_story import TYPED_IN_FORMS, forms_story
from tests.dialogues.home_rig import opened
from tests.dialogues.memory_story import TYPED, memory_story
from tests.dialogues.refusals_story import refused
from tests.dialogues.talking import asked
from tests.factories import ANA, DANA, a_knowledge_base
from tests.rig import Json, Rig, running_rig

CHURN = "C0CHURN"  # at model evaluation: Ana marks it, Dana is next

ASKED = (
    "who handles drift detection?",
    "who is on this project?",
    "what does a data engineer do?",
    "which roles are unfilled?",
    "which projects are there?",
    "what does Dana do?",
    "what is waiting for me?",
)
MARK_UP = re.compile(r"<[^>]*>|:[a-z_0-9+-]+:|`[^`]*`")  # mentions and dates, emoji, commands
NEVER_SHOWN = frozenset({"key", "aliases", "shared_aliases", "examples", "tools"})
LETTERS = re.compile(r"[^\W\d_]{2,}")

Shown = Mapping[str, list[Json]]


class Pseudo:
    """Every sentence, recognisable."""

    def gettext(self, message: str, /) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int, /) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


def pseudo(language: str) -> Catalogue:
    del language
    return Pseudo()


@pytest.fixture(scope="module")
def shown(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Generator[Shown]:
    url = f"sqlite:///{copy(sample_file, tmp_path_factory.mktemp('pseudo') / 'baton.db')}"
    with running_rig(url, SEED, words=pseudo) as rig:
        yield {**story(rig), **memory_story(rig), **forms_story(rig)}


def story(rig: Rig) -> Shown:
    """Let people do what they do, and return what they saw."""
    seen: dict[str, list[Json]] = {}
    seen["answers"] = [asked(rig, CHURN, question) for question in ASKED]
    seen["status"] = [asked(rig, CHURN, "what is the status?")]
    seen["help"] = [rig.command(ANA, CHURN, "help")]
    seen["refusals"] = [rig.command(ANA, CHURN, "skip model evaluation because")]
    seen["refusals"] += refused(rig)
    preview = rig.command(ANA, CHURN, "done model evaluation")
    rig.click(ANA, CHURN, preview, "confirm_done")
    seen["looking ahead"] = [preview, rig.changed(ANA, CHURN, preview)]
    rig.deliver()
    seen["card"], seen["offer"] = [rig.card(CHURN)], [rig.direct(DANA)]
    seen["home"] = [opened(rig, DANA)]
    rig.wish_to_return(DANA)
    seen["return form"] = [cast("Json", rig.slack.view_of(DANA))]
    rig.submit(DANA, {"reason": {"written": "4711"}})
    rig.deliver_all()
    seen["card"].append(rig.card(CHURN))
    seen["returned"] = [rig.direct(ANA)]
    return seen


MARKED = ("answers", "refusals", "looking ahead", "card", "offer", "home", "returned", "status")
FORMS = ("help", "return form", "preferences", "forms")
MEMORY = ("teach form", "teaching", "shared", "channels", "steps", "weekly")


@pytest.mark.parametrize("room", [*MARKED, *FORMS, *MEMORY])
def test_everything_that_people_read_is_marked(shown: Shown, room: str) -> None:
    assert left_in(shown[room]) == []


def left_in(messages: list[Json]) -> list[str]:
    """Return what is left of the texts: no sentence, no mark-up and nothing that people wrote."""
    texts = [text for message in messages for text in texts_of(message)]
    return [left for text in texts if LETTERS.search(left := unmarked(text))]


def unmarked(text: str) -> str:
    return data().sub(" ", MARK_UP.sub(" ", outside(text)))


def outside(text: str) -> str:
    """Return what stands outside of all brackets; dates have a sentence inside their mark-up."""
    kept, depth = "", 0
    for letter in text:
        depth += letter == "⟦"
        kept += letter if depth == 0 else ""
        depth -= letter == "⟧"
    return kept


@cache
def data() -> re.Pattern[str]:
    """Find what people wrote, the longest first: it stays as it is in every language."""
    people = (one.shown_name for one in SEED.members)
    found = {*people, *strings(yaml.safe_load(sample_projects()))}
    found |= {*ASKED, *TYPED, *TYPED_IN_FORMS}
    for part in (*a_knowledge_base().roles, *a_knowledge_base().workflows):
        found.update(strings(cast("BaseModel", part).model_dump()))
    longest_first = sorted(map(re.escape, found), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        shown = (v for k, v in cast("dict[str, object]", value).items() if k not in NEVER_SHOWN)
        for inner in shown:
            yield from strings(inner)
    elif isinstance(value, list | tuple):
        for inner in cast("list[object]", value):
            yield from strings(inner)


def texts_of(message: Json) -> Iterator[str]:
    if not message.get("blocks"):
        yield str(message.get("text", ""))
    yield from said(message.get("blocks") or [])
    if message.get("type") == "modal":
        yield from said({**message, "blocks": []})


def said(part: object) -> Iterator[str]:
    """Return every text that Slack shows of a block."""
    if isinstance(part, list):
        for inner in cast("list[object]", part):
            yield from said(inner)
    elif isinstance(part, dict):
        block = cast("Json", part)
        if isinstance(block.get("text"), str):
            yield str(block["text"])
        for inner in block.values():
            yield from said(inner)
