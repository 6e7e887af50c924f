"""What every command opens first: the settings, the database, the workspace."""

from collections.abc import Callable, Generator
from contextlib import closing, contextmanager

from bot.cli.telling import WRONG_USE, refuse
from bot.settings import read_settings
from bot.use_cases.workspaces.adopting import LOCAL
from bot.wiring.core import Core, wire_core
from bot.wiring.database import ensure_database
from domain.ids import MemberId, WorkspaceId
from domain.projects import Actor, Operator, Person


@contextmanager
def opened_core() -> Generator[Core]:
    """Open the core on the database of the environment, made where it is a new SQLite file."""
    settings = read_settings()
    ensure_database(settings.database_url)
    with closing(wire_core(settings.database_url)) as core:
        yield core


def workspace_of(core: Core, named: str) -> WorkspaceId:
    """Return the workspace that a command is about: the named one, else the only one."""
    known = core.workspaces()
    if named:
        if WorkspaceId(named) not in known:
            refuse(f"There is no workspace {named} in this database.", WRONG_USE)
        return WorkspaceId(named)
    if len(known) > 1:
        refuse(f"There are {len(known)} workspaces here: name the one you mean.", WRONG_USE)
    return known[0] if known else LOCAL


def member_of(named: str) -> MemberId:
    """Return the member whom `--as` names.

    An empty one ends the command: a script whose variable is not set does not mean the operator.
    """
    if not named.strip():
        refuse("--as is empty: give the id of a member, or leave it out.", WRONG_USE)
    return MemberId(named.strip())


def actor_of(named: str | None) -> Actor:
    """Return who gives an order: the member whom `--as` names, the operator without it."""
    return Operator() if named is None else Person(member_of(named))


def names_in(core: Core, workspace: WorkspaceId) -> Callable[[MemberId], str]:
    """Return a function that names members as far as the registry knows them."""

    def name(member: MemberId) -> str:
        with core.open_work(workspace) as work:
            return work.registry.member_names([member]).get(member, member)

    return name
