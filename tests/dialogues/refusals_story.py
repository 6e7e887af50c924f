"""What Baton refuses, in words and in forms, for the test that every sentence is marked."""

from tests.dialogues.forms import opened, saved
from tests.factories import ANA, PRIYA
from tests.rig import Json, Rig

CHURN = "C0CHURN"  # at model evaluation; Priya leads it

# What is not there is called by a number, which is a word in no language.
REFUSED = (
    (ANA, "undo"),
    (ANA, "undo data ingestion"),
    (ANA, "undo model serving"),
    (PRIYA, "reopen monitoring because 4711"),
    (PRIYA, "done monitoring"),
    (PRIYA, "done data ingestion"),
    (ANA, "away until 4711"),
    (ANA, "away 4711"),
    (ANA, "away from 24 Dec 2026 until 3 Dec 2026"),
    (ANA, "away until 2055-01-01"),
    (ANA, "hours 9-4711"),
    (ANA, "hours 17-9"),
    (ANA, "hours _"),
    (ANA, "digest 4711"),
    (ANA, "correct"),
)


def refused(rig: Rig) -> list[Json]:
    """Return what people read who order what cannot be."""
    typed = [rig.command(member, CHURN, text) for member, text in REFUSED]
    return typed + _wrong_fields(rig)


def _wrong_fields(rig: Rig) -> list[Json]:
    """Return what stands beside fields that say what cannot be, as messages."""
    told = _at_fields(rig, "correct", model_building="ready")
    told += _at_fields(rig, "reminders", lead="4711")
    told += _at_fields(rig, "reminders", remind="9h", backup="8h")
    told += _at_fields(rig, "checklist", items="4711\n4711", links="4711\n4711")
    told += _at_fields(rig, "role data engineer", aliases="ML engineer")
    told += _at_fields(rig, "workflow", its_aliases="model serving")
    return [{"text": one} for one in told]


def _at_fields(rig: Rig, command: str, **fields: str | list[str]) -> list[str]:
    opened(rig, PRIYA, CHURN, command)
    told = list(saved(rig, PRIYA, **fields).values())
    assert told, f"{command} was taken"
    rig.slack.close_view(PRIYA)
    return told
