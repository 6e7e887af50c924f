"""What befalls members and channels, in either database."""

from datetime import timedelta

from sqlalchemy import Engine

from bot.storage.work import SqlOpenWork
from bot.use_cases.ports.life import HeldByGone
from bot.use_cases.ports.mailbox import Job
from domain.ids import ChannelId, CompletionId, MemberId, ProjectKey
from domain.notifications import Notification, NotificationKind, ToChannel
from domain.projects import Standing
from domain.statuses import Closed
from tests.bot.storage.storing import ACME, CHURN, GLOBEX, rows, store, stored
from tests.factories import DANA, ML_ENGINEER, NOW, PRIYA, a_project, a_team

OLD, NEW, LATER = ChannelId("C0CHURN"), ChannelId("C0NEW"), NOW + timedelta(minutes=1)
CARD = NotificationKind.CARD
DONE = CompletionId("churn/model_building/done/1")


def test_who_left_is_told_with_what_they_hold_in_their_workspace_alone(
    open_work: SqlOpenWork,
) -> None:
    for workspace in (ACME, GLOBEX):
        store(open_work, a_project(assignments=a_team()), workspace=workspace)
    with open_work(ACME) as work:
        gone = work.life.departures
        assert (gone.concerns(DANA), gone.concerns(MemberId("U0NOBODY"))) == (True, False)
        assert (gone.leave(DANA, NOW), gone.leave(DANA, LATER)) == (1, None)
        assert gone.leave(PRIYA, NOW) == 1
        held = gone.held()
        assert HeldByGone(DANA, CHURN, ML_ENGINEER) in held
        assert HeldByGone(PRIYA, ProjectKey("churn"), "") in held
    (holder,) = stored(open_work).holders(ML_ENGINEER, Standing.PRIMARY)
    assert getattr(holder, "has_left", False)
    with open_work(GLOBEX) as work:
        assert work.life.departures.held() == ()
    with open_work(ACME) as work:
        gone = work.life.departures
        assert not gone.come_back(DANA, NOW - timedelta(days=1)), "an old event"
        assert gone.come_back(DANA, LATER)
        assert gone.leave(DANA, LATER) == 2


def test_a_channel_is_closed_and_open_as_the_newest_says(open_work: SqlOpenWork) -> None:
    store(open_work, a_project(channels=(OLD,)))
    with open_work(ACME) as work:
        channels = work.life.channels
        assert channels.unlooked(NOW, 5) == (OLD,)
        assert not channels.look(OLD, private=False, again=LATER)
        assert (channels.unlooked(NOW, 5), channels.unlooked(LATER, 5)) == ((), (OLD,))
        assert channels.look(OLD, private=True, again=LATER)
        assert channels.close(OLD, Closed.ARCHIVED, LATER) == 1
        assert channels.close(OLD, Closed.LEFT, LATER) is None, "an archived channel has no members"
        assert channels.close(OLD, Closed.DELETED, LATER) == 1
        assert not channels.open(OLD, (Closed.ARCHIVED,), LATER)
        assert not channels.open(OLD, tuple(Closed), NOW), "an old event"
        assert channels.open(OLD, tuple(Closed), LATER)
        assert channels.closed(()) == {}


def test_what_was_owed_to_a_channel_is_owed_to_its_new_id_and_known_as_such(
    open_work: SqlOpenWork, engine: Engine, jobs: list[Job]
) -> None:
    store(open_work, a_project(channels=(OLD,)))
    with open_work(ACME) as work:
        work.outbox.owe((Notification(CARD, CHURN, DONE, ToChannel(OLD)),), None, NOW)
    with open_work(ACME) as work:
        work.life.channels.rename(OLD, NEW, NOW)
        work.outbox.owe((Notification(CARD, CHURN, DONE, ToChannel(NEW)),), None, LATER)
    assert rows(engine, "SELECT id, recipient, runs FROM outbox") == [
        (f"{ACME}:{DONE}:card:{NEW}", NEW, 2)
    ]
    assert [job.row for job in jobs] == [f"{ACME}:{DONE}:card:{one}" for one in (OLD, NEW)]
