"""The form that changes what belongs to a project itself, and what is said then."""

from collections.abc import Mapping

from bot.slack.views.forms.project import at_home, only_to_those
from bot.slack.views.parts.blocks import bold, modal, section
from bot.slack.views.parts.entry_fields import ENTERED, EntryBlock
from bot.slack.views.parts.fields import checkboxes, field, line, lines, optional
from bot.slack.views.parts.form_texts import overtaken
from bot.slack.views.parts.message import Block
from bot.slack.views.parts.mrkdwn import channel, mention, shortened, some
from bot.slack.views.parts.people_fields import channels, one_member
from domain.handoffs.forms.editing import described_now
from domain.handoffs.forms.entries import Values
from domain.handoffs.forms.project import NAME_LIMIT, ProjectField
from domain.ids import ChannelId, MemberId
from domain.projects import Project
from domain.words import _

EDIT_MODAL = "edit_project_form"
LONGEST = 3_000  # characters of a field; Slack takes no more


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
    called = line(ENTERED, _("Churn predictor"), max(NAME_LIMIT, len(name)), name)
    others = lines(ENTERED, _("churn"), LONGEST, aliases)
    private = checkboxes(ENTERED, only_to_those(), values[ProjectField.PRIVATE])
    fields = (
        (ProjectField.ALIASES, _("Aliases, one a line"), others),
        (ProjectField.LEAD, _("Lead"), one_member(ENTERED, _("Choose a member"), lead)),
        (ProjectField.CHANNELS, at_home(), channels(ENTERED, _("Choose channels"), where)),
        (ProjectField.PRIVATE, _("Private"), private),
    )
    blocks = [section(notice)] if notice else []
    blocks.append(field(_block(ProjectField.NAME, now), _("Name"), called))
    blocks += [optional(field(_block(one, now), label, element)) for one, label, element in fields]
    return modal(_title(), blocks, EDIT_MODAL, project.key, submit=_("Save"))


def edit_overtaken(project: Project) -> str:
    """Say what others saved while the form was open."""
    return overtaken(_listed(project))


def edit_saved(project: Project) -> Block:
    """Say what is so from now on; takes the form's place."""
    saved = _("Saved.")
    return modal(_title(), (section(f":white_check_mark:  {saved}\n{_listed(project)}"),))


def refused_edit(sentence: str) -> Block:
    """Say why nothing was saved; takes the form's place."""
    return modal(_title(), (section(sentence),))


def _block(one: ProjectField, now: Mapping[str, Values]) -> str:
    return EntryBlock.showing(one, now[one]).packed()


def _listed(project: Project) -> str:
    private = _("private: named only to those who are on it") if project.private else ""
    lines = (_called(project), _led(project), _where(project), private)
    return "\n".join(f"• {line}" for line in lines if line)


def _called(project: Project) -> str:
    aliases = some([shortened(alias, 100) for alias in project.aliases])
    if not aliases:
        return _("{project}, also called no other name", project=bold(project.name))
    return _("{project}, also called {aliases}", project=bold(project.name), aliases=aliases)


def _led(project: Project) -> str:
    if project.lead is None:
        return _("led by nobody")
    return _("led by {lead}", lead=mention(project.lead))


def _where(project: Project) -> str:
    where = some([channel(one) for one in project.channels])
    return _("at home in {channels}", channels=where) if where else _("at home in no channel")


def _title() -> str:
    return _("Edit the project")
