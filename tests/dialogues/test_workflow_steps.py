"""Steps of workflows: completing a phase, finding who holds a role."""

from pathlib import Path

from bot.playground.faults import ServerError, ServerErrorAfter
from bot.playground.journal import ApiCall
from bot.playground.step_runs import RunState, StepRun
from bot.slack.names import COMPLETE_STEP, HOLDERS_STEP
from bot.slack.socket import SocketConnection
from domain.ids import PhaseKey
from domain.projects import PhaseStatus
from tests.dialogues.private_rig import ADMIN, BYSTANDER, GUEST, HOLDER, private_rig
from tests.factories import ANA, DANA, LEE, OMAR, a_strict_knowledge_base
from tests.rig import Json, Rig, running_rig, words

EVALUATION = PhaseKey("model_evaluation")
CHURN_DONE: Json = {"project": "Churn predictor", "phase": "Model evaluation", "by": ANA}


def ended(rig: Rig, run: str) -> StepRun:
    """Return a run once Baton said what came of it."""

    def over() -> StepRun | None:
        now = rig.slack.step_run(run)
        return None if now.state is RunState.RUNNING else now

    return rig.wait(over)


def ran(rig: Rig, step: str, inputs: Json, runner: str = "") -> StepRun:
    return ended(rig, rig.slack.run_step(step, inputs, runner))


def completed(rig: Rig, runner: str = ANA, **other: str) -> StepRun:
    return ran(rig, COMPLETE_STEP, {**CHURN_DONE, **other}, runner)


def found(rig: Rig, project: str, role: str, runner: str = "") -> StepRun:
    return ran(rig, HOLDERS_STEP, {"project": project, "role": role}, runner)


def test_a_workflow_completes_a_phase_and_says_what_happened(rig: Rig) -> None:
    run = completed(rig, note="AUC 0.91")
    assert run.state is RunState.COMPLETED
    assert "*Model evaluation* of *Churn predictor* is marked as done" in run.outputs["outcome"]
    assert f"<@{DANA}>" in run.outputs["outcome"]
    assert rig.project("churn").phase(EVALUATION).status is PhaseStatus.DONE
    rig.deliver()
    assert "AUC 0.91" in words(rig.direct(DANA))


def test_a_step_that_slack_repeats_completes_once(rig: Rig) -> None:
    rig.slack.fail("functions.completeSuccess", ServerError())
    run = completed(rig)
    assert run.outputs == {"outcome": "*Model evaluation* of *Churn predictor* is marked as done."}
    assert rig.project("churn").phase(EVALUATION).completions == 1
    rig.deliver_all()
    assert len(rig.slack.direct_messages(DANA)) == 1


def test_what_slack_heard_before_is_not_said_again_and_again(rig: Rig) -> None:
    rig.slack.fail("functions.completeSuccess", ServerErrorAfter())
    assert completed(rig).state is RunState.COMPLETED
    calls = rig.wait(lambda: _ends(rig) if len(_ends(rig)) > 1 else None)
    assert [call.response.get("error") for call in calls][-1] == "execution_not_in_running_state"
    sent = rig.wait(lambda: [one for one in rig.slack.sent() if one.retry_num == 1])
    assert [one.status for one in sent] == [200]


def test_who_did_not_run_the_workflow_is_nobody_who_completes(rig: Rig) -> None:
    for runner in (OMAR, ""):
        run = completed(rig, runner)
        assert run.state is RunState.FAILED
        assert f"Slack does not say that <@{ANA}> runs the workflow" in run.error
    assert rig.project("churn").phase(EVALUATION).status is PhaseStatus.ACTIVE


def test_whose_phase_it_is_not_reads_who_may(rig: Rig) -> None:
    run = completed(rig, OMAR, by=OMAR)
    assert run.state is RunState.FAILED
    assert f"<@{ANA}>" in run.error
    assert rig.project("churn").phase(EVALUATION).status is PhaseStatus.ACTIVE


def test_what_is_done_already_or_unknown_is_refused_in_a_sentence(rig: Rig) -> None:
    assert "I know no project called “nope”" in completed(rig, project="nope").error
    assert "has no phase called “lunch”" in completed(rig, phase="lunch").error
    rig.mark_done(ANA, "C0CHURN")
    assert "was already completed" in completed(rig).error


def test_what_a_definition_of_done_asks_for_is_refused_with_all_that_is_missing(
    sample_url: str,
) -> None:
    with running_rig(sample_url, knowledge=a_strict_knowledge_base()) as rig:
        run = completed(rig, note="AUC 0.91")
        assert run.state is RunState.FAILED
        assert "is not done yet" in run.error
        assert "the link “run”" in run.error
        assert rig.project("churn").phase(EVALUATION).status is PhaseStatus.ACTIVE


def test_over_a_socket_a_step_is_answered_too(rig: Rig) -> None:
    rig.slack.disconnect()
    with SocketConnection(rig.app, rig.slack.app_token, rig.slack.api_url):
        assert completed(rig).state is RunState.COMPLETED
        assert [one.status for one in rig.wait(rig.slack.sent)] == [200]  # which comes after


def test_a_workflow_finds_who_holds_a_role(rig: Rig) -> None:
    run = found(rig, "churn", "ML engineer")
    assert run.outputs == {
        "members": f"<@{DANA}> (backup: <@{LEE}>)",
        "holder": DANA,
        "role": "ML engineer",
    }


def test_a_group_holds_a_role_and_its_first_member_stands_for_it(rig: Rig) -> None:
    run = found(rig, "Kestrel pricing", "data_engineer")
    assert run.outputs["members"] == "<!subteam^S0DATA>"
    assert run.outputs["holder"] == LEE


def test_a_role_that_nobody_holds_has_no_first_holder(rig: Rig) -> None:
    run = found(rig, "atlas", "ML engineer")
    assert run.outputs == {"members": "nobody", "role": "ML engineer"}


def test_a_role_that_is_not_is_refused_in_a_sentence(rig: Rig) -> None:
    assert "I know no role called “astronaut”" in found(rig, "churn", "astronaut").error


def test_a_private_project_is_for_its_people_who_run_the_workflow(
    sample_file: Path, tmp_path: Path
) -> None:
    with private_rig(sample_file, tmp_path) as rig:
        theirs = found(rig, "Nightjar", "data engineer", HOLDER)
        assert theirs.outputs["members"] == f"<@{HOLDER}>"
        for runner in (BYSTANDER, ADMIN, ""):
            hidden = found(rig, "Nightjar", "data engineer", runner)
            nothing = found(rig, "Nightowl", "data engineer", runner)
            assert hidden.error == nothing.error.replace("Nightowl", "Nightjar")
            assert hidden.outputs == {}
        step = {"project": "Nightjar", "phase": "lunch", "by": BYSTANDER}
        assert "I know no project" in ran(rig, COMPLETE_STEP, step, BYSTANDER).error
        guest = found(rig, "churn", "data engineer", GUEST)
        assert (guest.state, guest.outputs) == (RunState.FAILED, {})
        assert "guest" in guest.error


def test_what_lacks_an_input_is_told_which(rig: Rig) -> None:
    nothing = ran(rig, COMPLETE_STEP, {}, ANA)
    assert nothing.state is RunState.FAILED
    assert nothing.error == (
        "Something that this step needs was left empty: Project, Phase and Completed by."
    )
    assert completed(rig, phase=" ").error.endswith("was left empty: Phase.")
    assert found(rig, "churn", "").error.endswith("was left empty: Role.")
    assert ran(rig, HOLDERS_STEP, {"project": None, "role": "developer"}).error.endswith("Project.")
    assert rig.project("churn").phase(EVALUATION).status is PhaseStatus.ACTIVE


def test_what_is_no_run_is_malformed_and_another_step_is_nobodys(rig: Rig) -> None:
    event: Json = {"type": "function_executed", "function_execution_id": "Fx1"}
    for callback in (COMPLETE_STEP, HOLDERS_STEP):
        answer = rig.slack.send_event({**event, "function": {"callback_id": callback}})
        assert answer.status == 400
    assert rig.slack.send_event({**event, "function": {"callback_id": "theirs"}}).status == 200
    assert rig.slack.send_event(event).status == 400


def _ends(rig: Rig) -> list[ApiCall]:
    return [call for call in rig.slack.calls() if call.method == "functions.completeSuccess"]
