"""Baton's Home: what waits for me, whom I wait for, my projects; in pages where it is much."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.slack.views.answers.guide import how_to_ask, how_to_mark
from bot.slack.views.forms.preferences import away_told, digest_told, hours_told
from bot.slack.views.home.entries import (
    awaited_entries,
    figure_entries,
    project_entries,
    unfilled_entries,
    waiting_entries,
)
from bot.slack.views.parts.actions import HOME_PAGE, PREFERENCES, numbered
from bot.slack.views.parts.blocks import actions, button, context, divider, modal, section
from bot.slack.views.parts.message import Block
from bot.slack.views.parts.pages import Entry, Part, laid_out
from domain.handoffs.my_home import MyHome
from domain.words import _


def home(seen: MyHome, page: int = 0) -> Block:
    """Draw a page of a member's Home, counted from 0; the last one where there are not so many."""
    pages = laid_out(_parts(seen))
    at = min(max(page, 0), len(pages) - 1)
    return {"type": "home", "blocks": [*pages[at], *_turning(at, len(pages))]}


def my_work_modal(drawn: Mapping[str, Any]) -> Block:
    """Show what a Home shows in a modal, which fits: it takes as many blocks."""
    return modal(_("My work"), drawn["blocks"])


def home_refused(sentence: str) -> Block:
    """Say why there is nothing to see, without a name."""
    return {"type": "home", "blocks": [section(sentence)]}


def _parts(seen: MyHome) -> Iterable[Part]:
    work = seen.work
    waiting = waiting_entries(work) or _nothing(_("Nothing waits for you."))
    yield Part(_("Waiting for you"), waiting)
    if work.awaited:
        yield Part(_("You wait for"), awaited_entries(work))
    if work.unfilled:
        yield Part(_("Roles to fill"), unfilled_entries(work))
    yield Part(_("Your hats and projects"), project_entries(work) or _nothing(_no_hats()))
    if seen.figures:
        yield Part(_("For admins"), figure_entries(seen.figures))
    yield Part(_("When I tell you"), _preferences(seen))
    yield Part(_("How to ask"), ((section(how_to_ask()), section(how_to_mark())),))


def _no_hats() -> str:
    return _("You hold no role on a project yet; a project's lead can give you one.")


def _nothing(sentence: str) -> tuple[Entry, ...]:
    return ((section(sentence),),)


def _preferences(seen: MyHome) -> tuple[Entry, ...]:
    told = [hours_told(seen.preferences, seen.calendar)]
    told += [digest_told(seen.preferences, seen.calendar)]
    if seen.preferences.away and seen.today:
        told.append(away_told(seen.preferences, seen.today))
    lines = "\n".join(str(message.blocks[0]["text"]["text"]) for message in told)
    return ((section(lines, button(_("Preferences…"), PREFERENCES, PREFERENCES)),),)


def _turning(at: int, count: int) -> list[Block]:
    if count == 1:
        return []
    before, after = numbered(HOME_PAGE, 1), numbered(HOME_PAGE, 2)
    back = [button(_("Previous page"), before, str(at - 1))] if at > 0 else []
    on = [button(_("Next page"), after, str(at + 1))] if at < count - 1 else []
    here = _("Page {page} of {pages}", page=at + 1, pages=count)
    return [divider(), context(here), actions(*back, *on)]
