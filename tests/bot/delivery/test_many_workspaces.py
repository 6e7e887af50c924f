"""A real worker sends each message with the token of its workspace, and does the new duties."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from bot.files.registry import read_registry
from bot.use_cases.handoffs.changing import Order
from bot.wiring.kept_installations import wire_installations
from bot.wiring.worker import wire_worker
from domain.ids import PhaseKey, ProjectKey, WorkspaceId
from domain.projects import Operator
from tests.dialogues.install_rig import ACME, BETA, KEY, InstallRig, running_install_rig
from tests.rig import words

PATIENCE = 60  # seconds: on a machine that has much else to do
CHANNELS = {ACME: "C0ACME", BETA: "C0BETA"}
TEAM = """
version: 1
projects:
  - {key: churn, name: Churn of %s, channels: [%s]}
"""

pytestmark = pytest.mark.timeout(180)


def complete_a_phase(rig: InstallRig, team: WorkspaceId) -> None:
    """Have a card owed to the channel; the project is called the same in both workspaces."""
    team_file = TEAM % (team, CHANNELS[team])
    rig.core.import_registry(read_registry(team_file, "team.yaml").content, team)
    order = Order(team, ProjectKey("churn"), Operator())
    rig.core.mark_done(order, PhaseKey("data_ingestion"), "")


def test_each_card_goes_out_with_the_token_of_its_workspace(
    migrated_file: Path, tmp_path: Path
) -> None:
    url = f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'baton.db')}"
    with running_install_rig(url) as rig:
        rig.slack.world.consents.rotating = True
        for team in CHANNELS:
            rig.install(team)
            complete_a_phase(rig, team)
        rig.clock.advance(timedelta(hours=11))  # the tokens are due for renewal
        with wire_worker(rig.core, rig.connection):
            for team, channel in CHANNELS.items():
                card = rig.slack.wait_until(lambda at=channel: rig.slack.messages(at), PATIENCE)[0]
                assert f"Churn of {team}" in words(card)
            rig.slack.wait_until(lambda: _are_renewed(rig), PATIENCE)
        posted = rig.slack.calls("chat.postMessage")
        assert {call.team: call.arguments["channel"] for call in posted} == CHANNELS


def _are_renewed(rig: InstallRig) -> bool:
    every = wire_installations(rig.core, (KEY,)).every()
    return all(kept.ends_at and kept.ends_at > rig.clock() + timedelta(hours=11) for kept in every)
