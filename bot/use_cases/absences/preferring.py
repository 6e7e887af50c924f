"""What members set of their own: when they work, until when they are away, who stands in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.use_cases.absences.calling_anew import call_anew
from bot.use_cases.absences.passing_on import pass_on_all
from bot.use_cases.handoffs.reminding import plan_anew
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.people.admitting import Admit, require_members
from bot.use_cases.people.knowing_zones import KnowTimeZones
from bot.use_cases.ports.work import Clock, OpenWork, Work
from domain.calendar_notices import away_id, owed_on_leaving, owed_to_substitute
from domain.errors import BatonError, SomebodyWasFaster
from domain.handoffs.admission import OutsiderNamed
from domain.handoffs.forms.preferences import Field, FilledIn, Mistakes, read_form
from domain.handoffs.hours.calendar import Calendar
from domain.handoffs.hours.preferences import SOMEWHERE, Preferences, with_away
from domain.handoffs.hours.written_away import read_away
from domain.handoffs.hours.written_digest import with_digest
from domain.handoffs.hours.written_hours import with_hours
from domain.handoffs.passing_on import PassedOn
from domain.ids import MemberId, WorkspaceId
from domain.notifications import Notification

DEFAULT = "default"  # forgets own working hours

Decide = Callable[[Preferences, date], Preferences]


@dataclass(frozen=True, slots=True)
class Mine:
    """A member's settings and what follows from them; `today` is the day where they are.

    `calendar` is None where nobody knows when they work: they are told at any hour. `passed_on` is
    what others are asked for since they went away just now.
    """

    preferences: Preferences
    calendar: Calendar | None
    today: date
    passed_on: tuple[PassedOn, ...] = ()

    def leaving_after(self, member: MemberId, now: datetime) -> Mapping[Notification, datetime]:
        """Return what is due when an away period begins that lies ahead, and when that is."""
        away = self.preferences.away
        if away is None or self.calendar is None:
            return {}
        begins = self.calendar.begin_of(away.first)
        return {owed_on_leaving(member, away): begins} if begins > now else {}


@dataclass(frozen=True, slots=True)
class Prefer:
    """Shows and changes a member's own settings; what waits for them waits by the new ones."""

    open_work: OpenWork
    know_zones: KnowTimeZones
    now: Clock
    shelf: KnowledgeShelf
    admit: Admit | None = None  # anybody may stand in where there is none

    def look(self, workspace: WorkspaceId, member: MemberId) -> Mine:
        """Return what is so now."""
        self.know_zones(workspace, (member,))
        with self.open_work(workspace) as work:
            return mine_of(work, member, self.now())

    def away(
        self, workspace: WorkspaceId, member: MemberId, text: str, substitute: MemberId | None
    ) -> Mine:
        """Be away for a while, as somebody wrote it.

        Raises `CalendarRefused` and `OutsiderNamed`.
        """
        require_members(self.admit, workspace, _named(substitute))

        def decide(before: Preferences, today: date) -> Preferences:
            return with_away(before, member, read_away(text, substitute, today), today)

        return self._change(workspace, member, decide)

    def back(self, workspace: WorkspaceId, member: MemberId) -> Mine:
        """Be away no longer."""
        return self._change(workspace, member, lambda before, _: replace(before, away=None))

    def hours(self, workspace: WorkspaceId, member: MemberId, text: str) -> Mine:
        """Work as somebody wrote it; raises `CalendarRefused`, `ZoneNotFound`."""

        def decide(before: Preferences, _: date) -> Preferences:
            if text.strip().casefold() == DEFAULT:
                return replace(before, hours=None, time_zone=None)
            return with_hours(before, text)

        return self._change(workspace, member, decide)

    def digest(self, workspace: WorkspaceId, member: MemberId, text: str) -> Mine:
        """Be told once a day, as somebody wrote it; raises `DigestUnclear`."""
        return self._change(workspace, member, lambda before, _: with_digest(before, text))

    def fill_in(
        self, workspace: WorkspaceId, member: MemberId, filled: FilledIn
    ) -> Mine | Mistakes:
        """Set everything at once, or nothing where a field is wrong."""
        mistakes = self._barred(workspace, filled)

        def decide(before: Preferences, today: date) -> Preferences:
            after = read_form(filled, before, member, today)
            if not isinstance(after, Preferences):
                mistakes.update(after)
            elif not mistakes:
                return after
            return before

        mine = self._change(workspace, member, decide)
        return mistakes or mine

    def _barred(self, workspace: WorkspaceId, filled: FilledIn) -> dict[Field, BatonError]:
        try:
            require_members(self.admit, workspace, _named(filled.substitute))
        except OutsiderNamed as refused:
            return {Field.SUBSTITUTE: refused}
        return {}

    def _change(self, workspace: WorkspaceId, member: MemberId, decide: Decide) -> Mine:
        self.know_zones(workspace, (member,))
        try:
            return self._once(workspace, member, decide)
        except SomebodyWasFaster:  # with a project that has something waiting for them
            return self._once(workspace, member, decide)

    def _once(self, workspace: WorkspaceId, member: MemberId, decide: Decide) -> Mine:
        with self.open_work(workspace) as work:
            before = mine_of(work, member, self.now())
            after = decide(before.preferences, before.today)
            if after is before.preferences:  # something is wrong with it
                return before
            return self._stored(work, member, before, after)

    def _stored(self, work: Work, member: MemberId, before: Mine, after: Preferences) -> Mine:
        now = self.now()
        work.calendars.prefer(member, after)
        away = after.away
        if away and away.substitute and away != before.preferences.away:
            work.teachings.lock()  # the workspace may have no registry yet
            owed = owed_to_substitute(away_id(member, away), away.substitute)
            work.outbox.owe((owed,), None, now)
        mine = mine_of(work, member, now)
        self._plan_leaving(work, member, mine, now)
        work.queue.wait_until(
            member, mine.calendar.next_telling(now) if mine.calendar else now, now
        )
        is_absent = mine.calendar is not None and mine.calendar.absent(now) is not None
        passed_on = pass_on_all(work, member, self.shelf, now) if is_absent else ()
        knowledge = self.shelf.of(work)
        plan_anew(work, member, knowledge, now)
        call_anew(work, member, knowledge, now)
        return replace(mine, passed_on=passed_on)

    def _plan_leaving(self, work: Work, member: MemberId, mine: Mine, now: datetime) -> None:
        leaving = mine.leaving_after(member, now)
        if leaving:
            work.teachings.lock()  # the workspace may have no registry yet
        work.timers.plan_leaving(member, leaving, now)


def _named(substitute: MemberId | None) -> tuple[MemberId, ...]:
    return () if substitute is None else (substitute,)


def mine_of(work: Work, member: MemberId, now: datetime) -> Mine:
    """Return a member's settings, without an away period that is over, and what follows."""
    calendar = work.calendars.of([member]).get(member)
    today = (calendar or Calendar(SOMEWHERE)).day_of(now)
    preferences = work.calendars.preferences(member)
    if preferences.away is not None and preferences.away.last < today:
        preferences = replace(preferences, away=None)
    return Mine(preferences, calendar, today)
