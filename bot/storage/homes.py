"""The Homes of members, in SQL; a change marks those that it concerns in its own transaction."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, Engine, delete, or_, select, update
from sqlalchemy.orm import Session

from bot.storage.directory import SqlDirectory
from bot.storage.figures import figures_of
from bot.storage.inserting import insert_into
from bot.storage.loading import load_projects
from bot.storage.planning import changed
from bot.storage.reports import SqlReports
from bot.storage.revisions import note_change
from bot.storage.tables.homes import HomeRow
from bot.storage.tables.registry import ProjectRow
from bot.storage.trouble import away_when_unreachable
from bot.use_cases.ports.homes import Begun, Page
from domain.handoffs.my_work import Looked
from domain.handoffs.overseeing import Figures
from domain.ids import MemberId, ProjectKey, WorkspaceId

_CONCERNED = "members whose Home is to be shown anew"
_AT_ONCE = 500  # members in one statement; SQLite takes no more than 32,766 parameters


_STALE = HomeRow.shown < HomeRow.changed


@dataclass(frozen=True, slots=True)
class SqlHomes:
    """The Homes of one workspace, in the open transaction of a session."""

    session: Session
    workspace: WorkspaceId

    def look(self, member: MemberId, limit: int) -> Looked:
        """Return the projects that a member is on, `limit` at most, and what waits for them.

        As many statements for sixty projects as for one.
        """
        directory = SqlDirectory(self.session.connection, self.workspace)
        waiting = directory.waiting_for(member)
        hats = (hat.project for hat in directory.hats_of(member))
        keys = dict.fromkeys((*(key for key, _ in waiting), *hats, *self._led(member)))
        first = list(keys)[:limit]
        projects = load_projects(self.session.connection(), self.workspace, first) if first else ()
        reports = SqlReports(self.session, self.workspace).unsettled(first)
        return Looked(projects, waiting, len(keys) - len(first), reports)

    def concern(self, members: Collection[MemberId]) -> None:
        """Let these members' Homes be shown anew once the transaction is saved.

        The registry's revision is advanced as well: it is the lock that `mark_concerned` needs.
        """
        note_change(self.session, self.workspace)
        note_concerned(self.session, members)

    def figures(self) -> Figures:
        """Return what a workspace admin sees of the whole workspace."""
        return figures_of(self.session, self.workspace)

    def opened(self, member: MemberId, view_hash: str, now: datetime) -> None:
        """Keep that a member opened their Home, at its first page; it is to be shown anew."""
        key = {"member": member, "workspace": self.workspace}
        seen = {"opened_at": now, "page": 0, "hash": view_hash}
        insert = insert_into(HomeRow, self.session.get_bind().dialect.name)
        self.session.connection().execute(
            insert.values(**key, **seen, changed=1, shown=0).on_conflict_do_update(
                index_elements=list(key), set_={**seen, "changed": HomeRow.changed + 1}
            )
        )

    def turn(self, member: MemberId, page: Page) -> None:
        """Keep which page a member looks at; it is to be shown."""
        self._set(member, page=page, changed=HomeRow.changed + 1)

    def begin(self, member: MemberId, until: datetime) -> Begun | None:
        """Keep workers from showing a Home until then; None where it is as it should be."""
        return self._begun(member) if self._set(member, _STALE, busy_until=until) else None

    def begin_if_idle(self, member: MemberId, now: datetime, until: datetime) -> Begun | None:
        """Do the same, unless somebody else is showing it."""
        mine = self._set(member, _STALE, _is_idle(now), busy_until=until)
        return self._begun(member) if mine else None

    def shown(self, member: MemberId, upto: int, view_hash: str) -> None:
        """Keep that a Home shows everything up to a change, and its hash.

        Who says so late, when later changes are shown already, says nothing new.
        """
        self._set(member, HomeRow.shown < upto, shown=upto, hash=view_hash, busy_until=None)

    def forget_hash(self, member: MemberId) -> None:
        """Let a Home be shown next whatever Slack shows now."""
        self._set(member, busy_until=None, hash="")

    def _led(self, member: MemberId) -> list[ProjectKey]:
        led = (ProjectRow.workspace == self.workspace, ProjectRow.lead == member)
        named = select(ProjectRow.key).where(*led).order_by(ProjectRow.name, ProjectRow.key)
        return list(self.session.scalars(named))

    def _begun(self, member: MemberId) -> Begun:
        row = self.session.get_one(HomeRow, (member, self.workspace), populate_existing=True)
        return Begun(row.page, row.hash, row.changed)

    def _set(
        self,
        member: MemberId,
        *where: ColumnElement[bool],
        **columns: Any,  # noqa: ANN401 - columns
    ) -> bool:
        mine = (HomeRow.member == member, HomeRow.workspace == self.workspace)
        return changed(self.session, update(HomeRow).where(*mine, *where).values(**columns))


@dataclass(frozen=True, slots=True)
class SqlStaleHomes:
    """The Homes of all workspaces that are not as they should be."""

    engine: Engine

    def __call__(self, now: datetime, limit: int) -> tuple[tuple[WorkspaceId, MemberId], ...]:
        """Return those that nobody is showing just now, who opened theirs last first."""
        stale = (
            select(HomeRow.workspace, HomeRow.member)
            .where(_STALE, _is_idle(now))
            .order_by(HomeRow.opened_at.desc())
            .limit(limit)
        )
        with away_when_unreachable(), self.engine.connect() as connection:
            return tuple((workspace, member) for workspace, member in connection.execute(stale))

    def forget(self, unless_since: datetime) -> None:
        """Forget the Homes that were not opened since then."""
        with away_when_unreachable(), self.engine.begin() as connection:
            connection.execute(delete(HomeRow).where(HomeRow.opened_at < unless_since))


def _is_idle(now: datetime) -> ColumnElement[bool]:
    return or_(HomeRow.busy_until.is_(None), HomeRow.busy_until < now)


def note_concerned(session: Session, members: Collection[MemberId]) -> None:
    """Note whose Home looks different once the session's transaction is saved."""
    cast("set[MemberId]", session.info.setdefault(_CONCERNED, set())).update(members)


def mark_concerned(session: Session, workspace: WorkspaceId) -> None:
    """Mark the Homes that were noted; the very last that a transaction does.

    Whoever changes the registry has its revision's row locked by now, so that no two of them lock
    each other's rows here. Who never opened their Home has no row.
    """
    members = sorted(cast("set[MemberId]", session.info.pop(_CONCERNED, set())))
    for start in range(0, len(members), _AT_ONCE):
        some = HomeRow.member.in_(members[start : start + _AT_ONCE])
        marked = update(HomeRow).where(HomeRow.workspace == workspace, some)
        session.connection().execute(marked.values(changed=HomeRow.changed + 1))
