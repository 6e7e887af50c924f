"""What Slack sends when members describe projects in forms."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Self, cast

from bot.slack.payloads.bodies import Body, Malformed, inside, member_of, string, text_in
from bot.slack.payloads.forms import Values, chosen, entered, ticked, values_of, written
from bot.slack.views.forms.project import PROJECT_MODAL
from bot.slack.views.forms.project_edited import EDIT_MODAL
from bot.slack.views.forms.team import TEAM_MODAL
from bot.slack.views.parts.entry_fields import ENTERED, EntryBlock
from bot.use_cases.ports.work import InboxKey
from domain.handoffs.forms.entries import Entry
from domain.handoffs.forms.project import NewProject, ProjectField
from domain.handoffs.forms.team import Part, Place
from domain.ids import ChannelId, MemberId, ProjectKey, WorkflowKey

Told = Callable[[Values, str, str], tuple[str, ...]]  # what a field says, by its name and block


@dataclass(frozen=True, slots=True)
class ProjectSubmitted:
    """Somebody submitted the form of a new project.

    The key is the view's id: pressing twice makes one project, and a refused one can be mended.
    """

    key: InboxKey
    member: MemberId
    wanted: NewProject

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read the submitted form; None for another one."""
        view = inside(body, "view")
        if view.get("callback_id") != PROJECT_MODAL:
            return None
        values = values_of(view)
        lead = written(values, ProjectField.LEAD, ENTERED, "selected_user")
        wanted = NewProject(
            written(values, ProjectField.NAME, ENTERED),
            WorkflowKey(chosen(values, ProjectField.WORKFLOW, ENTERED)),
            MemberId(lead) if lead else None,
            tuple(map(ChannelId, several(values, ProjectField.CHANNELS, "conversations"))),
            bool(ticked(values, ProjectField.PRIVATE, ENTERED)),
        )
        return cls(InboxKey(text_in(view, "id")), member_of(body), wanted)


@dataclass(frozen=True, slots=True)
class _ProjectForm:
    """A submitted form about a project.

    The key names the form as it was shown: one that was shown anew is another one. `blocks` are the
    block_ids of its fields.
    """

    key: InboxKey
    member: MemberId
    project: ProjectKey
    entries: Mapping[str, Entry]
    blocks: Mapping[str, str]

    @classmethod
    def read(cls, body: Body, callback: str, told: Told) -> Self | None:
        """Read the submitted form; None for another one."""
        view = inside(body, "view")
        if view.get("callback_id") != callback:
            return None
        values = values_of(view)
        packed = {block: EntryBlock.unpacked(block) for block in values}
        return cls(
            key_as_shown(view),
            member_of(body),
            ProjectKey(text_in(view, "private_metadata")),
            {at.field: Entry(told(values, at.field, b), at.found) for b, at in packed.items()},
            {at.field: block for block, at in packed.items()},
        )


@dataclass(frozen=True, slots=True)
class TeamSubmitted(_ProjectForm):
    """Somebody submitted the form that says who holds the roles of a project."""

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read the submitted form; None for another one."""
        return cls.read(body, TEAM_MODAL, _of_role)


@dataclass(frozen=True, slots=True)
class ProjectEdited(_ProjectForm):
    """Somebody submitted the form of what belongs to a project itself."""

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read the submitted form; None for another one."""
        return cls.read(body, EDIT_MODAL, _of_project)


def _of_project(values: Values, field: str, block: str) -> tuple[str, ...]:
    match field:
        case ProjectField.LEAD:
            lead = written(values, block, ENTERED, "selected_user")
            return (lead,) if lead else ()
        case ProjectField.CHANNELS:
            return several(values, block, "conversations")
        case ProjectField.PRIVATE:
            return ticked(values, block, ENTERED)
        case ProjectField.ALIASES:
            return lines_in(written(values, block, ENTERED))
        case _:
            return (written(values, block, ENTERED),)


def lines_in(text: str) -> tuple[str, ...]:
    """Return the lines in which something is written."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def key_as_shown(view: Body) -> InboxKey:
    """Return the key of a form as it was shown; shown anew in its own place it has another."""
    return InboxKey(f"{text_in(view, 'id')}/{text_in(view, 'hash', empty='')}")


def _of_role(values: Values, field: str, block: str) -> tuple[str, ...]:
    try:
        part = Place.of(field).part
    except ValueError as error:
        raise Malformed(f"{field} is no field") from error
    is_groups = part is Part.GROUPS
    return ticked(values, block, ENTERED) if is_groups else several(values, block, "users")


def several(values: Values, block: str, kind: str) -> tuple[str, ...]:
    """Return the ids that are chosen in a menu of `users` or `conversations`, none twice."""
    ids = entered(values, block, ENTERED).get(f"selected_{kind}") or ()
    return tuple(dict.fromkeys(string(one, block) for one in cast("list[object]", ids)))


Described = ProjectSubmitted | TeamSubmitted | ProjectEdited


def read_described(body: Body) -> Described | None:
    """Read a submitted form that describes a project; None for another one."""
    return (
        ProjectSubmitted.from_body(body)
        or TeamSubmitted.from_body(body)
        or ProjectEdited.from_body(body)
    )
