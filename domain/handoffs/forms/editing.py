"""What belongs to a project itself, as a form: name, aliases, channels, lead, whether private."""

from collections.abc import Mapping
from dataclasses import replace

from domain.handoffs.forms.entries import Entry, Values, merged
from domain.handoffs.forms.project import ProjectField
from domain.ids import ChannelId, MemberId
from domain.projects import Project

PRIVATE = "private"  # what is ticked where a project is


def described_now(project: Project) -> Mapping[str, Values]:
    """Return what stands in each field of the form, as the project is now."""
    return {
        ProjectField.NAME: (project.name,),
        ProjectField.ALIASES: project.aliases,
        ProjectField.LEAD: (project.lead,) if project.lead else (),
        ProjectField.CHANNELS: project.channels,
        ProjectField.PRIVATE: (PRIVATE,) if project.private else (),
    }


def edited(project: Project, entries: Mapping[str, Entry]) -> Project:
    """Return the project as the form says it; raises `Overtaken`."""
    now = described_now(project)
    wanted = {**now, **merged(entries, now)}
    lead = wanted[ProjectField.LEAD]
    return replace(
        project,
        name="".join(wanted[ProjectField.NAME]),
        aliases=tuple(dict.fromkeys(wanted[ProjectField.ALIASES])),
        lead=MemberId(lead[0]) if lead else None,
        channels=tuple(map(ChannelId, wanted[ProjectField.CHANNELS])),
        private=bool(wanted[ProjectField.PRIVATE]),
    )
