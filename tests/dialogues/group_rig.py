"""A team of ML engineers who are a user group in the pretend Slack."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from shutil import copy

from bot.files.registry import read_registry
from bot.playground.sample import SEED, sample_projects
from bot.playground.seed import Member, UserGroup
from bot.slack.connecting.connection import OneWorkspace
from bot.use_cases.handoffs.group_troubles import group_trouble_text
from bot.wiring.groups import wire_groups
from domain.ids import MemberId
from tests.factories import a_reminding_knowledge_base
from tests.rig import ACME, Json, Rig, buttons, running_rig, words

CHURN = "C0CHURN"  # at model evaluation: Ana marks it, the ML team is next
TEAM = "S0ML"
CALLED = f"<!subteam^{TEAM}>"
CROWD = tuple(MemberId(f"U0ML{number:02}") for number in range(16))
TUESDAY = datetime(2026, 11, 24, 10, tzinfo=UTC)
REGISTRY = sample_projects()
WITH_TEAM = REGISTRY.replace(
    "user_groups:", "user_groups:\n  - {id: S0ML, handle: ml-team, members: []}"
).replace("{role: ml_engineer, member: U0DANA}", "{role: ml_engineer, user_group: S0ML}", 1)
NOBODY_BESIDE = WITH_TEAM.replace(
    "      - {role: ml_engineer, member: U0LEE, backup: true}\n", "", 1
)
METHOD = "usergroups.users.list"


@contextmanager
def team_rig(sample_file: Path, folder: Path, *beside: Member) -> Generator[Rig]:
    """Run the sample, with a team of ML engineers that has three members in Slack."""
    team = UserGroup(TEAM, "ml-team", "ML engineering", CROWD[:3])
    crowd = tuple(Member(member, member.lower(), tz="Europe/Berlin") for member in CROWD)
    seed = replace(
        SEED, members=(*SEED.members, *crowd, *beside), user_groups=(*SEED.user_groups, team)
    )
    url = f"sqlite:///{copy(sample_file, folder / 'baton.db')}"
    with running_rig(url, seed, a_reminding_knowledge_base()) as started:
        started.clock.reach(TUESDAY)
        describe(started, WITH_TEAM)
        yield started


def describe(rig: Rig, registry: str) -> None:
    rig.core.import_registry(read_registry(registry, "team.yaml").content, ACME)


def told(rig: Rig, *members: str) -> list[int]:
    """How many direct messages each has."""
    return [len(rig.slack.direct_messages(member)) for member in members]


def calls(rig: Rig) -> list[Json]:
    """The messages in the channel by which the team is called."""
    return [m for m in rig.slack.messages(CHURN) if "accept" in buttons(m) or CALLED in words(m)]


def changed(rig: Rig, *members: str) -> None:
    """Let the team have other members, which Slack tells; a worker's round looks what follows."""
    before = len(rig.slack.calls())
    rig.slack.change_group(TEAM, *members)
    rig.wait(lambda: known_stale(rig) or None)
    look(rig)
    assert len(rig.slack.calls()) > before


def known_stale(rig: Rig) -> bool:
    with rig.core.open_work(ACME) as work:
        return TEAM in work.groups.unasked(rig.project("churn").key, rig.clock())


def look(rig: Rig) -> None:
    """Do a worker's round."""
    slack = OneWorkspace(rig.slack.bot_token, rig.slack.api_url)
    wire_groups(rig.core, slack).keep_knowing()


def trouble(rig: Rig) -> list[str]:
    with rig.core.open_work(ACME) as work:
        return [group_trouble_text(one) for one in work.groups.troubles()]


def accept(rig: Rig, member: str) -> None:
    rig.click(member, CHURN, calls(rig)[-1], "accept")
    rig.wait(lambda: rig.project("churn").handoffs[-1].settled_by == member)
