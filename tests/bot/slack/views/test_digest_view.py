"""What somebody reads who is told once a day."""

import json

from bot.slack.views.handoffs.digest import digest
from bot.slack.views.handoffs.foresight import Ahead, foresight
from bot.slack.views.handoffs.notices import returned_notice
from bot.slack.views.handoffs.offer import offer
from bot.slack.views.handoffs.reminder import (
    SHOWN_IN_DIGEST,
    Reminded,
    Waiting,
    asked_too,
    overdue,
    reminder,
)
from bot.slack.views.handoffs.reports import Reported, report_message
from bot.slack.views.handoffs.vacancy import vacancy
from bot.slack.views.parts.message import Message
from domain.handoffs.confirming import Report
from domain.handoffs.foresight import Gap
from domain.ids import MemberId, PhaseKey, RequestId
from tests.bot.slack.views.scenes import after
from tests.bot.slack.views.snapshots import assert_looks_like, assert_slack_takes
from tests.factories import (
    DANA,
    DEVELOPER,
    LEE,
    ML_ENGINEER,
    NOW,
    PRIYA,
    a_knowledge_base,
    a_project,
    a_team,
)
from tests.rig import Json, buttons

EVALUATION = "model_evaluation"  # Ana hands over to Dana


def an_offer(name: str = "Churn predictor") -> Message:
    return offer(after(EVALUATION, project=a_project(EVALUATION, name=name)).offer(DANA))


def a_vacancy() -> Message:
    project = a_project(EVALUATION, assignments=a_team(without=ML_ENGINEER))
    return vacancy(after(EVALUATION, project=project).vacancy())


def a_view_ahead() -> Message:
    project = a_project("model_deployment", assignments=a_team(without=DEVELOPER))
    phase = PhaseKey("app_integration")
    gap = Gap(phase, DEVELOPER)
    return foresight([Ahead(project, a_knowledge_base(), phase, DEVELOPER, gap)])


def came_back() -> Message:
    return returned_notice(after(EVALUATION).returned_by(DANA, "No model there").came_back())


def drawn(message: Message) -> Json:
    return {"blocks": list(message.blocks)}


def test_it_looks_as_agreed() -> None:
    parts = [came_back(), a_vacancy(), a_view_ahead(), an_offer(), an_offer("Heron")]
    message = digest(parts)
    assert_looks_like("digest", message.text, message.blocks)
    pressed = buttons(drawn(message))
    assert len(set(pressed)) == len(pressed)


def a_report(request: str) -> Message:
    project, phase = a_project(EVALUATION), PhaseKey(EVALUATION)
    workflow = a_knowledge_base().workflow(project.workflow)
    report = Report(RequestId(request), project.key, phase, "nightly", 0, NOW)
    return report_message(Reported(report, project, workflow.phase(phase)))


def test_each_report_of_a_pipeline_is_confirmed_for_itself() -> None:
    message = digest([a_report("R1"), a_report("R2"), a_report("R3")])
    assert_slack_takes(message.text, message.blocks)
    pressed = buttons(drawn(message))
    assert pressed == ["confirm_report:1", "reject_report:2", "settle_report:3", "settle_report:4"]
    assert "confirm_report\\nR2" in str(message.blocks)
    assert "reject_report\\nR3" in str(message.blocks)


def test_three_things_that_can_be_marked_done_are_buttons_and_the_others_are_menus() -> None:
    message = digest([came_back() for _ in range(5)])
    assert_slack_takes(message.text, message.blocks)
    pressed = [part for block in message.blocks for part in block.get("elements", ())]
    kinds = [part["type"] for part in pressed if "action_id" in part]
    assert kinds == ["button"] * 3 + ["overflow"] * 2
    assert buttons(drawn(message)) == [f"mark_done:{number}" for number in range(1, 6)]


def waiting(count: int, receiver: MemberId) -> Reminded:
    projects = (a_project(EVALUATION, name=f"Project {number}") for number in range(count))
    scenes = [after(EVALUATION, project=project) for project in projects]
    every = [Waiting(s.project, s.knowledge, one, (LEE,)) for s in scenes for one in s.handoffs]
    return Reminded(receiver, every, shown=SHOWN_IN_DIGEST)


def test_what_still_waits_has_menus_and_all_three_kinds_fit() -> None:
    parts = [reminder(waiting(6, DANA)), overdue(waiting(6, PRIYA)), asked_too(waiting(6, LEE))]
    message = digest(parts)
    assert_slack_takes(message.text, message.blocks)
    assert "do not fit" not in str(message.blocks)
    assert message.text.count("6 handoffs") == 3
    assert '"type": "button"' not in json.dumps(message.blocks)
    pressed = buttons(drawn(message))
    assert len([one for one in pressed if one.startswith("settle:")]) == 3 * SHOWN_IN_DIGEST
    assert len(set(pressed)) == len(pressed)


def test_the_same_choice_is_offered_once() -> None:
    message = digest([a_vacancy(), a_vacancy()])
    assert_slack_takes(message.text, message.blocks)
    assert buttons(drawn(message)) == ["pick_holder:1"]


def test_what_does_not_fit_is_counted_and_nothing_is_cut_in_the_middle() -> None:
    message = digest([an_offer(f"Project {number}") for number in range(40)])
    assert_slack_takes(message.text, message.blocks)
    shown = len(buttons(drawn(message)))
    left = str(message.blocks[-1])
    assert f"{40 - shown} more messages do not fit; your Home lists what waits for you." in left
    assert message.blocks[-2]["type"] == "actions"
