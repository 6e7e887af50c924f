"""The form that changes what belongs to a project itself, and what is said then."""

from collections.abc import Mapping

from bot.slack.views.blocks import bold, context, modal, section
from bot.slack.views.entry_fields import ENTERED, EntryBlock
from bot.slack.views.fields import checkboxes, field, line, lines, optional
from bot.slack.views.message import Block
from bot.slack.views.mrkdwn import channel, mention, shortened, some
from bot.slack.views.people_fields import channels, one_member
from domain.handoffs.editing_form import PRIVATE, described_now
from domain.handoffs.form_entries import Values
from domain.handoffs.project_form import NAME_LIMIT, ProjectField
from domain.ids import ChannelId, MemberId
from domain.projects import Project

EDIT_MODAL = "edit_project_form"
LONGEST = 3_000  # characters of a field; Slack takes no more
_TITLE = "Edit the project"
_CHANNELS = "Channels; its cards go to the first"
_PRIVATE = (("Name it only to those who are on it", PRIVATE),)


def edit_modal(
    project: Project, entered: Mapping[str, Values] | None = None, notice: str = ""
) -> Block:
    """Ask what is to be so, with what is so filled in, or what somebody `entered` before."""
    now = described_now(project)
    values = {**now, **(entered or {})}
    name = "".join(values[ProjectField.NAME])
    aliases = "\n".join(values[ProjectField.ALIASES])
    lead = next(map(MemberId, values[ProjectField.LEAD]), None)
    where = tuple(map(ChannelId, values[ProjectField.CHANNELS]))
    called = line(ENTERED, "Churn predictor", max(NAME_LIMIT, len(name)), name)
    private = checkboxes(ENTERED, _PRIVATE, values[ProjectField.PRIVATE])
    fields = (
        (ProjectField.ALIASES, "Aliases, one a line", lines(ENTERED, "churn", LONGEST, aliases)),
        (ProjectField.LEAD, "Lead", one_member(ENTERED, "Choose a member", lead)),
        (ProjectField.CHANNELS, _CHANNELS, channels(ENTERED, "Choose channels", where)),
        (ProjectField.PRIVATE, "Private", private),
    )
    blocks = [section(notice)] if notice else []
    blocks.append(field(_block(ProjectField.NAME, now), "Name", called))
    blocks += [optional(field(_block(one, now), label, element)) for one, label, element in fields]
    blocks.append(context(f"Its key stays `{project.key}`."))
    return modal(_TITLE, blocks, EDIT_MODAL, project.key, submit="Save")


def edit_overtaken(project: Project) -> str:
    """Say what others saved while the form was open."""
    return (
        ":warning:  Somebody changed the same meanwhile, so I saved nothing of yours yet. By now "
        f"it is:\n{_listed(project)}\nWhat you entered is kept below: *Save* again replaces this."
    )


def edit_saved(project: Project) -> Block:
    """Say what is so from now on; takes the form's place."""
    return modal(_TITLE, (section(f":white_check_mark:  Saved.\n{_listed(project)}"),))


def refused_edit(sentence: str) -> Block:
    """Say why nothing was saved; takes the form's place."""
    return modal(_TITLE, (section(sentence),))


def _block(one: ProjectField, now: Mapping[str, Values]) -> str:
    return EntryBlock.showing(one, now[one]).packed()


def _listed(project: Project) -> str:
    aliases = some([shortened(alias, 100) for alias in project.aliases]) or "no other name"
    lead = mention(project.lead) if project.lead else "nobody"
    where = some([channel(one) for one in project.channels]) or "no channel"
    private = "\n• private: named only to those who are on it" if project.private else ""
    return (
        f"• {bold(project.name)}, also called {aliases}\n• led by {lead}\n• at home in {where}"
        f"{private}"
    )
