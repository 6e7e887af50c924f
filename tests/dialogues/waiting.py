"""Baton on a Monday morning in Madrid, where everybody is: handoffs wait, and time passes."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.files.registry import read_registry
from bot.playground.sample import SEED
from tests.factories import DANA, LEE, OMAR, PRIYA, a_reminding_knowledge_base
from tests.rig import ACME, Json, Rig, running_rig, words

CHURN = "C0CHURN"  # at model evaluation: Ana marks it, Dana is next, Lee is her backup, Priya leads
MONDAY = datetime(2026, 11, 30, 8, tzinfo=UTC)  # 09:00 in Madrid

ZONES: dict[str, str] = dict.fromkeys((DANA, LEE, OMAR, PRIYA), "Europe/Madrid")


@contextmanager
def waiting_rig(sample_url: str) -> Generator[Rig]:
    """Run it; it reminds people."""
    members = tuple(replace(m, tz=ZONES.get(m.id, m.tz)) for m in SEED.members)
    seed = replace(SEED, members=members)
    with running_rig(sample_url, seed, a_reminding_knowledge_base()) as started:
        started.deliver_all()
        for member in ZONES:
            started.command(member, CHURN, "hours 9-18 Mon-Fri Europe/Madrid")
        started.clock.reach(MONDAY)
        yield started


def told(rig: Rig, member: str) -> list[str]:
    return [words(message) for message in rig.slack.direct_messages(member)]


def after(rig: Rig, **hours: float) -> None:
    """Let time pass and deliver what is due by then."""
    end = rig.clock.now + timedelta(**hours)
    while due := [at for at, _ in rig.jobs.planned if at <= end]:
        rig.clock.reach(min(due))
        rig.deliver()
    rig.clock.reach(end)
    rig.deliver()


def press(rig: Rig, member: str, action: str, selected: str | None = None) -> Json:
    """Press something in the newest direct message of a member and return it once it changed."""
    before = rig.direct(member)
    rig.click(member, rig.slack.direct_channel(member), before, action, selected)
    return before


def waits_for(rig: Rig, at: datetime) -> bool:
    return any(due == at and ":reminder:" in job.row for due, job in rig.jobs.planned)


TWO_PROJECTS = """
version: 1
projects:
  - key: heron
    name: Heron
    channels: [C0CHURN]
    lead: U0PRIYA
    assignments:
      - {role: data_scientist, member: U0ANA}
      - {role: ml_engineer, member: U0DANA}
    phases: {data_ingestion: done, data_validation: done, feature_engineering: done,
             model_building: done, model_evaluation: active}
"""


@contextmanager
def two_projects_rig(url: str) -> Generator[Rig]:
    """Run it until ten on that Monday, with a second project that comes to Dana."""
    with waiting_rig(url) as rig:
        rig.core.import_registry(read_registry(TWO_PROJECTS, "two.yaml").content, ACME)
        rig.deliver()
        rig.clock.advance(timedelta(hours=1))
        yield rig


def digest_for(rig: Rig, *members: str) -> None:
    """Let members read a digest at half past nine."""
    for member in members:
        rig.command(member, CHURN, "digest 9:30")


def until(rig: Rig, at: datetime) -> None:
    """Let time pass and deliver what is due by then."""
    after(rig, seconds=(at - rig.clock.now).total_seconds())
