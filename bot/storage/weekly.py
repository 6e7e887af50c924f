"""Who in a workspace wants to read every week what has no answer, in SQL."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import Session

from bot.storage.inserting import insert_once
from bot.storage.planning import changed
from bot.storage.tables.teaching import WeeklyListRow
from domain.ids import MemberId, WorkspaceId
from domain.teaching.weekly import WeeklyList


@dataclass(frozen=True, slots=True)
class SqlWeeklyLists:
    """The wishes of one workspace, in the open transaction of a session."""

    session: Session
    workspace: WorkspaceId

    def begin(self, member: MemberId, at: datetime) -> WeeklyList:
        """Note that a member wants the list; who wants it already keeps what is noted."""
        row: dict[str, Any] = {"member": member, "workspace": self.workspace, "since": at}
        insert_once(self.session.connection(), WeeklyListRow, row)
        return self.find(member) or WeeklyList(member, at)

    def end(self, member: MemberId) -> None:
        """Note that a member wants it no longer."""
        self.session.connection().execute(delete(WeeklyListRow).where(*self._of(member)))

    def find(self, member: MemberId) -> WeeklyList | None:
        """Return what is noted of a member, None where they do not want the list."""
        row = self.session.scalars(select(WeeklyListRow).where(*self._of(member))).one_or_none()
        return _weekly(row) if row else None

    def wanted(self) -> tuple[WeeklyList, ...]:
        """Return what is noted of everybody who wants the list."""
        rows = self.session.scalars(
            select(WeeklyListRow)
            .where(WeeklyListRow.workspace == self.workspace)
            .order_by(WeeklyListRow.member)
        )
        return tuple(_weekly(row) for row in rows)

    def told(self, member: MemberId, until: datetime) -> bool:
        """Note up to when a member had the list; tell whether they want it and had it not yet."""
        had = func.coalesce(WeeklyListRow.told_until, WeeklyListRow.since)
        mine = update(WeeklyListRow).where(*self._of(member), had < until)
        return changed(self.session, mine.values(told_until=until))

    def _of(self, member: MemberId) -> tuple[ColumnElement[bool], ...]:
        return (WeeklyListRow.workspace == self.workspace, WeeklyListRow.member == member)


def _weekly(row: WeeklyListRow) -> WeeklyList:
    return WeeklyList(row.member, row.since, row.told_until)
