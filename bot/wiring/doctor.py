"""What `baton doctor` looks at, in the order in which one would mend it."""

from collections.abc import Iterator
from itertools import chain

from bot.settings import Settings, read_settings
from bot.slack.examining import SlackExamined
from bot.storage.schema import at_head
from bot.use_cases.handoffs.group_troubles import group_trouble_text
from bot.use_cases.ports.life import HeldByGone
from bot.use_cases.ports.work import Undelivered
from bot.use_cases.registry.gone_holders import gone_text
from bot.use_cases.workspaces.examining import Ailing, Examination, Finding, examine
from bot.wiring.core import Core, wire_core
from bot.wiring.examining_installations import installation_examinations
from domain.errors import BatonError
from domain.notifications import ToChannel, ToMember

SHOWN = 20  # undelivered messages of a workspace


def findings(url: str = "") -> tuple[Finding, ...]:
    """Look at everything that the settings allow to look at; at a public address, too."""
    try:
        settings = read_settings()
    except BatonError as error:
        return (Finding("Settings", well=False, sentence=str(error)),)
    core = wire_core(settings.database_url)
    try:
        return examine(chain(_of_slack(settings, core, url), _of_database(core)))
    finally:
        core.close()


def _of_slack(settings: Settings, core: Core, url: str) -> Iterator[Examination]:
    yield Examination("Settings", lambda: _settings(settings))
    if settings.slack_bot_token is not None:
        token = settings.bot_token()
        yield from SlackExamined(token, settings.slack_api_url, core.now).examinations()
    if settings.is_for_many:
        yield from installation_examinations(core, settings, url)


def _of_database(core: Core) -> Iterator[Examination]:
    yield Examination("Database", lambda: _database(core))
    yield Examination("Knowledge base", lambda: _knowledge(core))
    yield Examination("Deliveries", lambda: _deliveries(core))
    yield Examination("User groups", lambda: _user_groups(core))
    yield Examination("Members", lambda: _members(core))


def _settings(settings: Settings) -> str:
    if settings.oauth() is not None:
        settings.signing_secret()
        return "are complete for many workspaces (`baton serve`)."
    settings.bot_token()
    if settings.slack_app_token is None:
        settings.signing_secret()
        return "are complete for HTTP (`baton serve`)."
    if settings.slack_signing_secret is None:
        return "are complete for Socket Mode (`baton socket`)."
    return "are complete for HTTP and for Socket Mode."


def _database(core: Core) -> str:
    if not at_head(core.database):
        raise Ailing("The database is not at the newest schema: run `baton migrate`.")
    count = len(core.workspaces())
    return f"answers and is at the newest schema; {count} workspace{'' if count == 1 else 's'}."


def _knowledge(core: Core) -> str:
    for workspace in core.workspaces():
        with core.open_work(workspace) as work:
            core.shelf.of(work)
    responsibilities = sum(1 for _ in core.shelf.builtin.responsibilities())
    return f"loads: {len(core.shelf.builtin.roles)} roles, {responsibilities} responsibilities."


def _deliveries(core: Core) -> str:
    refused: list[str] = []
    for workspace in core.workspaces():
        with core.open_work(workspace) as work:
            refused.extend(map(_told, work.outbox.undelivered(SHOWN)))
    if refused:
        raise Ailing("Slack refused for good: " + "; ".join(refused) + ".")
    return "are all on their way or done."


def _user_groups(core: Core) -> str:
    unknown: list[str] = []
    for workspace in core.workspaces():
        with core.open_work(workspace) as work:
            unknown.extend(map(group_trouble_text, work.groups.troubles()))
    if unknown:
        raise Ailing(" ".join(unknown))
    return "are as Slack says, as far as they hold roles."


def _members(core: Core) -> str:
    held: list[HeldByGone] = []
    for workspace in core.workspaces():
        with core.open_work(workspace) as work:
            held.extend(work.life.departures.held())
    if held:
        raise Ailing(gone_text(held[:SHOWN], len(held)))
    return "who hold roles are all in the workspace, as far as Slack told."


def _told(undelivered: Undelivered) -> str:
    notification = undelivered.notification
    match notification.recipient:
        case ToMember(place) | ToChannel(place):
            return (
                f"{notification.kind} about {notification.subject} to {place} ({undelivered.why})"
            )
