"""Orders to open a phase again, as people say them."""

import pytest

from domain.handoffs.written_reopen import ReopenSaid, read_reopen


@pytest.mark.parametrize(
    ("text", "what", "reason"),
    [
        ("reopen it", "", ""),
        (
            "Please re-open evaluation because the test set leaked.",
            "evaluation",
            "the test set leaked.",
        ),
        (
            "can you reopen the model evaluation phase again, since it leaks?",
            "model evaluation",
            "it leaks?",
        ),
        ("let's reopen evaluation of churn: wrong labels", "churn evaluation", "wrong labels"),
        ("ok, reopen that", "", ""),
    ],
)
def test_an_order_is_read(text: str, what: str, reason: str) -> None:
    assert read_reopen(text) == ReopenSaid(what, reason)


@pytest.mark.parametrize("text", ["who may reopen it?", "how do I reopen a phase", "reopened", ""])
def test_anything_else_is_none(text: str) -> None:
    assert read_reopen(text) is None
