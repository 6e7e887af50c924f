"""Joins the Home, the form of a phase, what Slack's menus offer, and what is shared."""

from bot.slack.app import Listeners
from bot.slack.listeners.commands import AnswerAtOnce
from bot.slack.listeners.done_form import DoneForm
from bot.slack.listeners.from_messages import AskListeners, DoneFromListeners
from bot.slack.listeners.my_work import MyWorkListeners
from bot.slack.listeners.opening import HomeListeners
from bot.slack.listeners.sharing import AnswerSaid, SharingListeners
from bot.use_cases.asking.markable import ListMarkable
from bot.use_cases.registry.answer_places import ChooseAnswerPlace
from bot.wiring.core import Core


def sharing_listeners(core: Core, answer: AnswerSaid) -> SharingListeners:
    """Return what listens to *Share*, and to where answers are to appear."""
    return SharingListeners(ChooseAnswerPlace(core.open_work, core.admit), answer, core.admit)


def shortcut_listeners(
    core: Core, answer: AnswerAtOnce, form: DoneForm, sharing: SharingListeners
) -> tuple[Listeners, ...]:
    """Return what listens to them; *Teach Baton* is among what listens to lessons."""
    listing = ListMarkable(core.open_work, core.shelf, core.admit)
    return (
        form,
        sharing,
        HomeListeners(form.show),
        AskListeners(answer, core.remember, core.now),
        DoneFromListeners(listing, core.preview, form),
        MyWorkListeners(form.show),
    )
