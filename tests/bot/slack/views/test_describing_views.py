"""The forms about projects, as large as they get: Slack takes them all."""

import json

import pytest

from bot.slack.views.forms.checklist import CHECKLIST_FORM
from bot.slack.views.forms.phases import phases_modal, phases_saved
from bot.slack.views.forms.project import created_modal, new_project_modal
from bot.slack.views.forms.project_edited import edit_modal, edit_saved
from bot.slack.views.forms.reminders import REMINDERS_FORM
from bot.slack.views.forms.role import ROLE_FORM
from bot.slack.views.forms.team import team_modal, team_saved
from bot.slack.views.forms.workflow import WORKFLOW_FORM
from bot.slack.views.parts.message import Block
from domain.handoffs.events import ProjectDescribed
from domain.handoffs.forms.own_parts import NEW, OwnPart, PartShown
from domain.handoffs.forms.phases import PhasesShown
from domain.handoffs.forms.project import NewProject
from domain.handoffs.forms.team import TeamShown, roles_shown
from domain.handoffs.steps import Step
from domain.ids import ChannelId, MemberId, RoleKey, UserGroupId, WorkflowKey
from domain.knowledge.roles import Role
from domain.knowledge.workflows import Workflow
from domain.projects import Group, Project
from tests.factories import NOW, PRIYA, a_knowledge_base, a_phase, a_project, backup, primary
from tests.slack_contract import check_view

ODD = "<!channel> & مشروع "
NAME = ODD + "x" * (80 - len(ODD))
LARGEST = 250_000  # bytes of a view
ROLES = tuple(RoleKey(f"role_{number}") for number in range(60))


def a_large_workflow(number: int) -> Workflow:
    phases = tuple(
        a_phase(f"phase_{at}", role=ROLES[at], name=f"{at} {NAME}"[:80]) for at in range(60)
    )
    return Workflow(key=WorkflowKey(f"large_{number}"), name=f"{number} {NAME}", phases=phases)


KNOWN = a_knowledge_base().extended(
    [
        Role(
            key=role,
            name=f"{role} {NAME}",
            plural=f"{role} {NAME}s",
            summary=NAME,
            first_person=NAME,
            aliases=(),
            responsibilities=(),
        )
        for role in ROLES
    ],
    [a_large_workflow(number) for number in range(120)],
)
WORKFLOW = KNOWN.workflow(WorkflowKey("large_0"))
GROUPS = tuple(
    Group(UserGroupId(f"S{number:04}"), f"{number}-{'g' * 70}", (PRIYA,)) for number in range(200)
)
HELD = tuple(
    assignment
    for role in ROLES
    for assignment in (primary(role, GROUPS[0]), *(backup(role, f"U{n}") for n in range(40)))
)


def a_large_project() -> Project:
    channels = tuple(ChannelId(f"C{number}") for number in range(60))
    aliases = tuple(f"{number} {NAME}"[:80] for number in range(30))
    return a_project(
        workflow=WORKFLOW,
        name=NAME,
        aliases=aliases,
        channels=channels,
        assignments=HELD,
        lead=PRIYA,
    )


PROJECT = a_large_project()
SEEN = TeamShown(PROJECT, KNOWN, roles_shown(PROJECT, KNOWN), GROUPS)
STANDING = PhasesShown(KNOWN, PROJECT, WORKFLOW.key, NOW)
WANTED = NewProject(NAME, WORKFLOW.key, MemberId("U0ANA"), PROJECT.channels, private=True)
SAVED = Step(PROJECT, (ProjectDescribed((NAME,)),))


def part(of: str, inside: str = "") -> PartShown:
    return PartShown(OwnPart(of, inside), KNOWN, a_knowledge_base(), {}, followers=200)


@pytest.mark.parametrize(
    "view",
    [
        pytest.param(new_project_modal(WANTED, KNOWN.workflows), id="new"),
        pytest.param(created_modal(PROJECT, WORKFLOW), id="created"),
        pytest.param(team_modal(SEEN), id="team"),
        pytest.param(team_saved(SAVED, KNOWN, ROLES), id="team saved"),
        pytest.param(CHECKLIST_FORM.modal(part(WORKFLOW.key, "phase_59")), id="checklist"),
        pytest.param(CHECKLIST_FORM.saved(part(WORKFLOW.key, "phase_59")), id="checklist saved"),
        pytest.param(phases_modal(STANDING), id="phases"),
        pytest.param(phases_saved(SAVED, KNOWN), id="phases saved"),
        pytest.param(REMINDERS_FORM.modal(part(WORKFLOW.key)), id="reminders"),
        pytest.param(WORKFLOW_FORM.modal(part(WORKFLOW.key, "phase_59")), id="workflow"),
        pytest.param(WORKFLOW_FORM.saved(part(WORKFLOW.key, "phase_59")), id="workflow saved"),
        pytest.param(ROLE_FORM.modal(part(ROLES[0], NEW)), id="role"),
        pytest.param(ROLE_FORM.modal(part(NEW)), id="new role"),
        pytest.param(ROLE_FORM.saved(part("data_engineer", "data_pipelines")), id="role saved"),
        pytest.param(edit_modal(PROJECT), id="edit"),
        pytest.param(edit_saved(PROJECT), id="edit saved"),
    ],
)
def test_slack_takes_the_largest(view: Block) -> None:
    assert check_view(view) == []
    assert len(json.dumps(view).encode()) <= LARGEST
    assert "<!channel>" not in "".join(_mrkdwn(view))


def test_what_is_left_out_is_said() -> None:
    shown = json.dumps(team_modal(SEEN))
    assert "30 more roles are left out" in shown
    assert "user groups are left out of the menus" in shown


def test_a_menu_that_is_too_long_is_searched() -> None:
    for view in (new_project_modal(WANTED, KNOWN.workflows), phases_modal(STANDING)):
        assert '"type": "external_select", "min_query_length": 0' in json.dumps(view)
    few = new_project_modal(WANTED, KNOWN.workflows[:100])
    assert '"type": "static_select"' in json.dumps(few)


def test_the_workflow_that_is_chosen_is_always_in_the_menu() -> None:
    last = NewProject("Churn", WorkflowKey("large_119"))
    assert "large_119" in json.dumps(new_project_modal(last, KNOWN.workflows))


def _mrkdwn(view: Block) -> list[str]:
    texts = [block.get("text", {}) for block in view["blocks"] if block["type"] == "section"]
    return [str(text["text"]) for text in texts if text.get("type") == "mrkdwn"]
