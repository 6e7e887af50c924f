"""What can be done in the forms that make and change projects, each in one workspace at a time."""

from collections.abc import Callable, Mapping

from bot.files.sentences import explained
from bot.use_cases.naming.project_names import ProjectNames
from bot.use_cases.ports.work import InboxKey
from bot.use_cases.registry.creating import CreateProject
from bot.use_cases.registry.editing import EditProject
from bot.use_cases.registry.own_parts import EditOwn
from bot.use_cases.registry.phases import EditPhases
from bot.use_cases.registry.teams import AssignTeam, LookAtTeam
from domain.handoffs.forms.entries import Entry, mark_of
from domain.handoffs.forms.own_parts import NAME, OwnPart, PartShown
from domain.handoffs.forms.phases import PhasesShown, field_of
from domain.handoffs.forms.project import NewProject, ProjectField
from domain.handoffs.forms.team import Part, Place, TeamShown, group_value
from domain.handoffs.forms.workflow import WORKFLOWS
from domain.ids import ChannelId, PhaseKey, RoleKey, UserGroupId, WorkflowKey, WorkspaceId
from domain.projects import Group, Person, PhaseStatus, Standing
from tests.bot.use_cases.doing import CHURN, ML_ENGINEER, OWL, TEAM, Deed, groups, typed
from tests.bot.use_cases.two_workspaces import DANA, MARKS, OMAR, PRIYA, Both, other

TRAINED, TRAIN = WorkflowKey("trained"), PhaseKey("train")
TRAIN_PART = OwnPart(TRAINED, TRAIN)
NEW_TEAM = UserGroupId("S0NEW")


def list_groups(workspace: WorkspaceId) -> tuple[Group, ...]:
    """Say which user groups Slack has there."""
    of = MARKS[workspace]
    return (Group(TEAM, f"data-{of}"), Group(NEW_TEAM, f"new-{of}"))


def look(both: Both) -> LookAtTeam:
    return LookAtTeam(both.bulk, both.shelf, both.admit, list_groups)


def team(seen: TeamShown) -> object:
    return seen.project, seen.roles, seen.groups  # without the whole knowledge


def assign(both: Both, at: WorkspaceId) -> object:
    members = Place(Part.MEMBERS, ML_ENGINEER).key
    teams = Place(Part.GROUPS, RoleKey("data_scientist")).key
    entries = {
        members: Entry((DANA, OMAR), mark_of((DANA,))),
        teams: Entry((group_value(Standing.PRIMARY, NEW_TEAM),), mark_of(())),
    }
    order = both.order(at, PRIYA, "owl", key="team")
    return AssignTeam(both.change, look(both), groups(both).ask_about)(order, entries)


def create(both: Both) -> CreateProject:
    return CreateProject(both.bulk, both.shelf, both.clock, both.admit, str)


def new(at: WorkspaceId) -> NewProject:
    """Return a project that follows the workspace's own workflow."""
    here = (ChannelId("C0FOX"),)
    return NewProject(f"Fox of {MARKS[at]}", TRAINED, PRIYA, here, private=True)


def edit(both: Both) -> EditProject:
    return EditProject(both.bulk, both.shelf, both.clock, both.admit)


def described(at: WorkspaceId) -> Mapping[str, Entry]:
    return {
        ProjectField.NAME: Entry((f"Owlet of {MARKS[at]}",), mark_of((f"Owl of {MARKS[at]}",))),
        ProjectField.ALIASES: Entry((f"{MARKS[at]} bird",), mark_of(())),
    }


def phases(both: Both) -> EditPhases:
    return EditPhases(both.work, both.shelf, both.clock, both.admit)


def stood(seen: PhasesShown) -> object:
    return seen.project, seen.workflow, seen.now()  # without the whole knowledge


def ship(both: Both, at: WorkspaceId) -> object:
    active = str(PhaseStatus.ACTIVE)
    entries = {field_of(TRAINED, TRAIN): Entry((active,), mark_of(("ready",)))}
    return phases(both)(both.order(at, PRIYA, "owl", key="phases"), entries)


def own(both: Both) -> EditOwn:
    return EditOwn(both.bulk, both.shelf, both.clock, both.admit, explained, WORKFLOWS)


def way(seen: PartShown | None) -> object:
    return seen and (seen.part, seen.base.workflow(TRAINED), seen.followers)


def rename(at: WorkspaceId) -> Mapping[str, Entry]:
    was, new = f"The way of {MARKS[at]}", f"{MARKS[at]} goes on"
    return {NAME: Entry((new,), mark_of((was,)))}


def names(both: Both, at: WorkspaceId, ask: Callable[[ProjectNames], object]) -> object:
    with both.bulk(at) as work:
        return ask(ProjectNames(work.bulk, Person(PRIYA)))


# What the other workspace calls its own is free here; to be told of it would show its words.
DEEDS_OF_FORMS: Mapping[str, Deed] = {
    "AssignTeam.__call__": assign,
    "LookAtTeam.typed": lambda b, at: team(look(b).typed(typed(at, PRIYA, ""))),
    "LookAtTeam.of": lambda b, at: team(look(b).of(at, Person(PRIYA), OWL)),
    "CreateProject.__call__": lambda b, at: create(b)(
        at, InboxKey("create"), Person(OMAR), new(at)
    ),
    "CreateProject.cannot_lead": lambda b, at: create(b).cannot_lead(at, PRIYA),
    "EditProject.__call__": lambda b, at: edit(b)(
        b.order(at, PRIYA, "owl", key="edit"), described(at)
    ),
    "EditProject.of": lambda b, at: edit(b).of(at, Person(PRIYA), CHURN),
    "EditProject.typed": lambda b, at: edit(b).typed(typed(at, PRIYA, "")),
    "EditPhases.__call__": ship,
    "EditPhases.chosen": lambda b, at: stood(phases(b).chosen(at, Person(PRIYA), OWL, TRAINED)),
    "EditPhases.typed": lambda b, at: stood(phases(b).typed(typed(at, PRIYA, "owl"))),
    "EditOwn.__call__": lambda b, at: way(
        own(b)(at, InboxKey("own"), Person(PRIYA), TRAIN_PART, rename(at))
    ),
    "EditOwn.chosen": lambda b, at: way(own(b).chosen(at, Person(PRIYA), TRAIN_PART)),
    "EditOwn.typed": lambda b, at: way(own(b).typed(typed(at, PRIYA, "owl"))),
    "ProjectNames.check": lambda b, at: (
        names(b, at, lambda of: of.check(f"Predictor of {MARKS[other(at)]}", None)),
        names(b, at, lambda of: of.check(f"{MARKS[other(at)]} model", OWL)),
        names(b, at, lambda of: of.check(f"{MARKS[at]} model", OWL)),
    ),
    "ProjectNames.new_key": lambda b, at: names(b, at, lambda of: of.new_key("Churn!", str)),
}
