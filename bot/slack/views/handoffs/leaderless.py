"""A direct message: a lead left; an admin picks who leads, others know whom to ask."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.slack.views.handoffs.departure import in_one_line
from bot.slack.views.parts.actions import PICK_LEAD, numbered
from bot.slack.views.parts.blocks import bold, context, joined, section, users_select
from bot.slack.views.parts.lead_value import LeadBlock
from bot.slack.views.parts.message import Message
from bot.slack.views.parts.mrkdwn import mention, some
from domain.ids import MemberId
from domain.projects import Project
from domain.words import _, ngettext

SHOWN = 40  # projects; of more, the next ones come as these have somebody who leads them


@dataclass(frozen=True, slots=True)
class Leaderless:
    """Who left the workspace, and the projects that they led, as far as the reader hears of them.

    `may_pick`: the reader may say who leads them from now on.
    """

    member: MemberId
    projects: Sequence[Project]
    may_pick: bool
    is_back: bool = False


def leaderless_notice(told: Leaderless) -> Message:
    """Ask for a lead for each project, or say who may name one."""
    who = mention(told.member)
    if told.is_back:
        return in_one_line(
            _("{member} is in the workspace again and leads the same projects.", member=who)
        )
    if not told.projects:
        return in_one_line(
            _("{member} is no longer in the workspace; others lead their projects.", member=who)
        )
    return _asking(told) if told.may_pick else _for_people(told)


def _asking(told: Leaderless) -> Message:
    asked = _(
        "{member} is no longer in the workspace and led projects. Who leads them from now on?",
        member=mention(told.member),
    )
    headline, shown = f":wave:  {asked}", told.projects[:SHOWN]
    rows = [
        section(
            bold(project.name),
            users_select(numbered(PICK_LEAD, at), _("Pick a member")),
            LeadBlock(project.key, told.member).packed(),
        )
        for at, project in enumerate(shown, start=1)
    ]
    more = len(told.projects) - len(shown)
    follow = ngettext("{count} more follow as you pick.", "{count} more follow as you pick.", more)
    lines = [headline, *(bold(project.name) for project in shown)]
    return Message(
        joined(lines), (section(headline), *rows, *([context(follow)] if more > 0 else []))
    )


def _for_people(told: Leaderless) -> Message:
    return in_one_line(
        ngettext(
            "{member}, who leads {projects}, is no longer in the workspace. A workspace admin can "
            "say who leads it from now on, with `/baton edit`.",
            "{member}, who leads {projects}, is no longer in the workspace. A workspace admin can "
            "say who leads them from now on, with `/baton edit`.",
            len(told.projects),
            member=mention(told.member),
            projects=some([bold(project.name) for project in told.projects[:SHOWN]]),
        )
    )
