"""Joins the Home and what the menus of Slack offer: on messages, and beside the composer."""

from bot.slack.listeners.commands import AnswerAtOnce
from bot.slack.listeners.done_form import DoneForm
from bot.slack.listeners.from_messages import AskListeners, DoneFromListeners
from bot.slack.listeners.my_work import MyWorkListeners
from bot.slack.listeners.opening import HomeListeners
from bot.use_cases.markable import ListMarkable
from bot.wiring.core import Core


def shortcut_listeners(
    core: Core, answer: AnswerAtOnce, form: DoneForm
) -> tuple[HomeListeners, AskListeners, DoneFromListeners, MyWorkListeners]:
    """Return what listens to them; *Teach Baton* is among what listens to lessons."""
    listing = ListMarkable(core.open_work, core.shelf, core.admit)
    return (
        HomeListeners(form.show),
        AskListeners(answer, core.remember, core.now),
        DoneFromListeners(listing, core.preview, form),
        MyWorkListeners(form.show),
    )
