"""Teaching in Slack, by every door, until the answer is there."""

from datetime import timedelta

import pytest

from bot.playground.sample import SEED
from bot.slack.names import TEACH_SHORTCUT
from bot.slack.shortcuts import SHORTCUTS
from tests.databases import on_either
from tests.dialogues.teaching_rig import (
    CHURN,
    KNOWN,
    ZEBRA,
    asked,
    filled,
    form,
    form_by_command,
    shown,
    told,
)
from tests.factories import ANA, DANA, LEE, OMAR, PRIYA
from tests.rig import Rig, buttons, words


@on_either
def test_what_is_taught_is_answered_at_once_and_its_first_asker_is_told(rig: Rig) -> None:
    unknown = asked(rig, ANA, ZEBRA)
    assert "I don’t know who handles" in words(unknown)
    assert buttons(unknown) == ["ask_lead", "teach"]
    form(rig, PRIYA, CHURN, unknown)

    reply = rig.slack.submit(PRIYA, filled(role="ml_engineer", topic="zebra board"))

    assert (reply.error, reply.errors) == ("", {})
    assert "Learned" in shown(rig, PRIYA)
    (message,) = told(rig, ANA)
    assert ZEBRA in message
    assert f"<@{DANA}>" in message
    answer = asked(rig, OMAR, "Who handles the ZEBRA board")
    assert "*zebra board* → ML engineer" in words(answer)
    assert f"<@{DANA}>" in words(answer)
    assert len(told(rig, ANA)) == 1


def test_the_form_opens_with_the_words_of_the_question(rig: Rig) -> None:
    unknown = asked(rig, ANA, "who handles <b>zebra</b> & co?")
    view = form(rig, ANA, CHURN, unknown)
    written = [
        b["element"]["initial_value"] for b in view["blocks"] if b.get("block_id") == "phrase"
    ]
    assert written == ["who handles <b>zebra</b> & co?"]


@pytest.mark.parametrize(
    "variant",
    [
        "who handles the zebra board?",
        "  WHO handles   the zébra-board ",
        "Who handles “the zebra board”!!",
    ],
)
def test_a_taught_phrase_is_recognised_however_it_is_typed(rig: Rig, variant: str) -> None:
    rig.command(PRIYA, CHURN, f'teach "{ZEBRA}" = data engineer')
    assert f"<@{LEE}>" in words(asked(rig, ANA, variant))


def test_a_command_teaches_directly(rig: Rig) -> None:
    learned = rig.command(PRIYA, CHURN, "teach “who owns the zebra?” = ML engineer")
    assert "Learned: “who owns the zebra?” → ML engineer" in words(learned)
    assert f"<@{DANA}>" in words(rig.command(ANA, CHURN, "ask who owns the zebra"))


def test_a_command_teaches_another_word_for_a_responsibility(rig: Rig) -> None:
    rig.command(PRIYA, CHURN, 'teach "quagga index" = model versioning')
    assert f"<@{DANA}>" in words(asked(rig, ANA, "who looks after the quagga index here?"))


@pytest.mark.parametrize("alias", ["atlas index", "old churn board", "Dana Kim list"])
def test_another_word_may_have_a_name_in_it(rig: Rig, alias: str) -> None:
    rig.command(PRIYA, CHURN, f'teach "{alias}" = user interface')
    answer = words(asked(rig, ANA, f"who looks after the {alias} here?"))
    assert f"*user interface* → Developer. On *Churn predictor*: <@{OMAR}>" in answer
    elsewhere = words(asked(rig, ANA, f"who looks after the {alias} on kestrel?"))
    assert "Nobody holds this role on *Kestrel pricing* yet." in elsewhere
    assert "*Atlas search*  ·" in words(rig.command(ANA, CHURN, "ask what is the status of atlas?"))
    assert f"<@{DANA}> is" in words(rig.command(ANA, CHURN, "ask what does Dana Kim do?"))


def test_a_command_with_an_unknown_role_says_so_and_mentions_nobody(rig: Rig) -> None:
    refused = rig.command(PRIYA, CHURN, 'teach "zebra" = <!channel> &amp; co')
    assert "I know no role and no responsibility called" in words(refused)
    assert "<!channel>" not in words(refused)


def test_the_form_teaches_another_word(rig: Rig) -> None:
    view = form_by_command(rig, PRIYA, "alias", "quagga index")
    assert [b.get("block_id") for b in view["blocks"]][:3] == ["way", "phrase", "responsibility"]

    rig.submit(PRIYA, filled(responsibility="model_versioning"))

    assert "another word for *model versioning*" in shown(rig, PRIYA)
    assert f"<@{DANA}>" in words(asked(rig, ANA, "who looks after the quagga index here?"))


def test_the_form_gives_a_responsibility_to_another_role(rig: Rig) -> None:
    form_by_command(rig, PRIYA, "moved")

    rig.submit(PRIYA, filled(responsibility="model_versioning", role="data_engineer"))

    assert "*model versioning* belongs to the data engineer" in shown(rig, PRIYA)
    answer = asked(rig, ANA, KNOWN)
    assert f"<@{LEE}>" in words(answer)
    assert f"<@{DANA}>" not in words(answer)


def test_errors_stand_at_their_field(rig: Rig) -> None:
    form_by_command(rig, PRIYA)
    blank = rig.slack.submit(PRIYA, filled(phrase="?!", role="developer"))
    assert list(blank.errors) == ["phrase"]
    assert "none that I could recognise" in blank.errors["phrase"]
    form_by_command(rig, PRIYA, "moved")
    same = filled(responsibility="model_versioning", role="ml_engineer")
    assert "belongs to the ML engineer already" in rig.slack.submit(PRIYA, same).errors["role"]
    form_by_command(rig, PRIYA, "alias")
    taken = filled(phrase="model versioning", responsibility="drift_detection")
    assert "already" in rig.slack.submit(PRIYA, taken).errors["phrase"]


def test_the_same_words_are_not_taught_twice(rig: Rig) -> None:
    rig.command(PRIYA, CHURN, f'teach "{ZEBRA}" = data engineer')
    again = rig.command(PRIYA, CHURN, f'teach "{ZEBRA}" = developer')
    assert "is the data engineer’s" in words(again)


def test_a_message_is_taught_from_its_menu(rig: Rig) -> None:
    ts = rig.slack.say(ANA, CHURN, "@Baton who handles the zebra board?")
    rig.next_message(ANA, CHURN, 1)

    assert rig.slack.message_shortcut(PRIYA, CHURN, ts, TEACH_SHORTCUT).error == ""

    rig.wait(lambda: rig.slack.view_of(PRIYA))
    reply = rig.slack.submit(PRIYA, filled(role="ml_engineer"))
    assert (reply.error, reply.errors) == ("", {})
    assert "Learned: “who handles the zebra board?”" in shown(rig, PRIYA)
    assert f"<@{DANA}>" in words(asked(rig, ANA, ZEBRA))


def test_another_shortcut_is_not_ours(rig: Rig) -> None:
    ts = rig.slack.say(ANA, CHURN, "hello")
    assert rig.slack.message_shortcut(ANA, CHURN, ts, "somebody_elses").error == ""
    assert rig.slack.view_of(ANA) is None


def test_the_playground_offers_the_shortcuts_of_the_manifest() -> None:
    offered = [(one.callback_id, one.name, one.on_messages) for one in SEED.bot.shortcuts]
    assert offered == [(one.callback, one.name, one.kind == "message") for one in SHORTCUTS]


def test_what_changes_answers_is_taught_after_a_warning(rig: Rig) -> None:
    for member in (ANA, OMAR, DANA):
        asked(rig, member, KNOWN)
    form_by_command(rig, PRIYA)

    rig.submit(PRIYA, filled(phrase=KNOWN, role="data_engineer"))

    assert "This changes 3 answered questions" in shown(rig, PRIYA)
    assert f"<@{DANA}>" in words(asked(rig, ANA, KNOWN))
    rig.submit(PRIYA, {})
    assert "Learned" in shown(rig, PRIYA)
    assert f"<@{LEE}>" in words(asked(rig, ANA, KNOWN))


def test_a_command_warns_too_and_a_click_teaches_it_anyway(rig: Rig) -> None:
    asked(rig, ANA, KNOWN)
    warned = rig.command(PRIYA, CHURN, f'teach "{KNOWN}" = data engineer')
    assert "This changes 1 answered question, such as" in words(warned)
    assert buttons(warned) == ["teach_anyway", "cancel"]
    rig.click(PRIYA, CHURN, warned, "teach_anyway")
    assert "Learned" in words(rig.changed(PRIYA, CHURN, warned))
    assert f"<@{LEE}>" in words(asked(rig, ANA, KNOWN))


def test_an_alias_that_changes_answers_is_counted(rig: Rig) -> None:
    asked(rig, ANA, "who handles model versioning?")
    asked(rig, ANA, "who does drift detection?")
    form_by_command(rig, PRIYA, "moved")
    rig.submit(PRIYA, filled(responsibility="model_versioning", role="data_engineer"))
    assert "This changes 1 answered question" in shown(rig, PRIYA)


def test_what_is_taught_comes_back_harmless(rig: Rig) -> None:
    rig.command(PRIYA, CHURN, 'teach "ping <!channel> &amp; <@U0DANA|dana>" = developer')
    listed = rig.command(PRIYA, CHURN, "taught")
    assert "<!channel>" not in words(listed)
    assert f"<@{DANA}>" not in words(listed)


def test_whoever_asked_first_is_told_once_and_nobody_else(rig: Rig) -> None:
    for member in (ANA, OMAR, ANA):
        asked(rig, member, ZEBRA)
        rig.clock.advance(timedelta(minutes=1))
    rig.command(PRIYA, CHURN, f'teach "{ZEBRA}" = data engineer')
    assert len(told(rig, ANA)) == 1
    assert told(rig, OMAR) == []
    rig.command(PRIYA, CHURN, 'teach "zebra board" = feature engineering')
    assert len(told(rig, ANA)) == 1


def test_an_alias_answers_what_was_asked_before(rig: Rig) -> None:
    asked(rig, ANA, "who looks after the quaggas here?")
    rig.command(PRIYA, CHURN, 'teach "quaggas" = model versioning')
    (message,) = told(rig, ANA)
    assert "*model versioning* → ML engineer" in message


def test_who_teaches_the_answer_to_their_own_question_is_not_told(rig: Rig) -> None:
    asked(rig, PRIYA, ZEBRA)
    rig.command(PRIYA, CHURN, f'teach "{ZEBRA}" = data engineer')
    assert told(rig, PRIYA) == []


def test_what_is_undone_before_it_is_told_is_not_told(rig: Rig) -> None:
    asked(rig, ANA, ZEBRA)
    rig.command(PRIYA, CHURN, f'teach "{ZEBRA}" = data engineer')
    listed = rig.command(PRIYA, CHURN, "taught")
    rig.click(PRIYA, CHURN, listed, "undo:1")
    rig.changed(PRIYA, CHURN, listed)
    assert told(rig, ANA) == []
