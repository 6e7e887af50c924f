"""What a machine lacks is skipped with a reason, told at the end, and missed in CI."""

import socket

import pytest
from pytest_socket import SocketConnectBlockedError

from tests import skipped
from tests.needs import Need, lacking, needs_slack_material

REASON = "there is no server"


def test_what_is_lacking_is_skipped_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BATON_REQUIRE_ALL", raising=False)
    with pytest.raises(pytest.skip.Exception, match=f"PostgreSQL: {REASON}"):
        lacking(Need.POSTGRESQL, REASON)


def test_where_everything_is_required_it_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BATON_REQUIRE_ALL", "1")
    with pytest.raises(pytest.fail.Exception, match=REASON):
        lacking(Need.CHROMIUM, REASON)


def test_facts_about_slack_may_be_absent_even_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BATON_REQUIRE_ALL", "1")
    monkeypatch.setenv("BATON_SLACK_MATERIAL", "/nowhere")
    with pytest.raises(pytest.skip.Exception, match="BATON_SLACK_MATERIAL"):
        needs_slack_material("contract")


def test_a_run_ends_with_what_was_not_run(report: pytest.TestReport) -> None:
    assert skipped.lines([report, report]) == [f"NOT RUN HERE: {REASON} (2 tests)"]


def test_the_network_is_blocked_but_for_loopback() -> None:
    with pytest.raises(SocketConnectBlockedError), pytest.warns(match="192.0.2.1"):
        socket.create_connection(("192.0.2.1", 80), timeout=5)
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()


@pytest.fixture
def report() -> pytest.TestReport:
    """A test that was skipped."""
    return pytest.TestReport(
        nodeid="tests/test_a.py::test_a",
        location=("tests/test_a.py", 1, "test_a"),
        keywords={},
        outcome="skipped",
        longrepr=("tests/test_a.py", 1, f"Skipped: {REASON}"),
        when="setup",
    )
