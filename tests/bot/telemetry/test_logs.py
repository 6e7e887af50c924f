"""No secret reaches a log."""

import pytest

from bot.telemetry.logs import without_secrets


@pytest.mark.parametrize(
    "text",
    [
        "token xoxb-1234-abcd-secret was refused",
        "xapp-1-A0-secret",
        "xoxe.xoxp-1-secret",
        "postgresql://baton:secret@db.example/baton",
    ],
)
def test_tokens_and_passwords_are_cut_out(text: str) -> None:
    logged = without_secrets(None, "info", {"event": text, "row": 7})

    assert "secret" not in str(logged)
    assert logged["row"] == 7


def test_secrets_inside_other_values_are_cut_out_too() -> None:
    logged = without_secrets(None, "info", {"event": "called", "headers": {"auth": "xoxb-secret"}})

    assert "xoxb-secret" not in str(logged)
