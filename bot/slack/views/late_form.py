"""What takes the place of a form that is carried out only after Slack's patience is over."""

from collections.abc import Iterable

from bot.slack.views.blocks import modal, section
from bot.slack.views.message import Block
from bot.slack.views.mrkdwn import escape

TITLE = "Baton"


def one_moment(external_id: str) -> Block:
    """Ask for a moment; the id is how this view is replaced."""
    view = modal(TITLE, (section("One moment: this takes longer than usual."),))
    return view | {"external_id": external_id}


def done_late(errors: Iterable[str]) -> Block:
    """Say what came of a form that would have closed, or would have told its errors."""
    wrong = "\n".join(map(escape, errors))
    text = f"{wrong}\nNothing was saved; please open the form again." if wrong else "Done."
    return modal(TITLE, (section(text),))
