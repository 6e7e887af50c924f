"""Tokens of pipelines: made, shown once, looked up, revoked; only a digest of each is kept."""

import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256

from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.naming.meaning import project_called
from bot.use_cases.ports.permits import Token
from bot.use_cases.ports.work import Clock, OpenWork, Work
from domain.errors import Refused
from domain.handoffs.phase_names import phase_named
from domain.handoffs.pipelines import TokenRefused
from domain.ids import PhaseKey, ProjectKey, WorkspaceId
from domain.projects import Operator, Pipeline
from domain.wording import Wording

NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
PREFIX = "baton"
_NO_DIGEST = "0" * 64

MakeSecret = Callable[[], str]  # of letters, digits, - and _; nobody can guess it


@dataclass(eq=False)
class NameRefused(Refused):
    """A token cannot be called so, or there is one of that name."""

    name: str
    taken: bool = False

    def told(self, wording: Wording, /) -> str:
        name = wording.text(self.name)
        if self.taken:
            return f"There is a token called {name}; revoke it first, or choose another name."
        return (
            f"A token cannot be called “{name}”: a name has at most 40 small letters, digits, "
            "- and _."
        )


@dataclass(eq=False)
class NoSuchToken(Refused):
    """There is no token of that name that could be revoked."""

    name: str

    def told(self, wording: Wording, /) -> str:
        return f"There is no valid token called {wording.text(self.name)}."


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a workspace; all but `actor` are for whoever runs the command line."""

    open_work: OpenWork
    shelf: KnowledgeShelf
    now: Clock
    secret: MakeSecret

    def create(
        self, workspace: WorkspaceId, name: str, projects: tuple[str, ...], phases: tuple[str, ...]
    ) -> str:
        """Return a new token, which nobody can read again.

        Every phase has to be one of every project. Raises `NameRefused`, `ProjectNotFound`,
        `PhaseNotFound`.
        """
        if not NAME.fullmatch(name):
            raise NameRefused(name)
        written = f"{PREFIX}.{workspace}.{name}.{self.secret()}"
        with self.open_work(workspace) as work:
            known = work.permits.tokens.find(name)
            if known is not None and known.revoked_at is None:
                raise NameRefused(name, taken=True)
            granted = self._granted(work, projects, phases)
            token = Token(name, digest_of(written), *granted, self.now())
            work.permits.tokens.put(token)
        return written

    def _granted(
        self, work: Work, projects: tuple[str, ...], phases: tuple[str, ...]
    ) -> tuple[tuple[ProjectKey, ...], tuple[PhaseKey, ...]]:
        knowledge = self.shelf.of(work)
        found = [project_called(work, project, Operator()) for project in projects]
        keys = (
            phase_named(project, knowledge.workflow(project.workflow), phase).key
            for project in found
            for phase in phases
        )
        granted = dict.fromkeys(project.key for project in found)
        return tuple(granted), tuple(dict.fromkeys(keys))

    def listed(self, workspace: WorkspaceId) -> tuple[Token, ...]:
        """Return all tokens, revoked ones too, by name."""
        with self.open_work(workspace) as work:
            return work.permits.tokens.every()

    def revoke(self, workspace: WorkspaceId, name: str) -> None:
        """Let a token be of no use from now on; raises `NoSuchToken`."""
        with self.open_work(workspace) as work:
            token = work.permits.tokens.find(name)
            if token is None or token.revoked_at is not None:
                raise NoSuchToken(name)
            work.permits.tokens.put(replace(token, revoked_at=self.now()))

    def actor(self, presented: str) -> tuple[WorkspaceId, Pipeline]:
        """Return whose token somebody presents, and where; raises `TokenRefused`."""
        parts = presented.split(".")
        if len(parts) != 4 or parts[0] != PREFIX or not NAME.fullmatch(parts[2]):  # noqa: PLR2004 - as many as `create` joins
            raise TokenRefused
        workspace = WorkspaceId(parts[1])
        with self.open_work(workspace) as work:
            token = work.permits.tokens.find(parts[2])
        digest = token.digest if token else _NO_DIGEST
        same = hmac.compare_digest(digest_of(presented).encode(), digest.encode())
        if token is None or not same or token.revoked_at is not None:
            raise TokenRefused
        return workspace, Pipeline(token.name, token.projects, token.phases)


def digest_of(token: str) -> str:
    """Return what is kept of a token: it has so much chance in it that one round is enough."""
    return sha256(token.encode()).hexdigest()
