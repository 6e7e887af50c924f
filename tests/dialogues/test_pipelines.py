"""Pipelines that mark phases done with a token, and what people see of it."""

import json
from collections.abc import Callable, Generator
from http.client import HTTPConnection
from typing import Any

import pytest

from bot.pipeline_door import PipelineDoor
from bot.serving import Site, WebServer
from bot.telemetry.health import Readiness
from bot.telemetry.metrics import Metrics
from domain.projects import PhaseStatus, Pipeline
from tests.factories import ANA, DANA
from tests.rig import ACME, Rig, words

CHURN = "C0CHURN"
DONE = {"project": "churn", "phase": "model_evaluation", "note": "AUC 0.91"}

Post = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def token(rig: Rig) -> str:
    return rig.core.tokens.create(ACME, "nightly-train", ("churn",), ("model evaluation",))


@pytest.fixture
def post(rig: Rig) -> Generator[Post]:
    """Send what a pipeline would to the door, over HTTP."""
    door = PipelineDoor(rig.core.complete_by_pipeline)
    site = Site(door, Readiness({}), Metrics(), door)
    with WebServer(site, "127.0.0.1", 0, threads=2) as server:

        def send(token: str, body: object, **headers: str) -> tuple[int, dict[str, Any]]:
            connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
            sent = body if isinstance(body, str) else json.dumps(body)
            every = {"Authorization": f"Bearer {token}"} if token else {}
            every |= {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request("POST", "/pipeline/done", sent.encode(), every)
            response = connection.getresponse()
            answer = response.status, json.loads(response.read())
            connection.close()
            return answer

        yield send


def status(rig: Rig, phase: str) -> PhaseStatus:
    return next(p.status for p in rig.project("churn").phases if p.key == phase)


def test_a_pipeline_completes_what_its_token_is_for(rig: Rig, post: Post, token: str) -> None:
    sent = {**DONE, "links": {"run": "https://runs.example.com/7"}, "risks": "few positives"}
    code, told = post(token, sent)
    assert (code, told) == (
        200,
        {"done": True, "repeated": False, "project": "churn", "phase": "model_evaluation"},
    )
    rig.deliver_all()
    offer = words(rig.direct(DANA))
    assert "AUC 0.91" in offer
    assert "runs.example.com/7" in offer
    assert "pipeline *nightly-train*" in words(rig.card(CHURN)).casefold()
    done = next(p for p in rig.project("churn").phases if p.key == "model_evaluation").completion
    assert done is not None
    assert done.by == Pipeline("nightly-train")


def test_the_same_report_counts_once(rig: Rig, post: Post, token: str) -> None:
    first = post(token, DONE, Idempotency_Key="run-7")
    again = post(token, DONE, Idempotency_Key="run-7")
    assert (first[1]["repeated"], again[1]["repeated"]) == (False, True)
    code, told = post(token, DONE)
    assert code == 409
    assert "was already completed" in told["error"]
    rig.deliver_all()
    assert len(rig.slack.direct_messages(DANA)) == 1


def test_a_wrong_and_a_revoked_token_are_told_the_same(rig: Rig, post: Post, token: str) -> None:
    wrong = ("", "x", token + "x", token.replace(ACME, "T0OTHER"), token.replace("nightly", "x"))
    refused = [post(presented, DONE) for presented in wrong]
    rig.core.tokens.revoke(ACME, "nightly-train")
    refused.append(post(token, DONE))
    assert refused == [(401, {"error": "This token is not valid, or it was revoked."})] * 6
    assert status(rig, "model_evaluation") is PhaseStatus.ACTIVE


@pytest.mark.parametrize(
    "other", [{"phase": "model_deployment"}, {"project": "atlas"}, {"project": "zebra"}]
)
def test_what_the_token_is_not_for_is_refused(
    post: Post, token: str, other: dict[str, str]
) -> None:
    code, told = post(token, {**DONE, **other})
    assert code == 403
    assert told["error"].endswith("done: it is for model_evaluation of churn.")


def test_what_cannot_be_read_is_said(post: Post, token: str) -> None:
    said = {
        "{": "The body is not JSON.",
        "[]": "The body is not a JSON object.",
        json.dumps({"project": "churn"}): "“phase” is missing.",
        json.dumps({"project": "churn", "risk": "few rows"}): "“risk” is not a field; they are "
        "project, phase, note, ticked, links and risks.",
        json.dumps({**DONE, "note": 7}): "“note” must be a text.",
        json.dumps({**DONE, "links": "x"}): "“links” must be an object of names and addresses.",
        json.dumps({**DONE, "ticked": [1]}): "“ticked” must be a list of texts.",
        "x" * 70_000: "The body may have at most 65,536 bytes.",
    }
    for body, sentence in said.items():
        assert post(token, body) == (400, {"error": sentence})


def test_a_body_in_pieces_is_asked_for_whole(post: Post, token: str) -> None:
    said = json.dumps(DONE)
    pieces = f"{len(said):x}\r\n{said}\r\n0\r\n\r\n"
    code, told = post(token, pieces, Transfer_Encoding="chunked")
    assert code == 400
    assert "with a Content-Length" in told["error"]


def test_a_link_that_leads_nowhere_changes_nothing(rig: Rig, post: Post, token: str) -> None:
    code, told = post(token, {**DONE, "links": {"run": "javascript:alert(1)"}})
    assert code == 422
    assert "javascript" in told["error"]
    assert status(rig, "model_evaluation") is PhaseStatus.ACTIVE


def test_a_person_who_comes_later_reads_that_it_is_done(rig: Rig, post: Post, token: str) -> None:
    preview = rig.command(ANA, CHURN, "done model evaluation")
    post(token, DONE)
    before = len(rig.slack.visible_to(ANA, CHURN))
    rig.click(ANA, CHURN, preview, "confirm_done")
    assert "was already completed" in words(rig.next_message(ANA, CHURN, before))


def test_a_note_of_3000_characters_is_kept_whole(rig: Rig, post: Post, token: str) -> None:
    code, told = post(token, {**DONE, "note": "x" * 3_001})
    assert (code, told["error"]) == (422, "The note may have at most 3,000 characters.")
    assert post(token, {**DONE, "note": "x" * 3_000})[0] == 200
    rig.deliver_all()
    assert "x" * 2_500 in words(rig.direct(DANA))
    done = next(p for p in rig.project("churn").phases if p.key == "model_evaluation").completion
    assert done is not None
    assert len(done.note) == 3_000


def test_a_note_too_long_for_a_button_opens_the_form(rig: Rig) -> None:
    note = "x" * 2_500
    rig.slack.command(ANA, CHURN, "/baton", f"done model evaluation {note}")
    view = rig.wait(lambda: rig.slack.view_of(ANA))
    assert note in str(view)
    rig.submit(ANA, {"note": {"given": note}})
    rig.wait(lambda: status(rig, "model_evaluation") is PhaseStatus.DONE or None)
