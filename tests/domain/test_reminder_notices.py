"""What is owed while nobody accepts: to whom, after how many working hours, by whose calendar."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from domain.handoffs.asking_anew import ask_anew, roles_changed
from domain.handoffs.assigning import assign
from domain.handoffs.commands import AcceptHandoff, AssignRole, CompletePhase
from domain.handoffs.completing import complete
from domain.handoffs.events import AskedNoLonger, HandoffOffered, RoleVacant
from domain.handoffs.hours.calendar import Away, Calendar
from domain.handoffs.settling import accept
from domain.handoffs.steps import Step
from domain.ids import MemberId, PhaseKey
from domain.knowledge.reminders import DEFAULT_REMINDERS, NO_REMINDERS, Reminders
from domain.notifications import (
    Notification,
    NotificationKind,
    Refresh,
    Retraction,
    ToMember,
    owed_for,
)
from domain.projects import Handoff, Person, Project
from domain.reminder_notices import Timer, reminder_again, timers_for
from tests.factories import (
    ANA,
    DANA,
    LEE,
    ML_ENGINEER,
    NOW,
    OMAR,
    PRIYA,
    a_knowledge_base,
    a_project,
    a_team,
    backup,
    primary,
)

MADRID = Calendar("Europe/Madrid")
MONDAY_MORNING = datetime(2026, 11, 30, 8, tzinfo=UTC)  # 09:00 in Madrid
NOBODY = dict[MemberId, Calendar]()


def offered(**difference: Any) -> Project:  # noqa: ANN401 - any field of a project
    """*Churn predictor* with model deployment offered to Dana, Monday at nine in Madrid."""
    order = CompletePhase(PhaseKey("model_evaluation"), Person(ANA))
    project = a_project(at="model_evaluation", **difference)
    return complete(project, a_knowledge_base(), order, MONDAY_MORNING).project


def the_handoff(project: Project) -> Handoff:
    (handoff,) = [h for h in project.handoffs if h.phase == "model_deployment"]
    return handoff


def timers(project: Project, reminders: Reminders = DEFAULT_REMINDERS) -> dict[str, Timer]:
    found = timers_for(project, the_handoff(project), reminders)
    return {f"{one.notification.kind} {one.receiver}": one for one in found}


def test_three_things_are_owed_as_long_as_nobody_accepts() -> None:
    planned = timers(offered())
    assert {name: one.after for name, one in planned.items()} == {
        f"reminder {DANA}": timedelta(hours=4),
        f"backup {LEE}": timedelta(hours=8),
        f"overdue {PRIYA}": timedelta(hours=16),
    }


def test_nothing_is_owed_once_somebody_accepted() -> None:
    project = offered()
    order = AcceptHandoff(the_handoff(project).id, Person(DANA))
    assert timers(accept(project, a_knowledge_base(), order, NOW).project) == {}


def test_nothing_is_owed_where_reminders_are_off() -> None:
    assert timers(offered(), NO_REMINDERS) == {}
    assert [*timers(offered(), Reminders(backup=None, lead=None))] == [f"reminder {DANA}"]


def test_who_was_asked_already_is_not_asked_again_as_backup_or_lead() -> None:
    team = (*a_team(without=ML_ENGINEER), primary(ML_ENGINEER, PRIYA), backup(ML_ENGINEER, LEE))
    assert [*timers(offered(assignments=team))] == [f"reminder {PRIYA}", f"backup {LEE}"]


def test_of_a_role_that_nobody_holds_the_lead_hears_again() -> None:
    (only,) = timers(offered(assignments=a_team(without=ML_ENGINEER))).values()
    assert (only.notification.kind, only.receiver) == (NotificationKind.OVERDUE, PRIYA)
    assert only.due({PRIYA: MADRID}) == datetime(2026, 12, 1, 15, tzinfo=UTC)


def test_hours_are_those_of_who_was_asked_and_nobody_hears_of_it_at_night() -> None:
    planned = timers(offered())
    reminder, asked_too, lead = planned.values()
    assert reminder.due({DANA: MADRID}) == datetime(2026, 11, 30, 12, tzinfo=UTC)
    assert asked_too.due({DANA: MADRID, LEE: MADRID}) == datetime(2026, 11, 30, 16, tzinfo=UTC)
    kolkata = Calendar("Asia/Kolkata")  # 20:30 when Dana's sixteen hours are over
    expected = datetime(2026, 12, 2, 3, 30, tzinfo=UTC)
    assert lead.due({DANA: MADRID, PRIYA: kolkata}) == expected


def test_days_away_do_not_count() -> None:
    away = replace(MADRID, away=Away(date(2026, 11, 30), date(2026, 12, 4)))
    reminder = timers(offered())[f"reminder {DANA}"]
    assert reminder.due({DANA: away}) == datetime(2026, 12, 7, 12, tzinfo=UTC)


def test_of_several_the_first_whose_hours_are_over_counts() -> None:
    team = (*a_team(), primary(ML_ENGINEER, OMAR))
    lead = timers(offered(assignments=team))[f"overdue {PRIYA}"]
    away = replace(MADRID, away=Away(date(2026, 11, 30), date(2026, 12, 4)))
    due = lead.due({DANA: away, OMAR: MADRID, PRIYA: MADRID})
    assert due == datetime(2026, 12, 1, 15, tzinfo=UTC)


def test_of_whom_nobody_knows_where_they_are_is_in_utc() -> None:
    reminder = timers(offered())[f"reminder {DANA}"]
    assert reminder.due(NOBODY) == datetime(2026, 11, 30, 13, tzinfo=UTC)


def test_who_comes_to_the_role_later_has_their_own_hours() -> None:
    order = AssignRole(ML_ENGINEER, OMAR, Person(PRIYA))
    tuesday = MONDAY_MORNING + timedelta(days=1)
    project = assign(offered(), a_knowledge_base(), order, tuesday).project
    planned = timers(project)
    assert planned[f"reminder {OMAR}"].due({OMAR: MADRID}) == tuesday + timedelta(hours=4)
    assert planned[f"reminder {DANA}"].due({DANA: MADRID}) < tuesday


def test_a_reminder_that_was_put_off_is_another_message() -> None:
    handoff = the_handoff(offered())
    first, second = (reminder_again(handoff.id, DANA, times) for times in (0, 1))
    assert first.id == "churn/model_deployment/1:reminder:U0DANA"
    assert second.id == "churn/model_deployment/1:reminder:U0DANA:1"


def test_whoever_takes_a_role_over_is_asked_and_the_one_before_is_not() -> None:
    before = offered()
    after = replace(before, assignments=(primary(ML_ENGINEER, OMAR),))
    changed = roles_changed(before.assignments, after.assignments)
    step = ask_anew(Step(after), changed & {ML_ENGINEER})
    gone, new = step.events
    assert isinstance(gone, AskedNoLonger)
    assert isinstance(new, HandoffOffered)
    assert (gone.members, new.to, the_handoff(step.project).to) == ((DANA,), (OMAR,), (OMAR,))
    offer = Notification(NotificationKind.OFFER, after.key, gone.completion, ToMember(DANA))
    assert owed_for(gone, step.project) == (Retraction(offer), Refresh(gone.completion))


def test_where_nobody_is_left_to_ask_the_role_is_vacant() -> None:
    after = replace(offered(), assignments=a_team(without=ML_ENGINEER))
    *_, last = ask_anew(Step(after), {ML_ENGINEER}).events
    assert isinstance(last, RoleVacant)


def test_roles_that_stay_as_they_are_ask_nobody() -> None:
    project = offered()
    assert roles_changed(project.assignments, project.assignments) == frozenset()
    assert ask_anew(Step(project), {ML_ENGINEER}) == Step(project)


DIGEST = replace(MADRID, digest=9 * 60 + 30)


def test_who_reads_a_digest_is_reminded_in_the_first_one_after_it_fell_due() -> None:
    reminder, asked_too, _ = timers(offered()).values()
    read = reminder.due({DANA: DIGEST})
    assert read == datetime(2026, 12, 1, 8, 30, tzinfo=UTC), "told on Monday, due at 13:30"
    assert asked_too.due({DANA: MADRID, LEE: DIGEST}) == datetime(2026, 12, 1, 8, 30, tzinfo=UTC)


def test_a_digest_of_reminders_leaves_the_weekend_out() -> None:
    friday = datetime(2026, 12, 4, 14, tzinfo=UTC)
    reminder = replace(timers(offered())[f"reminder {DANA}"], told={DANA: friday})
    assert reminder.due({DANA: DIGEST}) == datetime(2026, 12, 8, 8, 30, tzinfo=UTC)
    early = replace(reminder, told={DANA: datetime(2026, 12, 4, 8, 30, tzinfo=UTC)})
    assert early.due({DANA: DIGEST}) == datetime(2026, 12, 7, 8, 30, tzinfo=UTC)


def test_a_digest_of_reminders_is_at_the_same_hour_when_the_clocks_change() -> None:
    reminder = timers(offered())[f"reminder {DANA}"]
    for friday, monday in (
        (datetime(2027, 3, 26, 8, 30, tzinfo=UTC), datetime(2027, 3, 29, 7, 30, tzinfo=UTC)),
        (datetime(2027, 10, 29, 7, 30, tzinfo=UTC), datetime(2027, 11, 1, 8, 30, tzinfo=UTC)),
    ):
        assert replace(reminder, told={DANA: friday}).due({DANA: DIGEST}) == monday


def test_what_fell_due_before_somebody_hears_of_it_waits_for_the_next_digest() -> None:
    asked_too = timers(offered())[f"backup {LEE}"]
    afternoon = datetime(2026, 12, 2, 14, tzinfo=UTC)
    calendars = {DANA: MADRID, LEE: DIGEST}
    assert asked_too.planned(calendars, afternoon) == datetime(2026, 12, 3, 8, 30, tzinfo=UTC)
    assert asked_too.planned(calendars, MONDAY_MORNING) == asked_too.due(calendars)


def test_who_was_really_told_at_another_time_has_their_hours_from_then_on() -> None:
    told = replace(timers(offered())[f"reminder {DANA}"], told={DANA: MONDAY_MORNING})
    assert told.due({DANA: DIGEST}) == datetime(2026, 12, 1, 8, 30, tzinfo=UTC)
    assert told.due({DANA: MADRID}) == datetime(2026, 11, 30, 12, tzinfo=UTC)
