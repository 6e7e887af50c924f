"""Names with a slip of the finger, or half of them: who asks gets the project that was meant."""

import pytest

from domain.ids import ChannelId, MemberId
from tests.bot.use_cases.asking_world import Asking
from tests.bot.use_cases.registry_file import LOCAL, Office
from tests.databases import on_sqlite
from tests.resolvers import RESOLVERS

pytestmark = on_sqlite  # names are compared in Python

WORLD = """\
version: 1
members: [{id: U0ANA, name: Ana Silva}]
projects:
- {key: tumbleweed, name: Tumbleweed}
- {key: lantern, name: Copper Lantern, aliases: [refill forecast]}
- {key: harbor, name: Harbor}
- {key: rx220, name: RX220 pumps}
- {key: rx221, name: RX221 pumps}
- {key: nightjar, name: Nightjar, private: true, channels: [C0NIGHT]}
- {key: here, name: Sandpiper, channels: [C0HERE]}
"""


@pytest.fixture
def asking(office: Office) -> Asking:

    office.read(WORLD)
    return Asking(office, office.asking(RESOLVERS))


def project_meant(asking: Asking, text: str, channel: str = "") -> str | None:
    said = asking.use_case.answer(LOCAL, text, ChannelId(channel), MemberId("U0ANA"))
    return said.reading.project


@pytest.mark.parametrize(
    ("text", "project"),
    [
        ("who is the ML engineer on tumblewed?", "tumbleweed"),
        ("status of tumble weed", "tumbleweed"),
        ("which phase is tumblweeed in", "tumbleweed"),
        ("what phase is the lantern in", "lantern"),
        ("status refils forecast", "lantern"),
        ("harbour status please", "harbor"),
        ("how is the copper project doing?", "lantern"),
    ],
)
def test_a_slip_of_the_finger_still_names_the_project(
    asking: Asking, text: str, project: str
) -> None:
    assert project_meant(asking, text) == project


def test_the_project_that_is_nearly_named_wins_over_the_one_of_the_channel(asking: Asking) -> None:
    assert "*Tumbleweed*" in asking.said("status of tumblewed?", channel="C0HERE")


@pytest.mark.parametrize(
    "text",
    [
        "status of rx222 pumps",  # a number is no slip
        "status of pumps",  # two projects have it in their names
        "status of dumbleweed",  # nor is the first letter
        "who tumbles?",
    ],
)
def test_what_may_be_anything_is_no_project(asking: Asking, text: str) -> None:
    assert project_meant(asking, text) is None


def test_a_slip_tells_nobody_of_a_private_project(asking: Asking) -> None:
    assert project_meant(asking, "status of nightjer") is None
    assert "Nightjar" not in asking.said("status of nightjer", channel="C0HERE")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("whos the data enginer on tumbleweed", "data_engineer"),
        ("what does a resercher do", "research_scientist"),
    ],
)
def test_a_misspelt_role_is_that_role(asking: Asking, text: str, role: str) -> None:
    said = asking.use_case.answer(LOCAL, text, ChannelId(""), MemberId("U0ANA"))
    assert list(said.reading.roles) == [role]


def test_a_misspelt_phase_is_that_phase(asking: Asking) -> None:
    said = asking.use_case.answer(
        LOCAL, "is the ingestin of tumbleweed done?", ChannelId(""), MemberId("U0ANA")
    )
    assert list(said.reading.phases) == ["data_ingestion"]
