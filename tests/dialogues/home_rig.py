"""Homes in the pretend Slack: who opens theirs, what they press there, a worker that goes round."""

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from bot.playground.sample import SEED
from bot.playground.seed import Member
from bot.slack.connecting.connection import OneWorkspace
from bot.wiring.homes import wire_homes
from tests.rig import Json, Rig, running_rig

CHURN = "C0CHURN"  # at model evaluation: Ana marks it, Dana is next
GUEST, ADMIN = "U0GUEST", "U0ADMIN"
PEOPLE = (Member(GUEST, "gil", is_guest=True), Member(ADMIN, "ada", is_admin=True))


@contextmanager
def home_rig(migrated_file: Path, folder: Path) -> Generator[Rig]:
    """Run Baton with the sample projects, with a guest and an admin among the people."""
    url = f"sqlite:///{shutil.copy(migrated_file, folder / 'baton.db')}"
    with running_rig(url, replace(SEED, members=(*SEED.members, *PEOPLE))) as started:
        yield started


def opened(rig: Rig, member: str) -> Json:
    """The Home of a member who opens it."""
    before = rig.slack.home_of(member)
    rig.slack.open_home(member)
    return rig.wait(lambda: _other(rig, member, before))


def pressed(rig: Rig, member: str, action: str, selected: str | None = None) -> Json:
    """The Home after a click in it."""
    before = rig.slack.home_of(member)
    assert rig.slack.click_in_home(member, action, selected=selected).error == ""
    return rig.wait(lambda: _other(rig, member, before))


def go_round(rig: Rig) -> None:
    """Let a worker look which Homes are not as they should be."""
    slack = OneWorkspace(rig.slack.bot_token, rig.slack.api_url)
    wire_homes(rig.core, slack).show_stale()


def _other(rig: Rig, member: str, before: Json | None) -> Json | None:
    now = rig.slack.home_of(member)
    return None if now is None or (before and now["hash"] == before["hash"]) else now


def published(rig: Rig) -> list[str]:
    return [str(call.arguments["user_id"]) for call in rig.slack.calls("views.publish")]
