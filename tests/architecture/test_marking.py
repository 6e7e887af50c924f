"""Every sentence that is marked can be found: it stands where it is marked, as it is."""

import ast

from tests.architecture.sources import Source, sources
from tests.sentences import gathered

MARKED_BY = {"_": 1, "ngettext": 2, "Saying": 1}  # with so many sentences each
WHERE_THEY_ARE = "domain.words"  # their own code passes on what it is given


def calls(source: Source) -> list[ast.Call]:
    return [
        node
        for node in source.nodes
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in MARKED_BY
        and source.name != WHERE_THEY_ARE
    ]


def sentences_of(call: ast.Call) -> tuple[object, ...]:
    assert isinstance(call.func, ast.Name)
    first = call.args[: MARKED_BY[call.func.id]]
    return tuple(one.value if isinstance(one, ast.Constant) else None for one in first)


def test_a_marked_sentence_is_a_text_and_nothing_else() -> None:
    wrong = [
        source.at(call)
        for source in sources("bot", "domain")
        for call in calls(source)
        if not all(isinstance(text, str) for text in sentences_of(call))
    ]
    assert not wrong, f"Babel finds no sentence at {wrong}"


def test_no_marked_sentence_hides_in_an_f_string() -> None:
    found = {text for message in gathered() if message.id for text in _texts(message.id)}
    hidden = {
        f"{source.at(call)} {text}"
        for source in sources("bot", "domain")
        for call in calls(source)
        for text in sentences_of(call)
        if text not in found
    }
    assert not hidden, f"Babel does not find {hidden}"


def test_who_marks_sentences_throws_nothing_away_as_underscore() -> None:
    shadowed = [
        source.at(node)
        for source in sources("bot", "domain")
        if any(call.func.id == "_" for call in calls(source) if isinstance(call.func, ast.Name))
        for node in source.nodes
        if (isinstance(node, ast.arg) and node.arg == "_")
        or (isinstance(node, ast.Name) and node.id == "_" and isinstance(node.ctx, ast.Store))
    ]
    assert not shadowed


def _texts(said: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(said)
