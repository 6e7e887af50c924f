"""What takes the place of a form that is carried out only after Slack's patience is over."""

from collections.abc import Iterable

from bot.slack.views.parts.blocks import modal, section
from bot.slack.views.parts.message import Block
from bot.slack.views.parts.mrkdwn import escape
from domain.words import _

TITLE = "Baton"


def one_moment(external_id: str) -> Block:
    """Ask for a moment; the id is how this view is replaced."""
    view = modal(TITLE, (section(_("One moment: this takes longer than usual.")),))
    return view | {"external_id": external_id}


def done_late(errors: Iterable[str]) -> Block:
    """Say what came of a form that would have closed, or would have told its errors."""
    wrong = "\n".join(map(escape, errors))
    if not wrong:
        return modal(TITLE, (section(_("Done.")),))
    again = _("Nothing was saved; please open the form again.")
    return modal(TITLE, (section(f"{wrong}\n{again}"),))
