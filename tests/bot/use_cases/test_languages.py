"""In whose words a member reads: remembered, kept, or asked of Slack, for a moment at most."""

from collections.abc import Callable
from threading import Event
from typing import NoReturn

from bot.files.words import words_in
from bot.use_cases.delivering.readers import reader_of, words_for
from bot.use_cases.people.admitting import Admit
from bot.use_cases.people.knowing_zones import KnowTimeZones
from bot.use_cases.people.languages import REMEMBERED_FOR, UNKNOWN_FOR, KnowLanguage
from bot.use_cases.ports.calendars import SlackProfile
from bot.use_cases.ports.sending import Uncertain
from domain.errors import RegistryAway
from domain.ids import MemberId, ProjectKey, WorkspaceId
from domain.statuses import Membership
from tests.databases import on_sqlite
from tests.factories import ANA, DANA
from tests.fakes.post_office import ACME, PostOffice, a_card, an_offer

GERMAN, SPANISH = words_in("de"), words_in("es")


def learn(post_office: PostOffice, locale: str | None, member: MemberId = ANA) -> None:
    zones = KnowTimeZones(post_office.open_work, post_office.clock)
    zones.note(ACME, member, SlackProfile(locale=locale))


def knowing(
    post_office: PostOffice, says: Callable[[], str] | None = None, patience: float = 5.0
) -> KnowLanguage:
    """What knows languages; Slack says a locale, which is kept as what asks it does."""

    def ask(workspace: WorkspaceId, member: MemberId) -> Membership:
        del workspace
        if says is not None:
            learn(post_office, says(), member)
        return Membership.MEMBER

    admit = Admit(post_office.open_work, post_office.clock, ask)
    return KnowLanguage(post_office.open_work, admit, words_in, patience)


def test_what_is_kept_is_read_once_in_five_minutes(post_office: PostOffice) -> None:
    know = knowing(post_office)
    learn(post_office, "de-DE")
    assert know(ACME, ANA) is GERMAN
    learn(post_office, "es-419")
    assert know(ACME, ANA) is GERMAN
    post_office.clock.advance(REMEMBERED_FOR)
    assert know(ACME, ANA) is SPANISH


@on_sqlite
def test_who_is_forgotten_is_looked_up_again_at_once(post_office: PostOffice) -> None:
    know = knowing(post_office)
    know.forget(ACME, ANA)  # of whom nothing is remembered
    learn(post_office, "de-DE")
    assert know(ACME, ANA) is GERMAN
    learn(post_office, "es-419")
    know.forget(ACME, ANA)
    assert know(ACME, ANA) is SPANISH


@on_sqlite
def test_what_slack_leaves_out_is_as_it_was(post_office: PostOffice) -> None:
    learn(post_office, "es-ES")
    learn(post_office, None)
    assert knowing(post_office)(ACME, ANA) is SPANISH


@on_sqlite
def test_of_whom_nothing_is_known_slack_is_asked_once(post_office: PostOffice) -> None:
    asked: list[int] = []

    def says() -> str:
        asked.append(1)
        return "de-AT"

    know = knowing(post_office, says)
    assert know(ACME, ANA) is GERMAN
    post_office.clock.advance(REMEMBERED_FOR)
    assert know(ACME, ANA) is GERMAN
    assert len(asked) == 1


@on_sqlite
def test_slack_that_takes_long_is_not_waited_for(post_office: PostOffice) -> None:
    may_answer = Event()

    def says() -> str:
        may_answer.wait(30)
        return "de-DE"

    know = knowing(post_office, says, patience=0.01)
    assert know(ACME, ANA) is None
    may_answer.set()
    know.asking.shutdown(wait=True)  # the answer, late as it is, is kept
    post_office.clock.advance(UNKNOWN_FOR)
    assert know(ACME, ANA) is GERMAN


@on_sqlite
def test_slack_that_does_not_answer_means_english_for_a_minute(post_office: PostOffice) -> None:
    def says() -> str:
        raise Uncertain("timed out")

    know = knowing(post_office, says)
    assert know(ACME, ANA) is None
    learn(post_office, "de-DE")
    assert know(ACME, ANA) is None
    post_office.clock.advance(UNKNOWN_FOR)
    assert know(ACME, ANA) is GERMAN


@on_sqlite
def test_a_database_that_is_away_or_a_bug_means_english(post_office: PostOffice) -> None:
    def away(workspace: WorkspaceId) -> NoReturn:
        del workspace
        raise RegistryAway

    def says() -> str:
        raise ZeroDivisionError

    assert KnowLanguage(away, Admit(away, post_office.clock), words_in)(ACME, ANA) is None
    assert knowing(post_office, says)(ACME, ANA) is None


@on_sqlite
def test_nobody_reads_english(post_office: PostOffice) -> None:
    assert knowing(post_office)(ACME, MemberId("")) is None


@on_sqlite
def test_a_message_is_in_the_receivers_language_a_card_in_the_leads(
    post_office: PostOffice,
) -> None:
    learn(post_office, "es-ES", DANA)
    with post_office.open_work(ACME) as work:
        assert words_for(an_offer(DANA), work, words_in) is SPANISH
        lead = work.registry.project(ProjectKey("churn")).lead
        assert reader_of(a_card(), work) == lead
        assert words_for(a_card(), work, words_in) is None
