"""What a member's Home lists, one entry for each thing: a few blocks that stay together."""

from collections.abc import Iterator, Sequence

from bot.slack.views.describing import describing_menu
from bot.slack.views.handoffs.packet import links_line
from bot.slack.views.handoffs.reports import confirmations, report_buttons, report_headline
from bot.slack.views.parts.action_values import PhaseValue, PickBlock
from bot.slack.views.parts.actions import ACCEPT, MARK_DONE, PICK_HOLDER, RETURN, numbered
from bot.slack.views.parts.blocks import (
    actions,
    bold,
    button,
    context,
    inside,
    name,
    section,
    users_select,
)
from bot.slack.views.parts.mrkdwn import everybody, mention, moment, quoted, some
from bot.slack.views.parts.pages import Entry
from domain.handoffs.awaiting import Awaited
from domain.handoffs.my_work import InHand, MyWork, Offered, OwnProject, Unfilled, Worn
from domain.handoffs.overseeing import Figures
from domain.handoffs.to_confirm import ToConfirm
from domain.projects import Standing
from domain.words import _, ngettext

LINKS = 1_500  # characters of links beside a handoff
BRIEF = 300  # characters of a note; the message about a report has all of it
NOW = 3  # phases of a project that are open now
BAR = 10  # signs of a progress bar, at most
CODES = 10  # of Slack's error codes
TOKENS = 40


def waiting_entries(work: MyWork) -> list[Entry]:
    """List what waits for the member: to be accepted, to be confirmed, then to be done."""
    offered = [_offered(one, number) for number, one in enumerate(work.offered, start=1)]
    reports = [_to_confirm(one, number) for number, one in enumerate(work.to_confirm, start=1)]
    in_hand = [_in_hand(one, number) for number, one in enumerate(work.in_hand, start=1)]
    return [*offered, *reports, *in_hand]


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
        more = ngettext(
            "And {count} more projects, which are too many to be listed here.",
            "And {count} more projects, which are too many to be listed here.",
            work.left_out,
        )
        entries.append((context(more),))
    return entries


def figure_entries(figures: Figures) -> list[Entry]:
    """List what a workspace admin looks after."""
    return [(section(line),) for line in _figures(figures)]


def _offered(one: Offered, number: int) -> Entry:
    role, since = inside(one.role_name), moment(one.since)
    waits = _("waits for you as {role} since {moment}", role=role, moment=since)
    text = f":inbox_tray:  {_handoff(one.phase_name, one.project_name)}\n{waits}"
    if one.links:
        text = f"{text}\n{links_line(one.links, LINKS)}"
    accept = button(_("Accept"), numbered(ACCEPT, number), one.handoff, "primary")
    send_back = button(_("Return…"), numbered(RETURN, number), one.handoff)
    return section(text), actions(accept, send_back)


def _to_confirm(one: ToConfirm, number: int) -> Entry:
    lines = [report_headline(one.pipeline, one.phase_name, one.project_name)]
    lines += [quoted(one.note, BRIEF)] if one.note.strip() else []
    lines += [links_line(one.links, LINKS)] if one.links else []
    lines.append(confirmations(one.confirmed, one.needed))
    return section("\n".join(lines)), actions(*report_buttons(one.report, number))


def _in_hand(one: InHand, number: int) -> Entry:
    role = inside(one.role_name)
    if one.since:
        yours = _("is yours as {role} since {moment}", role=role, moment=moment(one.since))
    else:
        yours = _("is yours as {role}", role=role)
    text = f":large_blue_circle:  {_handoff(one.phase_name, one.project_name)}\n{yours}"
    value = PhaseValue(one.project, one.phase).packed()
    return (section(text, button(_("Mark done…"), numbered(MARK_DONE, number), value)),)


def _handoff(phase: str, project: str) -> str:
    return _("{phase} of {project}", phase=bold(phase), project=bold(project))


def _awaited(one: Awaited) -> str:
    named = {
        "people": everybody(one.members, one.groups) or _("nobody yet"),
        "phase": bold(one.phase_name),
        "project": bold(one.project_name),
        "since": _(", since {moment}", moment=moment(one.since)) if one.since else "",
    }
    if one.is_offered:
        text = _("{people} to accept {phase} of {project}{since}", **named)
    else:
        text = _("{people} to finish {phase} of {project}{since}", **named)
    if not one.before:
        return text
    return f"{text}\n{_before(one.before)}"


def _before(phase: str) -> str:
    return _("before you can begin with {phase}", phase=inside(phase))


def _unfilled(one: Unfilled, number: int) -> Entry:
    role, project, phase = inside(one.role_name), bold(one.project_name), name(one.for_phase)
    nobody = _("Nobody is the {role} of {project}", role=role, project=project)
    if one.is_awaited:
        needed = _("{phase} waits for one.", phase=phase)
    else:
        needed = _("{phase} will need one.", phase=phase)
    menu = users_select(numbered(PICK_HOLDER, number), _("Pick a member"))
    text = f":grey_question:  {nobody}\n{needed}"
    return (section(text, menu, PickBlock(one.project, one.role).packed()),)


def _own_project(one: OwnProject, number: int) -> Entry:
    menu = describing_menu(one.project, number) if one.leads else None
    return (section(_project(one), menu),)


def _project(one: OwnProject) -> str:
    hats = [_hat(worn) for worn in one.worn]
    hats += [_("lead")] if one.leads else []
    return f"{bold(one.name)}  ·  {some(hats)}\n{_progress(one)}"


def _hat(worn: Worn) -> str:
    role = inside(worn.role_name)
    return _("{role} (backup)", role=role) if worn.standing is Standing.BACKUP else role


def _progress(one: OwnProject) -> str:
    signs = min(one.phases, BAR)
    full = one.over * signs // one.phases if one.phases else 0
    over = ngettext(
        "{over} of {count} phases are over",
        "{over} of {count} phases are over",
        one.phases,
        over=one.over,
    )
    line = f"`{'▰' * full}{'▱' * (signs - full)}`  {over}"
    open_now = [
        f"{inside(now.phase_name)}{f' ({mention(now.holder)})' if now.holder else ''}"
        for now in one.now[:NOW]
    ]
    more = len(one.now) - NOW
    open_now += [ngettext("{count} more", "{count} more", more)] if more > 0 else []
    if not open_now:
        return line
    now = _("now {phases}", phases=some(open_now))
    return f"{line}  ·  {now}"


def _figures(figures: Figures) -> Iterator[str]:
    counts = (
        _projects(figures),
        _("members with a name: {count}", count=figures.members),
        _("handoffs that wait to be accepted: {count}", count=figures.offers),
        _("messages that wait to be sent: {count}", count=figures.unsent),
    )
    yield "  ·  ".join(counts)
    yield _refused(figures.refused)
    yield _tokens(figures.tokens)


def _projects(figures: Figures) -> str:
    if not figures.private:
        return _("Projects: {count}", count=figures.projects)
    return _(
        "Projects: {count}, {private} of them private",
        count=figures.projects,
        private=figures.private,
    )


def _tokens(every: Sequence[str]) -> str:
    if not every:
        return _("No pipeline has a token.")
    tokens = ", ".join(name(token) for token in every[:TOKENS])
    more = len(every) - TOKENS
    listing = _("Tokens of pipelines: {tokens}", tokens=tokens)
    if more > 0:
        listing = ngettext(
            "Tokens of pipelines: {tokens} and {count} more",
            "Tokens of pipelines: {tokens} and {count} more",
            more,
            tokens=tokens,
        )
    return f":key:  {listing}"


def _refused(refused: Sequence[tuple[str, int]]) -> str:
    if not refused:
        return _("Slack refused no message for good.")
    codes = ", ".join(f"{count} × `{name(code or 'unknown')}`" for code, count in refused[:CODES])
    told = _(
        "Slack refused for good: {codes}. `baton notifications list` on the server tells which.",
        codes=codes,
    )
    return f":warning:  {told}"
