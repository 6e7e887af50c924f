"""People read Baton in the language of their Slack."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from shutil import copy

import pytest

from bot.playground.faults import Hang
from bot.playground.sample import SEED
from tests.dialogues.home_rig import go_round, opened
from tests.dialogues.talking import asked, told
from tests.factories import ANA, DANA, LEE, OMAR, PRIYA, SAM
from tests.rig import Rig, buttons, running_rig, words

CHURN = "C0CHURN"  # at model evaluation: Ana marks it, Dana is next, Priya leads
LOCALES: dict[str, str] = {
    ANA: "de-DE",
    DANA: "es-419",
    PRIYA: "de-AT",
    SAM: "klingon",
    LEE: "fr-FR",
}
MEMBERS = tuple(replace(one, locale=LOCALES.get(one.id, one.locale)) for one in SEED.members)
SPEAKING = replace(SEED, members=MEMBERS)


@pytest.fixture
def rig(sample_file: Path, tmp_path: Path) -> Generator[Rig]:
    url = f"sqlite:///{copy(sample_file, tmp_path / 'baton.db')}"
    with running_rig(url, SPEAKING) as started:
        yield started


def test_a_question_is_answered_in_the_askers_language(rig: Rig) -> None:
    question = "who handles drift detection?"
    german = words(asked(rig, CHURN, question))
    assert f"Bei *Churn predictor*: <@{DANA}>. Vertretung: <@{LEE}>." in german
    spanish = words(asked(rig, CHURN, question, member=DANA))
    assert f"En *Churn predictor*: <@{DANA}>. Suplente: <@{LEE}>." in spanish
    english = words(asked(rig, CHURN, question, member=OMAR))
    assert f"On *Churn predictor*: <@{DANA}>. Backup: <@{LEE}>." in english


@pytest.mark.parametrize("member", [SAM, LEE])
def test_who_has_another_locale_reads_english(rig: Rig, member: str) -> None:
    assert "Yours to do:" in words(told(rig, "what is waiting for me?", member))


def test_a_handoff_is_told_to_each_in_their_language(rig: Rig) -> None:
    preview = rig.command(ANA, CHURN, "done model evaluation")
    assert "*Model evaluation* von *Churn predictor* als erledigt markieren?" in words(preview)
    rig.click(ANA, CHURN, preview, "confirm_done")
    assert "ist als erledigt markiert" in words(rig.changed(ANA, CHURN, preview))
    rig.deliver()
    offer, place = rig.direct(DANA), rig.slack.direct_channel(DANA)
    assert "*Model deployment* de *Churn predictor* está lista para ti como ML engineer" in words(
        offer
    )
    assert buttons(offer) == ["accept", "return"]
    card = words(rig.card(CHURN))
    assert "*Model evaluation* von *Churn predictor* ist erledigt." in card
    assert "Wartet auf die Annahme durch Dana Kim (Vertretung: Lee Wong)." in card
    rig.click(DANA, place, offer, "accept")
    rig.wait(lambda: rig.jobs.planned)
    rig.deliver_all()
    assert "Lo has aceptado" in words(rig.direct(DANA))
    assert "Dana Kim hat es übernommen" in words(rig.card(CHURN))


def test_a_refusal_is_in_the_language_of_who_is_refused(rig: Rig) -> None:
    german = words(rig.command(ANA, CHURN, "skip model evaluation because"))
    assert f"Nur die Leitung darf Model evaluation überspringen: frag <@{PRIYA}>." in german
    spanish = words(rig.command(DANA, CHURN, "done model evaluation"))
    assert "Solo Data scientist, quien lidera o un administrador" in spanish
    assert "puede marcar Model evaluation como terminada" in spanish


def test_who_chooses_another_language_reads_that_soon(rig: Rig) -> None:
    assert "Deine Rollen" in words(opened(rig, ANA))
    ana = next(one for one in SEED.members if one.id == ANA)
    rig.slack.change_member(replace(ana, locale="es-ES"))
    asks = "what is waiting for me?"
    rig.wait(lambda: "Está en tus manos:" in words(told(rig, asks)))
    rig.mark_done(ANA, CHURN)
    go_round(rig)  # a worker in the same process knows it as soon
    assert "Tus roles" in words(rig.slack.home_of(ANA) or {})


def test_whoever_slack_tells_nothing_about_in_time_reads_english(sample_url: str) -> None:
    with running_rig(sample_url, SPEAKING, longest=0.1) as rig:
        rig.slack.fail("users.info", Hang(2.0))
        reply = rig.command(ANA, CHURN, "skip model evaluation because")
    assert "Only the lead may skip model evaluation" in words(reply)


def test_a_team_teaches_in_german(rig: Rig) -> None:
    question = "wem gehört das Zebra-Board?"
    proposed = words(rig.command(ANA, CHURN, f'teach "{question}" = ML engineer'))
    assert f"Vorgeschlagen: „{question}“ → ML engineer." in proposed
    rig.deliver_all()
    proposal, place = rig.direct(PRIYA), rig.slack.direct_channel(PRIYA)
    assert f"<@{ANA}> will mir etwas beibringen:" in words(proposal)
    rig.click(PRIYA, place, proposal, "approve:1")
    assert "Gelernt:" in words(rig.changed(PRIYA, place, proposal))
    answer = words(asked(rig, CHURN, question))
    assert f"Bei *Churn predictor*: <@{DANA}>." in answer
    assert "Das hat mir dieser Workspace beigebracht" in answer
    assert "con la aprobación de" in words(rig.command(DANA, CHURN, "taught"))
    english = words(asked(rig, CHURN, question, member=OMAR))
    assert "This workspace taught me that" in english


def test_a_form_that_is_refused_says_so_in_the_language_of_who_submits_it(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    rig.wish_to_return(DANA)
    rig.click(DANA, rig.slack.direct_channel(DANA), rig.direct(DANA), "accept")
    rig.slack.submit(DANA, {"reason": {"written": "too late"}})
    view = rig.slack.view_of(DANA)
    assert view is not None
    assert "La entrega de Model deployment ya fue aceptada por" in words(view)
