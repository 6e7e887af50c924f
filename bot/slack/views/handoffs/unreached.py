"""The lead's direct message: Slack brings nothing to somebody who stands in for others."""

from collections.abc import Sequence

from bot.slack.views.handoffs.completion import more_phases
from bot.slack.views.parts.blocks import bold, context, joined, section
from bot.slack.views.parts.message import Message
from bot.slack.views.parts.mrkdwn import mention
from domain.ids import MemberId
from domain.projects import Project
from domain.wording import sentences
from domain.words import _

SHOWN = 20  # phases; more are counted


def unreached_notice(member: MemberId, about: Sequence[tuple[Project, str]]) -> Message:
    """Say to whom, and of which phases they did not hear, each with its project."""
    failed = _(
        "{member} stands in for somebody and cannot be reached: Slack refuses my messages to them. "
        "They do not know of these phases:",
        member=mention(member),
    )
    headline = f":warning:  {failed}"
    lines = [
        _("{phase} of {project}", phase=bold(phase), project=bold(project.name))
        for project, phase in about[:SHOWN]
    ]
    more = len(about) - len(lines)
    listed = "\n".join([f"• {line}" for line in lines])
    advice = _(
        "Please tell somebody yourself. Whoever is away can name somebody else with `/baton away`."
    )
    hint = context(sentences(more_phases(more) if more > 0 else "", advice))
    return Message(joined([headline, *lines]), (section(headline), section(listed), hint))
