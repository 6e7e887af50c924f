"""Twenty thousand members: what Slack is asked does not grow with them."""

from collections import Counter
from collections.abc import Callable, Generator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from shutil import copy

import pytest

from bot.files.registry import read_registry
from bot.playground.sample import SEED
from bot.playground.seed import Member, UserGroup
from bot.slack.channels import SlackChannels
from bot.slack.connecting.connection import OneWorkspace
from bot.use_cases.channels.looking_at_channels import LookAtChannels
from bot.wiring.groups import wire_groups
from bot.wiring.homes import wire_homes
from tests.dialogues.group_rig import CHURN, NOBODY_BESIDE, TEAM
from tests.dialogues.home_rig import opened
from tests.dialogues.talking import asked
from tests.factories import ANA
from tests.rig import ACME, Rig, running_rig

CROWD = tuple(f"U1{number:05}" for number in range(20_000))
LISTS = ("users.list", "conversations.list", "conversations.members", "usergroups.list")
HOURS = 24


@pytest.fixture
def rig(sample_file: Path, tmp_path: Path) -> Generator[Rig]:
    """The sample, where a group of everybody holds the next role."""
    everybody = UserGroup(TEAM, "ml-team", "Everybody", CROWD)
    crowd = tuple(Member(member, member.lower()) for member in CROWD)
    groups = (*SEED.user_groups, everybody)
    seed = replace(SEED, members=(*SEED.members, *crowd), user_groups=groups)
    with running_rig(f"sqlite:///{copy(sample_file, tmp_path / 'baton.db')}", seed) as started:
        content = read_registry(NOBODY_BESIDE, "team.yaml").content
        started.core.import_registry(content, ACME)
        yield started


def calls_of(rig: Rig, does: Callable[[], object]) -> Counter[str]:
    before = len(rig.slack.calls())
    does()
    return Counter(call.method for call in rig.slack.calls()[before:])


def a_day_of_rounds(rig: Rig) -> None:
    slack = OneWorkspace(rig.slack.bot_token, rig.slack.api_url)
    core = rig.core
    channels = LookAtChannels(
        core.workspaces, core.open_work, rig.clock, SlackChannels(slack.client_of)
    )
    duties = (wire_groups(core, slack).keep_knowing, channels, wire_homes(core, slack).show_stale)
    for _ in range(HOURS):
        for duty in duties:
            duty()
            rig.clock.advance(timedelta(minutes=1))
            duty()
        rig.deliver()
        rig.clock.advance(timedelta(minutes=57))


def test_what_slack_is_asked_does_not_grow_with_the_workspace(rig: Rig) -> None:
    question = calls_of(rig, lambda: asked(rig, CHURN, "who handles model versioning here?"))
    # Who we are, who asks (a guest may not), each once, and the answer.
    assert sum(question.values()) <= 3, question
    done = calls_of(rig, lambda: (rig.mark_done(ANA, CHURN), rig.deliver()))
    assert sum(done.values()) <= 12, done
    assert done["usergroups.users.list"] <= 2
    home = calls_of(rig, lambda: opened(rig, ANA))
    assert sum(home.values()) <= 3, home
    day = calls_of(rig, lambda: a_day_of_rounds(rig))
    assert day["usergroups.users.list"] <= HOURS + 1, day
    assert day["conversations.info"] <= 2 * len(SEED.channels), day
    assert day["users.info"] <= 20, day
    assert sum(day.values()) <= 120, day
    assert not [method for method in LISTS if rig.slack.calls(method)]
