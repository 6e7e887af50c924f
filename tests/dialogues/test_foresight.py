"""The lead hears early that nobody will be there for what follows."""

from collections.abc import Generator
from datetime import date

import pytest

from bot.files.registry import read_registry
from domain.handoffs.hours.calendar import Away
from domain.handoffs.hours.preferences import Preferences
from domain.ids import MemberId
from domain.projects import Person, Standing
from tests.databases import on_either
from tests.dialogues.waiting import TWO_PROJECTS, after, press, told
from tests.factories import ANA, DANA, LEE, ML_ENGINEER, OMAR, PRIYA, a_reminding_knowledge_base
from tests.rig import ACME, Rig, buttons, running_rig, words


@pytest.fixture
def rig(sample_url: str) -> Generator[Rig]:
    with running_rig(sample_url, knowledge=a_reminding_knowledge_base()) as started:
        started.deliver_all()
        yield started


def start_deployment(rig: Rig) -> None:
    """Let the ML engineer's phase be accepted; serving, its own as well, comes after it."""
    rig.mark_done(ANA, "C0CHURN")
    rig.deliver()
    rig.click(DANA, rig.slack.direct_channel(DANA), rig.direct(DANA), "accept")
    rig.wait(lambda: rig.project("churn").handoffs[-1].settled_by)
    rig.deliver()


def test_all_who_hold_what_follows_are_away(rig: Rig) -> None:
    for member, last in ((DANA, 12), (LEE, 10)):
        period = Away(date(2026, 11, 28), date(2026, 12, last))
        with rig.core.open_work(ACME) as work:
            work.calendars.prefer(member, Preferences("Europe/Madrid", away=period))
    start_deployment(rig)
    after(rig, days=1)
    (early,) = told(rig, PRIYA)
    assert "*Model serving* of *Churn predictor*" in early
    assert f"<@{DANA}> is away until 12 Dec" in early
    press(rig, PRIYA, "pick_holder", OMAR)
    rig.wait(lambda: Person(OMAR) in rig.project("churn").holders(ML_ENGINEER, Standing.PRIMARY))
    rig.deliver()
    assert "What follows has somebody now." in told(rig, PRIYA)[0]


def test_nobody_is_told_where_somebody_will_be_there(rig: Rig) -> None:
    start_deployment(rig)
    after(rig, days=1)
    assert told(rig, PRIYA) == []


def test_who_left_the_workspace_is_not_counted_on(rig: Rig) -> None:
    rig.core.import_registry(read_registry(LEFT_WITH_DANA, "left.yaml").content, ACME)
    rig.slack.deactivate(DANA)
    rig.wait(lambda: _has_left(rig, DANA) or None)
    rig.deliver_all()
    before = len(told(rig, PRIYA))
    rig.mark_done(ANA, "C0CHURN", "heron model building")  # she goes on with evaluation
    after(rig, days=1)
    (early,) = told(rig, PRIYA)[before:]
    assert f"*Model deployment* of *Heron*: <@{DANA}> is no longer in the workspace" in early


def _has_left(rig: Rig, member: MemberId) -> bool:
    with rig.core.open_work(ACME) as work:
        return work.life.departures.has_left(member)


@on_either
def test_a_role_that_nobody_holds_is_told_when_the_phase_before_it_begins(rig: Rig) -> None:
    rig.core.import_registry(read_registry(NOBODY_AFTER_SERVING, "n.yaml").content, ACME)
    rig.deliver_all()
    shown = rig.command(DANA, "C0CHURN", "done")
    rig.click(DANA, "C0CHURN", shown, "confirm_done")
    rig.changed(DANA, "C0CHURN", shown)  # she goes on with serving, another hat
    after(rig, days=1)
    (early,) = told(rig, PRIYA)
    assert "*App integration* of *Churn predictor*: nobody holds the role of developer" in early
    assert "*Insight reporting*" in early
    assert buttons(rig.direct(PRIYA)) == ["pick_holder", "pick_holder:2"]
    press(rig, PRIYA, "pick_holder", OMAR)
    rig.wait(lambda: any(a.role == "developer" for a in rig.project("churn").assignments))
    rig.deliver_all()
    assert f"<@{OMAR}> can take it on as developer" in words(rig.direct(PRIYA))
    assert len(told(rig, PRIYA)) == 1


NOBODY_AFTER_SERVING = """
version: 1
projects:
  - key: churn
    name: Churn predictor
    channels: [C0CHURN]
    lead: U0PRIYA
    assignments:
      - {role: data_scientist, member: U0ANA}
      - {role: ml_engineer, member: U0DANA}
    phases: {model_evaluation: done, model_deployment: active}
"""
LEFT_WITH_DANA = TWO_PROJECTS.replace("model_building: done, model_evaluation", "model_building")
