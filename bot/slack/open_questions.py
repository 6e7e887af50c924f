"""From the questions without an answer to what a list shows of them."""

from collections.abc import Sequence

from bot.slack.views.memory.taught_list import OpenQuestion
from bot.slack.written import as_typed
from bot.use_cases.ports.memory import Unanswered


def open_questions(found: Sequence[Unanswered]) -> list[OpenQuestion]:
    """Return what may be shown: the words as they were typed, and nobody's name."""
    return [
        OpenQuestion(each.first.id, as_typed(each.first.text), each.count, each.last_at)
        for each in found
    ]
