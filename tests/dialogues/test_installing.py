"""Installing Baton by OAuth: in a browser, in several workspaces, again, and never."""

import shutil
from collections.abc import Generator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.files.registry import read_registry
from bot.playground.consents import CLIENT_ID
from bot.playground.faults import ErrorCode, ServerError
from bot.slack.examining_pages import install_page
from bot.storage.sealing import Seal
from bot.use_cases.workspaces.adopting import LOCAL
from bot.use_cases.workspaces.examining import Ailing
from bot.wiring.kept_installations import wire_installations
from domain.ids import ChannelId
from tests.dialogues.install_rig import ACME, BETA, KEY, InstallRig, Page, running_install_rig
from tests.rig import words
from tests.statements import heard


@pytest.fixture
def rig(migrated_file: Path, tmp_path: Path) -> Generator[InstallRig]:
    with running_install_rig(
        f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'baton.db')}"
    ) as started:
        yield started


@pytest.fixture(scope="module")
def refusing(
    migrated_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Generator[InstallRig]:
    """One for all tests after which nothing is installed."""
    folder = tmp_path_factory.mktemp("refusing")
    with running_install_rig(
        f"sqlite:///{shutil.copy(migrated_file, folder / 'baton.db')}"
    ) as started:
        yield started


def stored_tokens(rig: InstallRig) -> list[str]:
    with rig.core.database.connect() as connection:
        return list(connection.scalars(text("SELECT token FROM installations")))


def is_refused(page: Page, status: int, sentence: str, rig: InstallRig) -> bool:
    assert wire_installations(rig.core, (KEY,)).every() == ()
    return page.status == status and sentence in page.text and "Begin again" in page.text


def test_a_workspace_installs_baton_and_is_answered_with_its_own_token(rig: InstallRig) -> None:
    page = rig.install(ACME)
    assert (page.status, "Baton is installed in Acme." in page.text) == (200, True)
    assert page.headers["set-cookie"].startswith("slack-app-oauth-state=deleted")
    assert page.headers["referrer-policy"] == "no-referrer"
    assert "ML engineer" in words(rig.asked("U0ANA", "C0ACME"))
    (kept,) = wire_installations(rig.core, (KEY,)).every()
    told = kept.installation
    assert (told.workspace, told.enterprise, told.bot_user) == (ACME, "E0ACME", "U0BATON")
    assert (told.bot, told.installed_by, told.app) == ("B0BATON", "U0ANA", "A0BATON")
    assert "chat:write" in told.scopes


def test_tokens_are_encrypted_where_they_are_kept(rig: InstallRig) -> None:
    rig.install(ACME)
    (stored,) = stored_tokens(rig)
    token = rig.connection.client_of(ACME).token
    assert token
    assert token not in stored
    assert Seal((KEY,)).open(stored) == token


def test_a_second_workspace_has_its_own_token_and_neither_sees_the_other(rig: InstallRig) -> None:
    rig.install(ACME)
    assert "Beta &amp; &lt;Co&gt;" in rig.install(BETA).text
    rig.asked("U0ANA", "C0ACME")
    rig.asked("U0BEA", "C0BETA")
    posted = [
        (call.team, call.arguments["channel"]) for call in rig.slack.calls("chat.postMessage")
    ]
    assert posted == [(ACME, "C0ACME"), (BETA, "C0BETA")]


def test_installing_again_takes_the_new_token(rig: InstallRig) -> None:
    rig.install(ACME)
    before = rig.connection.client_of(ACME).token
    rig.slack.world.consents.revoke(ACME)
    rig.clock.advance(timedelta(days=1))
    assert rig.install(ACME).status == 200
    assert rig.connection.client_of(ACME).token != before
    assert "ML engineer" in words(rig.asked("U0ANA", "C0ACME"))
    assert len(stored_tokens(rig)) == 1


def test_where_baton_is_not_installed_it_says_so_and_asks_nobody(rig: InstallRig) -> None:
    rig.install(ACME)
    reply = rig.slack.command("U0BEA", "C0BETA", "/baton", "help")
    assert reply.error == ""
    rig.slack.wait_until(lambda: rig.slack.visible_to("U0BEA", "C0BETA"), 30)
    assert "not installed" in words(rig.slack.visible_to("U0BEA", "C0BETA")[-1])
    assert rig.slack.calls("chat.postMessage") == []


def test_denied_consent_installs_nothing(refusing: InstallRig) -> None:
    browser = refusing.browser()
    page = browser.come_back(error="access_denied", state=browser.begin())
    assert is_refused(page, 200, "You did not let Baton in", refusing)


def test_another_browser_cannot_end_what_one_began(refusing: InstallRig) -> None:
    state, code = refusing.browser().begin(), refusing.slack.allow(ACME)
    assert is_refused(
        refusing.browser().come_back(state=state, code=code),
        400,
        "This browser did not begin",
        refusing,
    )


def test_a_state_that_nobody_gave_is_refused(refusing: InstallRig) -> None:
    browser = refusing.browser()
    browser.cookie = "slack-app-oauth-state=made-up"
    page = browser.come_back(state="made-up", code=refusing.slack.allow(ACME))
    assert is_refused(page, 401, "opened twice", refusing)


def test_a_state_is_good_once(refusing: InstallRig) -> None:
    browser = refusing.browser()
    state = browser.begin()
    mine = browser.cookie
    assert is_refused(browser.come_back(state=state, code="wrong"), 400, "used already", refusing)
    browser.cookie = mine
    page = browser.come_back(state=state, code=refusing.slack.allow(ACME))
    assert is_refused(page, 401, "opened twice", refusing)


def test_a_state_is_over_after_ten_minutes(refusing: InstallRig) -> None:
    browser = refusing.browser()
    state = browser.begin()
    refusing.clock.advance(timedelta(minutes=10))
    page = browser.come_back(state=state, code=refusing.slack.allow(ACME))
    assert is_refused(page, 401, "longer than ten minutes", refusing)
    browser.begin()
    with refusing.core.database.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM oauth_states")) == 1, "swept"


@pytest.mark.parametrize(
    ("code", "status", "sentence"),
    [
        ("bad_redirect_uri", 400, "redirect URL at Slack is not this address"),
        ("user_email_unverified", 400, "Slack did not let Baton in"),
        ("", 503, "does not answer right now"),
    ],
)
def test_what_slack_answers_is_told_in_a_sentence(
    refusing: InstallRig, code: str, status: int, sentence: str
) -> None:
    refusing.slack.fail("oauth.v2.access", ErrorCode(code) if code else ServerError(503))
    assert is_refused(refusing.install(ACME), status, sentence, refusing)


def test_nothing_of_the_address_is_shown(refusing: InstallRig) -> None:
    page = refusing.browser().come_back(error="<script>alert(1)</script>")
    assert (page.status, "<script>" in page.text) == (200, False)
    assert is_refused(refusing.browser().come_back(code="x"), 400, "did not begin", refusing)


def test_the_doctor_opens_the_page_to_install_at(refusing: InstallRig) -> None:
    url = f"http://127.0.0.1:{refusing.port}"
    with pytest.raises(Ailing, match="is not https: Slack takes no such redirect URL"):
        install_page(url, CLIENT_ID)
    with pytest.raises(Ailing, match="installs another app than SLACK_CLIENT_ID"):
        install_page(url, "9.9")


def test_a_token_that_is_remembered_costs_no_look_into_the_database(rig: InstallRig) -> None:
    rig.install(ACME)
    rig.asked("U0ANA", "C0ACME")
    rig.core.questions.write_now()
    seen = heard(rig.core.database)
    rig.asked("U0ANA", "C0ACME")
    rig.core.questions.write_now()
    assert seen, "the question itself was kept"
    assert not [statement for statement in seen if "installations" in statement]


def test_a_registry_that_names_no_workspace_serves_none_that_installs(rig: InstallRig) -> None:
    team = "version: 1\nprojects: [{key: churn, name: Churn, channels: [C0ACME]}]\n"
    rig.core.import_registry(read_registry(team, "team.yaml").content, LOCAL)
    for installed in (ACME, BETA):
        rig.install(installed)
        with rig.core.open_work(installed) as work:
            assert work.registry.in_channel(ChannelId("C0ACME")) == ()
