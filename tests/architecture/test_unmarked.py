"""No sentence that people in Slack read stands in the code without a mark.

A text with a letter and a blank is taken for a sentence, and so is a single word with a capital in
a view: "Cancel". Docstrings, patterns, logs and what only developers read are none.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

import pytest

from tests.architecture.sources import Source, sources

SPOKEN = ("bot.slack", "bot.files.sentences", "domain")


@dataclass(frozen=True)
class Unsaid:
    """Texts of a module, or all of it and what is below, that nobody reads; and why."""

    module: str
    why: str
    texts: frozenset[str] = frozenset()

    def holds(self, source: Source, text: str) -> bool:
        return f"{source.name}.".startswith(f"{self.module}.") and (
            not self.texts or text in self.texts
        )


_IN_THE_MANIFEST = "what Slack's menus call it is in the app's manifest, which is English"

UNSAID = (
    Unsaid("bot.slack.manifest", _IN_THE_MANIFEST),
    Unsaid("bot.slack.names", _IN_THE_MANIFEST),
    Unsaid("bot.slack.shortcuts", _IN_THE_MANIFEST),
    Unsaid("bot.slack.workflow_steps", _IN_THE_MANIFEST),
    Unsaid("bot.slack.examining", "`baton doctor` prints it"),
    Unsaid("bot.slack.examining_pages", "`baton doctor` prints it"),
    Unsaid(
        "bot.slack.connecting.install_pages", "a page in a browser, before we know who reads it"
    ),
    Unsaid("bot.slack.connecting.oauth", "the same page"),
    Unsaid("bot.slack.connecting.letting_in", "told where a process begins, before anybody asks"),
    Unsaid("bot.slack.app", "told where Baton is not installed, so it knows nobody"),
    Unsaid("bot.slack.connecting.transport", "headers, and what is logged"),
    Unsaid(
        "bot.slack.listeners.commands",
        "what `/baton status` asks",
        frozenset({"what is the status?", "what is the status of"}),
    ),
    Unsaid(
        "bot.slack.views.answers.guide",
        "commands, which stay English",
        frozenset({"ask …", "done [", "undo [", "reopen [", "skip [", "away until …"}),
    ),
    Unsaid("bot.slack.views.forms.late", "our name", frozenset({"Baton"})),
    Unsaid("bot.slack.views.forms.role", "the name of a tool", frozenset({"Label Studio"})),
    Unsaid("domain.questions", "English as people write it; views say what is answered"),
    Unsaid(
        "domain.handoffs.prompts",
        "what is asked once somebody takes a suggestion: only English is understood",
        frozenset(
            {
                *("Who handles model versioning?", "Which projects are there?"),
                *("What can you do?", "What is waiting for me?", "What is the status of "),
                *("Who is on ", " of ", " is done"),
            }
        ),
    ),
    Unsaid(
        "domain.knowledge",
        "what parts of a file are called; sentences name them with their articles",
        frozenset({"definition of done", "reminder setting"}),
    ),
    Unsaid(
        "domain.handoffs",
        "tell which text is too long, which deed found no phase; a refusal says each in full",
        frozenset({"list of risks", "mark done"}),
    ),
)

MARKS = frozenset({"_", "ngettext", "Saying"})
READING = frozenset(
    {"compile", "fullmatch", "sub", "removeprefix", "startswith", "strftime", "cast"}
)
LOGS = frozenset({"log", "logger"})
DEVELOPERS_READ = frozenset(
    {
        *("AssertionError", "ConnectionError", "ConnectionResetError", "HTTPException"),
        *("KeyError", "LookupError", "RuntimeError", "TypeError", "ValueError"),
        *("Malformed", "Uncertain"),  # our own: a payload or an answer is not as Slack says
    }
)
SENTENCE = re.compile(r"[^\W\d_].* | .*[^\W\d_]", re.DOTALL)
SIGNS = re.compile(r":[a-z0-9_+-]+:|`[^`]*(?:`|$)|<[^>]*>|{[^}]*}")  # emoji, commands, names
WORDS_OF_A_VIEW = re.compile(rf"{SENTENCE.pattern}|^[A-Z][a-z]+…?$", re.DOTALL)


def unmarked(source: Source) -> list[ast.Constant]:
    """Return what looks like a sentence and is not marked."""
    is_view = source.name.startswith("bot.slack.views")
    looks = WORDS_OF_A_VIEW if is_view else SENTENCE
    return [text for text in _texts(source.tree) if looks.search(SIGNS.sub("", str(text.value)))]


def _texts(node: ast.AST) -> Iterator[ast.Constant]:
    """Yield the texts below a node that somebody could be shown."""
    match node:
        case ast.Constant(value=str()):
            yield node
        case ast.Expr(value=ast.Constant()) | ast.Compare() | ast.MatchValue():
            pass  # a docstring; what is compared with
        case ast.Call() if _is_quiet(node):
            for inner in (*node.args, *(word.value for word in node.keywords)):
                if not isinstance(inner, ast.Constant | ast.JoinedStr):
                    yield from _texts(inner)
        case _:
            for inner in _shown_of(node):
                yield from _texts(inner)


def _shown_of(node: ast.AST) -> Iterator[ast.AST]:
    unseen = ("annotation", "returns", "decorator_list", "slice", "keys")
    for name, value in ast.iter_fields(node):
        inner = cast("list[object]", value) if isinstance(value, list) else [value]
        if name not in unseen:
            yield from (one for one in inner if isinstance(one, ast.AST))


def _is_quiet(call: ast.Call) -> bool:
    match call.func:
        case ast.Name(id=name):
            return name in MARKS | READING | DEVELOPERS_READ
        case ast.Attribute(value=ast.Name(id=of), attr=name):
            return of in LOGS or name in READING
        case ast.Attribute(attr=name):
            return name in READING
        case _:
            return False


def test_every_sentence_is_marked() -> None:
    found = [
        f"{source.at(text)} {text.value!r}"
        for source in sources(*SPOKEN)
        for text in unmarked(source)
        if not any(unsaid.holds(source, str(text.value)) for unsaid in UNSAID)
    ]
    assert not found, f"mark with _(), or say in UNSAID why nobody reads it: {found}"


@pytest.mark.parametrize("unsaid", UNSAID, ids=lambda unsaid: unsaid.module)
def test_an_exception_that_nothing_needs_leaves_the_list(unsaid: Unsaid) -> None:
    there = {str(text.value) for source in sources(unsaid.module) for text in unmarked(source)}
    assert there
    assert unsaid.texts <= there


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ('told = "Nothing was changed."', ["Nothing was changed."]),
        ('told = f"{who} did it"', [" did it"]),
        ('told = f"{one} · {other}"', []),
        ('told = f":bell:  {sentence}"', []),
        ('button("Undo", UNDO)', ["Undo"]),
        ('_("Nothing was changed.")', []),
        ('ngettext("a day", "some days", n)', []),
        ('_("by {who}", who=f"the {role}")', []),
        ('"""Nothing was changed."""', []),
        ('log.info("it was changed")', []),
        ('raise ValueError("no such field")', []),
        ('if deed == "mark done it": pass', []),
        ('_ORDER = re.compile(r"do it")', []),
    ],
)
def test_it_knows_a_sentence(code: str, said: list[str]) -> None:
    source = Source("bot/slack/views/made.py", code, ast.parse(code))
    assert [text.value for text in unmarked(source)] == said
