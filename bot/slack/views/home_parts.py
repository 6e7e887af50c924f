"""What a member's Home lists, one entry for each thing: a few blocks that stay together."""

from collections.abc import Iterator, Sequence

from bot.slack.views.action_values import PhaseValue, PickBlock
from bot.slack.views.actions import ACCEPT, MARK_DONE, PICK_HOLDER, RETURN, numbered
from bot.slack.views.blocks import (
    actions,
    bold,
    button,
    context,
    inside,
    name,
    section,
    users_select,
)
from bot.slack.views.describing import describing_menu
from bot.slack.views.mrkdwn import everybody, mention, moment, some
from bot.slack.views.packet import links_line
from bot.slack.views.pages import Entry
from domain.handoffs.awaiting import Awaited
from domain.handoffs.my_work import InHand, MyWork, Offered, OwnProject, Unfilled, Worn
from domain.handoffs.overseeing import Figures
from domain.projects import Standing

LINKS = 1_500  # characters of links beside a handoff
NOW = 3  # phases of a project that are open now
BAR = 10  # signs of a progress bar, at most
CODES = 10  # of Slack's error codes
TOKENS = 40


def waiting_entries(work: MyWork) -> list[Entry]:
    """List what waits for the member: to be accepted, then to be done."""
    offered = [_offered(one, number) for number, one in enumerate(work.offered, start=1)]
    in_hand = [_in_hand(one, number) for number, one in enumerate(work.in_hand, start=1)]
    return [*offered, *in_hand]


def awaited_entries(work: MyWork) -> list[Entry]:
    """List whom the member waits for."""
    return [(section(_awaited(one)),) for one in work.awaited]


def unfilled_entries(work: MyWork) -> list[Entry]:
    """List the roles that nobody holds where the member leads, each with a menu of members."""
    return [_unfilled(one, number) for number, one in enumerate(work.unfilled, start=1)]


def project_entries(work: MyWork) -> list[Entry]:
    """List the member's projects: their hats, and how far each project is."""
    entries = [_own_project(one, number) for number, one in enumerate(work.projects, start=1)]
    if work.left_out:
        more = f"And {work.left_out} more projects, which are too many to be listed here."
        entries.append((context(more),))
    return entries


def figure_entries(figures: Figures) -> list[Entry]:
    """List what a workspace admin looks after."""
    return [(section(line),) for line in _figures(figures)]


def _offered(one: Offered, number: int) -> Entry:
    text = (
        f":inbox_tray:  {bold(one.phase_name)} of {bold(one.project_name)}\n"
        f"waits for you as {inside(one.role_name)} since {moment(one.since)}"
    )
    if one.links:
        text = f"{text}\n{links_line(one.links, LINKS)}"
    accept = button("Accept", numbered(ACCEPT, number), one.handoff, "primary")
    send_back = button("Return…", numbered(RETURN, number), one.handoff)
    return section(text), actions(accept, send_back)


def _in_hand(one: InHand, number: int) -> Entry:
    since = f" since {moment(one.since)}" if one.since else ""
    text = (
        f":large_blue_circle:  {bold(one.phase_name)} of {bold(one.project_name)}\n"
        f"is yours as {inside(one.role_name)}{since}"
    )
    value = PhaseValue(one.project, one.phase).packed()
    return (section(text, button("Mark done…", numbered(MARK_DONE, number), value)),)


def _awaited(one: Awaited) -> str:
    who = everybody(one.members, one.groups) or "nobody yet"
    to = "to accept" if one.is_offered else "to finish"
    since = f", since {moment(one.since)}" if one.since else ""
    text = f"{who} {to} {bold(one.phase_name)} of {bold(one.project_name)}{since}"
    return f"{text}\nbefore you can begin with {inside(one.before)}" if one.before else text


def _unfilled(one: Unfilled, number: int) -> Entry:
    waits = "waits for" if one.is_awaited else "will need"
    text = (
        f":grey_question:  Nobody is the {inside(one.role_name)} of {bold(one.project_name)}\n"
        f"{name(one.for_phase)} {waits} one."
    )
    menu = users_select(numbered(PICK_HOLDER, number), "Pick a member")
    return (section(text, menu, PickBlock(one.project, one.role).packed()),)


def _own_project(one: OwnProject, number: int) -> Entry:
    menu = describing_menu(one.project, number) if one.leads else None
    return (section(_project(one), menu),)


def _project(one: OwnProject) -> str:
    hats = [_hat(worn) for worn in one.worn]
    hats += ["lead"] if one.leads else []
    return f"{bold(one.name)}  ·  {some(hats)}\n{_progress(one)}"


def _hat(worn: Worn) -> str:
    backup = " (backup)" if worn.standing is Standing.BACKUP else ""
    return f"{inside(worn.role_name)}{backup}"


def _progress(one: OwnProject) -> str:
    signs = min(one.phases, BAR)
    full = one.over * signs // one.phases if one.phases else 0
    line = f"`{'▰' * full}{'▱' * (signs - full)}`  {one.over} of {one.phases} phases are over"
    open_now = [
        f"{inside(now.phase_name)}{f' ({mention(now.holder)})' if now.holder else ''}"
        for now in one.now[:NOW]
    ]
    more = len(one.now) - NOW
    open_now += [f"{more} more"] if more > 0 else []
    return f"{line}  ·  now {some(open_now)}" if open_now else line


def _figures(figures: Figures) -> Iterator[str]:
    private = f", {figures.private} of them private" if figures.private else ""
    counts = (
        f"Projects: {figures.projects}{private}",
        f"members with a name: {figures.members}",
        f"handoffs that wait to be accepted: {figures.offers}",
        f"messages that wait to be sent: {figures.unsent}",
    )
    yield "  ·  ".join(counts)
    yield _refused(figures.refused)
    tokens = [name(token) for token in figures.tokens[:TOKENS]]
    more = len(figures.tokens) - TOKENS
    listing = ", ".join(tokens) + (f" and {more} more" if more > 0 else "")
    yield f":key:  Tokens of pipelines: {listing}" if tokens else "No pipeline has a token."


def _refused(refused: Sequence[tuple[str, int]]) -> str:
    if not refused:
        return "Slack refused no message for good."
    shown = ", ".join(f"{count} × `{name(code or 'unknown')}`" for code, count in refused[:CODES])
    return (
        f":warning:  Slack refused for good: {shown}. `baton notifications list` on the server "
        "tells which."
    )
