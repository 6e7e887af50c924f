"""A project that is tied to a private channel of the pretend Slack, and everybody around it."""

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from bot.files.registry import read_registry
from bot.playground.sample import SEED
from bot.playground.seed import Channel, ChannelKind, Member
from bot.slack.connecting.connection import OneWorkspace
from bot.wiring.privacy import keep_knowing_channels
from domain.ids import MemberId
from tests.factories import DANA, INES, OMAR
from tests.rig import ACME, Json, Rig, buttons, running_rig, words

NIGHT, COFFEE = "C0NIGHT", "C0COFFEE"
ADMIN, GUEST, STRANGER = "U0ADMIN", "U0GUEST", "U0OTHER"
NORA = MemberId("U0NORA")  # on no other project
LEAD, HOLDER, BYSTANDER = INES, DANA, OMAR  # the last one is in the channel and holds nothing
NAMES = ("Nightjar", "nightjar", "Nachtvogel")
REGISTRY = f"""
version: 1
projects:
  - key: nightjar
    name: Nightjar
    aliases: [Nachtvogel]
    channels: [{NIGHT}]
    lead: {LEAD}
    assignments:
      - {{role: data_engineer, member: {HOLDER}}}
      - {{role: data_scientist, member: {NORA}}}
    phases: {{data_ingestion: active}}
"""
PEOPLE = (
    Member(NORA, "nora"),
    Member(ADMIN, "ada", is_admin=True),
    Member(GUEST, "gil", is_guest=True),
    Member(STRANGER, "olga", team="T0OTHER"),
)
CHANNEL = Channel(NIGHT, "night", (LEAD, HOLDER, BYSTANDER, ADMIN, NORA), ChannelKind.PRIVATE)


@contextmanager
def private_rig(sample_file: Path, folder: Path, registry: str = REGISTRY) -> Generator[Rig]:
    """Run the sample with the project; a worker's round found out that its channel is private."""
    seed = replace(SEED, members=(*SEED.members, *PEOPLE), channels=(*SEED.channels, CHANNEL))
    url = f"sqlite:///{shutil.copy(sample_file, folder / 'baton.db')}"
    with running_rig(url, seed) as started:
        if registry:
            describe(started, registry)
        look(started)
        yield started


def describe(rig: Rig, registry: str) -> None:
    rig.core.import_registry(read_registry(registry, "night.yaml").content, ACME)


def look(rig: Rig) -> None:
    """Do a worker's round."""
    slack = OneWorkspace(rig.slack.bot_token, rig.slack.api_url)
    keep_knowing_channels(rig.core, slack)()


def seen(message: Json) -> tuple[str, list[str]]:
    """What a message says and offers."""
    return words(message), buttons(message)


def leaks(text: str) -> list[str]:
    """Return which names of the project are in a text.

    That there is none called as the asker typed is said of any name, and tells nothing.
    """
    told = text.replace("I know no project called “nightjar”.", "")
    return [name for name in NAMES if name in told]
