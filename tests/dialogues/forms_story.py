"""Every form as its people see it: opened, then saved, then what stands in its place."""

from collections.abc import Iterator, Mapping

from bot.slack.listeners.creating import STANDARD
from domain.ids import RoleKey
from tests.dialogues.forms import opened, saved
from tests.factories import ANA, DANA, PRIYA, a_knowledge_base
from tests.rig import Json, Rig

CHURN, COFFEE = "C0CHURN", "C0COFFEE"  # Priya leads churn; no project is at home in the other

# What people type is English in every language, and so are its examples in fields.
EXAMPLES = ("Mon-Thu, Sat", "Mon-Fri", "24 Dec", "Europe/Madrid", "Europe", "Label Studio", "https")
KNOWN = a_knowledge_base()
TYPED_IN_FORMS = (
    *EXAMPLES,
    "off",
    "Fraud",
    *KNOWN.role(RoleKey("ml_engineer")).aliases,
    *(alias for one in KNOWN.workflow(STANDARD).phases for alias in one.aliases),
)

CHANGES: dict[str, dict[str, str | list[str]]] = {
    "edit": {"aliases": "4711"},
    "correct": {"model_evaluation": "done"},
    "checklist model_building": {"links": "4711", "needs": ["note"]},
    "reminders": {"remind": "3h", "foresight": []},
    "role ml engineer": {"plural": "4711"},
    "workflow model building": {"its_aliases": "4711"},
}


def forms_story(rig: Rig) -> Mapping[str, list[Json]]:
    """Let people fill in every form, and return what they saw: last, since it changes much."""
    forms = [*_about_the_project(rig), *_new_project(rig)]
    return {"preferences": _preferences(rig), "forms": forms}


def _about_the_project(rig: Rig) -> Iterator[Json]:
    for command, fields in CHANGES.items():
        yield opened(rig, PRIYA, CHURN, command)
        assert saved(rig, PRIYA, **fields) == {}
        yield rig.slack.view_of(PRIYA) or {}
    yield opened(rig, PRIYA, CHURN, "assign")
    assert saved(rig, PRIYA) == {}
    yield rig.slack.view_of(PRIYA) or {}


def _new_project(rig: Rig) -> Iterator[Json]:
    yield opened(rig, PRIYA, COFFEE, "new")
    assert saved(rig, PRIYA, name="Fraud") == {}
    yield rig.slack.view_of(PRIYA) or {}


def _preferences(rig: Rig) -> list[Json]:
    asked = ("hours", "digest", "away", "back", f"away until friday to <@{ANA}|ana>", "digest 9")
    told = [rig.command(DANA, CHURN, word) for word in asked]
    form = opened(rig, DANA, CHURN, "preferences")
    assert rig.slack.submit(DANA, {"days": {"days_entered": "Mon-Fri"}}).errors == {}
    return [*told, form, rig.slack.view_of(DANA) or {}]
