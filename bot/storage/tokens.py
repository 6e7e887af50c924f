"""The tokens of one workspace's pipelines, in SQL."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.storage.inserting import insert_or_replace
from bot.storage.tables.tokens import TokenRow
from bot.use_cases.ports.permits import Token
from domain.ids import PhaseKey, ProjectKey, WorkspaceId


@dataclass(frozen=True, slots=True)
class SqlTokens:
    """The tokens of one workspace, in the open transaction of a session."""

    session: Session
    workspace: WorkspaceId

    def find(self, name: str) -> Token | None:
        """Return a token, also a revoked one; None where there is none of that name."""
        row = self.session.get(TokenRow, (name, self.workspace))
        return None if row is None else _token(row)

    def every(self) -> tuple[Token, ...]:
        """Return all tokens by name."""
        mine = TokenRow.workspace == self.workspace
        rows = self.session.scalars(select(TokenRow).where(mine).order_by(TokenRow.name))
        return tuple(map(_token, rows))

    def put(self, token: Token) -> None:
        """Store a token in the place of one of the same name."""
        row = {
            "name": token.name,
            "workspace": self.workspace,
            "digest": token.digest,
            "projects": list(token.projects),
            "phases": list(token.phases),
            "created_at": token.created_at,
            "revoked_at": token.revoked_at,
        }
        insert_or_replace(self.session, TokenRow, [row], ("name", "workspace"))


def _token(row: TokenRow) -> Token:
    return Token(
        row.name,
        row.digest,
        tuple(map(ProjectKey, row.projects)),
        tuple(map(PhaseKey, row.phases)),
        row.created_at,
        row.revoked_at,
    )
