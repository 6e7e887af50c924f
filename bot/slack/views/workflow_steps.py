"""What a step gives to the steps of a workflow that follow it."""

from bot.slack.views.parts.blocks import bold
from bot.slack.views.parts.message import Message
from bot.slack.views.parts.mrkdwn import holders
from domain.handoffs.by_workflow import Holding
from domain.words import _

# The names of what a step gives, as the manifest has them.
OUTCOME, MEMBERS, HOLDER, ROLE = "outcome", "members", "holder", "role"

Outputs = dict[str, str]


def outcome(message: Message) -> Outputs:
    """Return what happened as a sentence."""
    return {OUTCOME: message.text}


def done_before(project: str, phase: str) -> Outputs:
    """Return that the same step did it before; Slack repeats a step that it got no answer to."""
    named = {"phases": bold(phase), "project": bold(project)}
    return {OUTCOME: _("{phases} of {project} is marked as done.", **named)}


def held(found: Holding) -> Outputs:
    """Return who holds a role; without a first holder where nobody does."""
    first = {HOLDER: found.first} if found.first else {}
    return {MEMBERS: _members(found), ROLE: found.role, **first}


def _members(found: Holding) -> str:
    first = holders(found.primaries) or _("nobody")
    if not found.backups:
        return first
    return _("{holders} (backup: {backups})", holders=first, backups=holders(found.backups))
