"""When the members of one workspace work, in SQL."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from bot.storage.homes import note_concerned
from bot.storage.inserting import insert_or_replace
from bot.storage.tables.calendars import CalendarRow
from bot.storage.tables.registry import MemberRow
from bot.use_cases.ports.calendars import SlackProfile
from domain.handoffs.hours.calendar import A_DAY, Away, Calendar, WorkingHours
from domain.handoffs.hours.preferences import SOMEWHERE, Preferences, calendar_of
from domain.handoffs.hours.zones import is_zone
from domain.handoffs.status_hints import AwayHint, SlackStatus
from domain.ids import MemberId, WorkspaceId

_KEY = ("member", "workspace")

LOCALE = 35  # characters: no locale is longer


@dataclass(frozen=True, slots=True)
class SqlCalendars:
    """The calendars of one workspace, in the open transaction of a session."""

    session: Session
    workspace: WorkspaceId

    def of(self, members: Collection[MemberId]) -> Mapping[MemberId, Calendar]:
        """Return the calendars of those of whom anything is known."""
        if not members:
            return {}
        named = self._zones_named(members)
        rows = {row.member: row for row in self._rows(members)}
        found: dict[MemberId, Calendar] = {}
        for member in dict.fromkeys(members):
            row = rows.get(member)
            said = row.slack_time_zone if row else None
            mine = _preferences(row) if row else Preferences()
            calendar = calendar_of(mine, said or named.get(member, ""))
            if calendar is not None:
                found[member] = calendar
        return found

    def preferences(self, member: MemberId) -> Preferences:
        """Return what a member set of their own."""
        return next((_preferences(row) for row in self._rows([member])), Preferences())

    def prefer(self, member: MemberId, preferences: Preferences) -> None:
        """Store what a member set of their own in the place of what was there."""
        hours, away = preferences.hours, preferences.away
        note_concerned(self.session, {member})
        self._put(
            member,
            time_zone=preferences.time_zone,
            days="".join(map(str, sorted(hours.days))) if hours else None,
            begins=hours.begin if hours else None,
            ends=hours.end if hours else None,
            away_from=away.first if away else None,
            away_until=away.last if away else None,
            substitute=away.substitute if away else None,
            digest=preferences.digest,
        )

    def unasked(self, members: Collection[MemberId], now: datetime) -> tuple[MemberId, ...]:
        """Return those of the members about whom Slack has to be asked, or asked again."""
        if not members:
            return ()
        known = self.session.connection().scalars(
            select(CalendarRow.member).where(
                *self._of(members),
                or_(CalendarRow.time_zone.is_not(None), CalendarRow.ask_again_at > now),
            )
        )
        settled = frozenset(known)
        return tuple(member for member in dict.fromkeys(members) if member not in settled)

    def learn(self, member: MemberId, profile: SlackProfile | None, ask_again_at: datetime) -> None:
        """Store what Slack says; where it says nothing, what it said before stays."""
        if profile is None:
            self._put(member, ask_again_at=ask_again_at)
            return
        zone, status = profile.time_zone, profile.status
        said = {"slack_time_zone": zone} if zone and is_zone(zone) else {}
        said |= {"slack_locale": profile.locale[:LOCALE]} if profile.locale else {}
        away = status if status and status.sounds_away else None
        self._put(
            member,
            ask_again_at=ask_again_at,
            slack_status=(away.text.strip() or away.emoji) if away else None,
            slack_status_until=away.until if away else None,
            **said,
        )

    def going_away(self, now: datetime) -> tuple[MemberId, ...]:
        """Return whose away period lies ahead, or may not be over yet where they are."""
        mine, yesterday = CalendarRow.workspace == self.workspace, now.date() - A_DAY
        found = select(CalendarRow.member).where(mine, CalendarRow.away_until >= yesterday)
        return tuple(self.session.connection().scalars(found.order_by(CalendarRow.member)))

    def locales(self, members: Collection[MemberId]) -> Mapping[MemberId, str]:
        """Return the locales of those of whom Slack said one."""
        if not members:
            return {}
        rows = self.session.connection().execute(
            select(CalendarRow.member, CalendarRow.slack_locale).where(
                *self._of(members), CalendarRow.slack_locale.is_not(None)
            )
        )
        return {member: locale for member, locale in rows if locale}

    def hints(self, members: Collection[MemberId], now: datetime) -> tuple[AwayHint, ...]:
        """Return whose status in Slack sounds away, of those who did not say it themselves."""
        if not members:
            return ()
        rows = {row.member: row for row in self._rows(members) if row.slack_status}
        calendars = self.of(list(rows))
        found: list[AwayHint] = []
        for member, row in rows.items():
            status = SlackStatus(row.slack_status or "", until=row.slack_status_until)
            mine = calendars.get(member)
            if status.holds(now) and not (mine and mine.absent(now)):
                found.append(AwayHint(member, status, mine.time_zone if mine else SOMEWHERE))
        return tuple(found)

    def _put(self, member: MemberId, **columns: Any) -> None:  # noqa: ANN401 - columns
        row = {"member": member, "workspace": self.workspace, **columns}
        insert_or_replace(self.session, CalendarRow, [row], _KEY)

    def _rows(self, members: Collection[MemberId]) -> list[CalendarRow]:
        return list(self.session.scalars(select(CalendarRow).where(*self._of(members))))

    def _zones_named(self, members: Collection[MemberId]) -> Mapping[MemberId, str]:
        rows = self.session.connection().execute(
            select(MemberRow.id, MemberRow.time_zone).where(
                MemberRow.workspace == self.workspace,
                MemberRow.id.in_(sorted(members)),
                func.length(MemberRow.time_zone) > 0,
            )
        )
        return {member: zone for member, zone in rows if is_zone(zone)}

    def _of(self, members: Collection[MemberId]) -> tuple[ColumnElement[bool], ...]:
        mine = CalendarRow.workspace == self.workspace
        return (and_(mine, CalendarRow.member.in_(sorted(members))),)


def _preferences(row: CalendarRow) -> Preferences:
    return Preferences(row.time_zone, _hours(row), _away(row), row.digest)


def _hours(row: CalendarRow) -> WorkingHours | None:
    if row.days is None or row.begins is None or row.ends is None:
        return None
    return WorkingHours(frozenset(map(int, row.days)), row.begins, row.ends)


def _away(row: CalendarRow) -> Away | None:
    if row.away_from is None or row.away_until is None:
        return None
    return Away(row.away_from, row.away_until, row.substitute)
