"""What the README says that one can ask has an answer in the playground, as it says."""

import re
from datetime import timedelta
from pathlib import Path

from tests.dialogues.talking import asked
from tests.rig import Rig, buttons, words

README = Path(__file__).parents[2] / "README.md"
CHURN = "C0CHURN"
# What goes on from an answer before it: `test_threads.py` has those.
FOLLOWS = {
    *("and for atlas?", "who is the backup?", "and before that?", "why?"),
    *("what else do they do?", "who was it before?"),
}


def examples() -> list[str]:
    text = README.read_text(encoding="utf-8")
    table = text.partition("## What it understands")[2].partition("![")[0]
    rows = (line.split("|")[1] for line in table.splitlines() if line.startswith("| "))
    asks = [ask.strip() for row in rows for ask in row.split(" · ")]
    colleague = re.search(r"ask a colleague: \"([^\"]+)\"", text)
    assert colleague is not None
    return [ask for ask in asks[1:] if ask not in FOLLOWS] + [colleague[1]]


def test_each_example_is_answered(rig: Rig) -> None:
    asks = examples()
    assert len(asks) > 10
    doubts: dict[str, str] = {}
    for ask in asks:
        rig.clock.advance(timedelta(minutes=11))  # so that none goes on from the one before
        answer = asked(rig, CHURN, ask)
        said = words(answer)
        if {"teach", "something_else"} & set(buttons(answer)) or "I don’t know" in said:
            doubts[ask] = said
    assert doubts == {}
