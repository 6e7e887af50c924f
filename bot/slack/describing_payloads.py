"""What Slack sends when members describe projects in forms."""

from dataclasses import dataclass
from typing import Self, cast

from bot.slack.bodies import Body, inside, mapping, string, text_in
from bot.slack.forms import Values, entered, values_of, written
from bot.slack.views.project_modal import ENTERED, PROJECT_MODAL
from bot.use_cases.ports import InboxKey
from domain.handoffs.project_form import NewProject, ProjectField
from domain.ids import ChannelId, MemberId, WorkflowKey


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
            bool(ticked(values, ProjectField.PRIVATE)),
        )
        return cls(
            InboxKey(text_in(view, "id")), MemberId(text_in(inside(body, "user"), "id")), wanted
        )


def chosen(values: Values, block: str, action: str) -> str:
    """Return the value of the option that is chosen in a menu; empty where there is none."""
    option = entered(values, block, action).get("selected_option")
    return string(mapping(option or {}).get("value") or "", action)


def several(values: Values, block: str, kind: str) -> tuple[str, ...]:
    """Return the ids that are chosen in a menu of `users` or `conversations`, none twice."""
    ids = entered(values, block, ENTERED).get(f"selected_{kind}") or ()
    return tuple(dict.fromkeys(string(one, block) for one in cast("list[object]", ids)))


def ticked(values: Values, block: str) -> tuple[str, ...]:
    """Return the values of what is ticked, or chosen in a menu of several."""
    options = entered(values, block, ENTERED).get("selected_options") or ()
    return tuple(text_in(mapping(one), "value") for one in cast("list[object]", options))


Described = ProjectSubmitted


def read_described(body: Body) -> Described | None:
    """Read a submitted form that describes a project; None for another one."""
    return ProjectSubmitted.from_body(body)
