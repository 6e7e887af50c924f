"""What people see of handoffs that wait, and of what will wait."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.slack.views.handoffs.foresight import Ahead, foresight
from bot.slack.views.handoffs.offer import no_longer_yours
from bot.slack.views.handoffs.reminder import Reminded, Waiting, asked_too, overdue, reminder
from bot.slack.views.parts.message import Message
from domain.absences import Absence
from domain.handoffs.foresight import Gap
from domain.ids import MemberId, PhaseKey
from tests.bot.slack.views.scenes import Scene, after
from tests.bot.slack.views.snapshots import assert_looks_like, assert_slack_takes
from tests.factories import (
    DANA,
    DEVELOPER,
    LEE,
    ML_ENGINEER,
    NOW,
    OMAR,
    PRIYA,
    a_knowledge_base,
    a_project,
    a_team,
)

EVALUATION = "model_evaluation"  # Ana hands over to Dana, whose backup Lee is
SERVING, INTEGRATION = PhaseKey("model_serving"), PhaseKey("app_integration")


def waits(scene: Scene, *later: MemberId) -> list[Waiting]:
    return [Waiting(scene.project, scene.knowledge, h, later) for h in scene.handoffs]


def told(scene: Scene, receiver: MemberId, *later: MemberId) -> Reminded:
    return Reminded(receiver, waits(scene, *later))


def ahead(gap: Gap | None, *, vacant: bool) -> Ahead:
    project = a_project(
        at="model_deployment", assignments=a_team(without=DEVELOPER if vacant else "")
    )
    return Ahead(project, a_knowledge_base(), INTEGRATION, DEVELOPER, gap)


def several() -> Reminded:
    one, other = after(EVALUATION), after(EVALUATION, project=a_project(EVALUATION, name="Heron"))
    return Reminded(DANA, [*waits(one), *waits(other.accepted_by(LEE))])


def vacant() -> Scene:
    return after(EVALUATION, project=a_project(EVALUATION, assignments=a_team(without=ML_ENGINEER)))


AWAY = Absence(OMAR, date(2027, 1, 3))
MESSAGES: dict[str, Callable[[], Message]] = {
    "reminder": lambda: reminder(told(after(EVALUATION), DANA, LEE)),
    "reminder_put_off": lambda: reminder(
        replace(told(after(EVALUATION), DANA), until=NOW + timedelta(days=1))
    ),
    "reminder_accepted": lambda: reminder(told(after(EVALUATION).accepted_by(DANA), DANA)),
    "reminder_of_several": lambda: reminder(several()),
    "backup_asked": lambda: asked_too(told(after(EVALUATION), LEE, LEE)),
    "overdue": lambda: overdue(told(after(EVALUATION), PRIYA, LEE)),
    "overdue_vacant": lambda: overdue(told(vacant(), PRIYA)),
    "overdue_settled": lambda: overdue(told(after(EVALUATION).returned_by(DANA, "No"), PRIYA)),
    "foresight_vacant": lambda: foresight([ahead(Gap(INTEGRATION, DEVELOPER), vacant=True)]),
    "foresight_away": lambda: foresight(
        [ahead(Gap(INTEGRATION, DEVELOPER, (AWAY,)), vacant=False)]
    ),
    "foresight_left": lambda: foresight(
        [ahead(Gap(INTEGRATION, DEVELOPER, (AWAY,), (LEE,)), vacant=False)]
    ),
    "foresight_settled": lambda: foresight([ahead(None, vacant=False)]),
    "offer_no_longer": lambda: no_longer_yours(a_project(), "Model evaluation", [OMAR]),
}


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_looks_as_agreed(name: str) -> None:
    message = MESSAGES[name]()
    assert_looks_like(name, message.text, message.blocks)


@pytest.mark.parametrize("draw", [reminder, asked_too, overdue])
def test_however_much_waits_slack_takes_it(draw: Callable[[Reminded], Message]) -> None:
    crowd = tuple(MemberId(f"U0CROWD{number}") for number in range(40))
    scene = after(EVALUATION, project=a_project(EVALUATION, name="N" * 500))
    waiting = [replace(one, asked_later=crowd) for one in waits(scene) * 14]
    message = draw(Reminded(DANA, waiting))
    assert_slack_takes(message.text, message.blocks)
    assert "And 4 more" in str(message.blocks)
