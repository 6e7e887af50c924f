"""What Slack sends when members say where the phases of a project stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from bot.slack.payloads.bodies import Body, Malformed, inside, member_of, text_in
from bot.slack.payloads.describing import key_as_shown
from bot.slack.payloads.forms import Values, chosen, values_of
from bot.slack.views.forms.phases import PHASES_MODAL, unpacked
from bot.slack.views.parts.actions import PROJECT_WORKFLOW
from bot.slack.views.parts.entry_fields import ENTERED, EntryBlock
from bot.use_cases.ports.work import InboxKey
from domain.handoffs.forms.entries import Entry
from domain.handoffs.forms.phases import WORKFLOW
from domain.ids import MemberId, ProjectKey, WorkflowKey
from domain.statuses import PhaseStatus


@dataclass(frozen=True, slots=True)
class PhasesSubmitted:
    """Somebody submitted the form, or chose another workflow in it.

    `shown` is the workflow whose phases the form has, `chosen` the one that is chosen by now;
    `blocks` are the block_ids of its fields. Of a form that was not submitted, `view` and `version`
    say which one is to be replaced.
    """

    key: InboxKey
    view: str
    version: str
    member: MemberId
    project: ProjectKey
    shown: WorkflowKey
    chosen: WorkflowKey
    entries: Mapping[str, Entry]
    blocks: Mapping[str, str]

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read the form; None for another one."""
        view = inside(body, "view")
        if view.get("callback_id") != PHASES_MODAL:
            return None
        project, shown = _about(view)
        values = values_of(view)
        packed = {block: EntryBlock.unpacked(block) for block in values}
        entries = {
            at.field: Entry(_entered(values, at.field, b), at.found) for b, at in packed.items()
        }
        menu = entries.get(WORKFLOW)
        return cls(
            key_as_shown(view),
            text_in(view, "id"),
            text_in(view, "hash", empty=""),
            member_of(body),
            project,
            shown,
            WorkflowKey(menu.entered[0]) if menu and menu.entered else shown,
            entries,
            {at.field: block for block, at in packed.items()},
        )


def _about(view: Body) -> tuple[ProjectKey, WorkflowKey]:
    try:
        return unpacked(text_in(view, "private_metadata"))
    except ValueError as error:
        raise Malformed("the form is about no project") from error


def _entered(values: Values, field: str, block: str) -> tuple[str, ...]:
    value = chosen(values, block, PROJECT_WORKFLOW if field == WORKFLOW else ENTERED)
    if field != WORKFLOW and value and value not in {str(status) for status in PhaseStatus}:
        raise Malformed(f"{value} is no status of a phase")
    return (value,) if value else ()
