"""`baton notifications list` and `retry`."""

import json

from sqlalchemy import text as sql

from bot.storage.engine import create_engine_for
from tests.bot.cli.conftest import EVALUATED, Baton

FAILED = "UPDATE outbox SET state = 'failed', last_error = 'is_archived' WHERE kind = 'card'"


def refuse_the_card(url: str) -> None:
    engine = create_engine_for(url)
    with engine.begin() as connection:
        connection.execute(sql(FAILED))
    engine.dispose()


def listed(sample: Baton) -> list[dict[str, str]]:
    return json.loads(sample("notifications", "list", "--json").output)["notifications"]


def test_what_is_planned_is_listed_with_its_moment(sample: Baton) -> None:
    assert sample("notifications", "list").output == "Everything that is owed was sent.\n"
    sample("done", "churn", "model evaluation", *EVALUATED)
    planned = {(one["kind"], one["to"], one["state"]) for one in listed(sample)}
    assert planned >= {
        ("card", "C0CHURN", "planned"),
        ("offer", "U0DANA", "planned"),
        ("reminder", "U0DANA", "planned"),
        ("backup", "U0LEE", "planned"),
        ("overdue", "U0PRIYA", "planned"),
    }
    assert "Dana Kim" in sample("notifications", "list").output


def test_what_failed_comes_first_with_the_reason_and_is_tried_again(
    sample: Baton, sample_url: str
) -> None:
    sample("done", "churn", "model evaluation", *EVALUATED)
    refuse_the_card(sample_url)
    first = listed(sample)[0]
    assert (first["state"], first["why"]) == ("failed", "is_archived")
    assert first["id"].endswith("churn/model_evaluation/done/1:card:C0CHURN")
    assert "is_archived" in sample("notifications", "list").output.splitlines()[0]
    again = sample("notifications", "retry", first["id"])
    assert again.exit_code == 0
    assert "is sent by the next worker" in again.output
    assert [one["state"] for one in listed(sample) if one["kind"] == "card"] == ["sending"]


def test_only_what_failed_is_tried_again(sample: Baton) -> None:
    sample("done", "churn", "model evaluation", *EVALUATED)
    for name in (listed(sample)[0]["id"], "no-such-thing"):
        refused = sample("notifications", "retry", name)
        assert refused.exit_code == 1
        assert "is not a message that failed" in refused.output
