"""What `baton doctor` looks at where many workspaces install Baton."""

from collections.abc import Iterator

from bot.settings import Settings
from bot.slack.examining_pages import install_page
from bot.slack.names import SCOPES
from bot.use_cases.workspaces.adopting import LOCAL
from bot.use_cases.workspaces.examining import Ailing, Examination
from bot.use_cases.workspaces.installing import Kept, Readable
from bot.wiring.core import Core
from bot.wiring.kept_installations import wire_installations
from domain.errors import listed


def installation_examinations(core: Core, settings: Settings, url: str) -> Iterator[Examination]:
    """Return the looks at installations, and at the page to install at where one is named."""
    yield Examination("Installations", lambda: _installations(core, settings))
    yield Examination("Registry", lambda: _registry(core))
    if url:
        client_id = settings.slack_client_id or ""
        yield Examination("Install page", lambda: install_page(url, client_id))


def _installations(core: Core, settings: Settings) -> str:
    every = wire_installations(core, settings.keys()).every()
    wrong = [sentence for kept in every if (sentence := _wrong_with(kept))]
    if wrong:
        raise Ailing(" ".join(wrong))
    names = [_name(kept) for kept in every if kept.readable is Readable.YES]
    return f"are well: {listed(names)}." if names else "are none yet: open /slack/install."


def _wrong_with(kept: Kept) -> str:
    """Say what has to be done about an installation; empty where it is well, or over."""
    if kept.readable is Readable.GONE:
        return ""
    if kept.readable is Readable.NO:
        return (
            f"No key in BATON_SECRET_KEY reads the token of {_name(kept)}: put the old key behind "
            "the new one, or have Baton installed there again."
        )
    if kept.trouble:
        return (
            f"Slack does not renew the token of {_name(kept)} ({kept.trouble}): have Baton "
            "installed there again."
        )
    missing = [scope.name for scope in SCOPES if scope.name not in kept.installation.scopes]
    if missing:
        return f"{_name(kept)} lacks {listed(missing)}: have Baton installed there again."
    return ""


def _registry(core: Core) -> str:
    if LOCAL in core.workspaces():
        raise Ailing(
            "A registry was imported that names no workspace, so that it serves nobody: import it "
            "again with `workspace: T…`, then `baton forget local`."
        )
    return "belongs to the workspaces that it names."


def _name(kept: Kept) -> str:
    told = kept.installation
    return f"{told.name} ({told.workspace})"
