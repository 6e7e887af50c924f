"""Whatever a valid file says: importing what was exported after it changes nothing."""

import json
import string
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.ids import WorkspaceId
from tests.bot.use_cases.registry_file import Office
from tests.databases import on_sqlite

KEYS = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=6)
IDS = st.from_regex(r"U[A-Z0-9]{1,4}", fullmatch=True)
WORDS = st.text(min_size=1, max_size=12).filter(
    lambda text: text.strip() == text and "\0" not in text
)
PHASES = ("data_ingestion", "data_validation", "feature_engineering", "model_building")
ROLES = ("data_engineer", "data_scientist", "ml_engineer")

Plain = st.SearchStrategy[dict[str, Any]]

members: Plain = st.fixed_dictionaries(
    {"id": IDS, "name": WORDS}, optional={"time_zone": st.sampled_from(["Europe/Madrid", "UTC"])}
)
assignments: st.SearchStrategy[list[dict[str, Any]]] = st.lists(
    st.fixed_dictionaries({"role": st.sampled_from(ROLES), "backup": st.booleans(), "member": IDS})
    | st.fixed_dictionaries(
        {"role": st.sampled_from(ROLES), "backup": st.booleans(), "user_group": st.just("S0DATA")}
    ),
    max_size=4,
    unique_by=lambda one: (one["role"], one.get("member")),
)
reached: Plain = st.integers(0, len(PHASES)).map(
    lambda number: dict.fromkeys(PHASES[:number], "done")
)
projects: Plain = st.fixed_dictionaries(
    {"key": KEYS, "name": WORDS},
    optional={
        "channels": st.lists(IDS, max_size=2),
        "lead": IDS,
        "private": st.booleans(),
        "assignments": assignments,
        "phases": reached,
    },
).map(lambda project: project | {"name": f"{project['name']} {project['key']}"})  # no other's
channels: Plain = st.fixed_dictionaries(
    {"id": IDS, "answers": st.sampled_from(["public", "thread", "only-me"])}
)
files: Plain = st.fixed_dictionaries(
    {
        "version": st.just(1),
        "members": st.lists(members, max_size=3, unique_by=lambda member: member["id"]),
        "user_groups": st.just([{"id": "S0DATA", "handle": "data", "members": ["ULEE", "UANA"]}]),
        "projects": st.lists(projects, max_size=4, unique_by=lambda project: project["key"]),
        "channels": st.lists(channels, max_size=3, unique_by=lambda channel: channel["id"]),
    }
)


@on_sqlite
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=files, second=files)
def test_an_export_says_everything(
    office: Office, first: dict[str, Any], second: dict[str, Any]
) -> None:
    workspace = WorkspaceId(f"T{office.count('workspaces')}")
    office.read(json.dumps(first), workspace)
    report = office.read(json.dumps(second), workspace)
    exported = office.written(workspace)
    again = office.read(exported, workspace)
    assert again.differences == (), report
    assert office.written(workspace) == exported
