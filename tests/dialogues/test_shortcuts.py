"""Shortcuts: to ask about a message, to mark a phase done from it, to see one's own work."""

from bot.slack.names import ASK_SHORTCUT, DONE_SHORTCUT, MY_WORK_SHORTCUT
from bot.slack.views.forms.done import GIVEN, PHASE, link_block
from domain.ids import PhaseKey
from domain.projects import PhaseStatus
from tests.dialogues.teaching_rig import CHURN, COFFEE, KNOWN, shown
from tests.factories import ANA, DANA, LEE, OMAR, PRIYA
from tests.rig import Json, Rig, buttons, words

EVALUATION = PhaseKey("model_evaluation")
MINE = "*Model evaluation* of *Atlas search*"


def chosen(rig: Rig, member: str, channel: str, ts: str, shortcut: str) -> None:
    assert rig.slack.message_shortcut(member, channel, ts, shortcut).error == ""


def answered(rig: Rig, member: str, ts: str, channel: str = CHURN) -> Json:
    """Ask Baton about a message and return what the one who asked sees."""
    before = len(rig.slack.visible_to(member, channel))
    chosen(rig, member, channel, ts, ASK_SHORTCUT)
    return rig.next_message(member, channel, before)


def test_what_a_message_asks_is_answered_to_the_one_who_wants_to_know(rig: Rig) -> None:
    ts = rig.slack.say(OMAR, CHURN, KNOWN)
    answer = answered(rig, ANA, ts)
    assert f"<@{DANA}>" in words(answer)
    assert "vote" in buttons(answer)
    assert len(rig.slack.visible_to(OMAR, CHURN)) == 1


def test_who_goes_on_in_the_thread_of_the_message_may_leave_things_out(rig: Rig) -> None:
    ts = rig.slack.say(OMAR, CHURN, KNOWN)
    reply = rig.slack.say(LEE, CHURN, KNOWN, ts)
    answered(rig, ANA, reply)
    before = len(rig.slack.visible_to(OMAR, CHURN))
    rig.slack.say(OMAR, CHURN, "@Baton and who is the backup?", ts)
    assert f"<@{LEE}>" in words(rig.next_message(OMAR, CHURN, before + 1))


def test_a_message_without_words_is_told_to_have_none(rig: Rig) -> None:
    ts = rig.slack.say(OMAR, CHURN, "@Baton")
    rig.next_message(OMAR, CHURN, 1)
    assert "no words in that message" in words(answered(rig, ANA, ts))


def test_a_vote_on_an_answer_that_one_alone_sees_is_kept(rig: Rig) -> None:
    answer = answered(rig, ANA, rig.slack.say(OMAR, CHURN, KNOWN))
    before = len(rig.slack.visible_to(ANA, CHURN))
    rig.click(ANA, CHURN, answer, "vote", "right\n" + _question(answer))
    assert "Thank you" in words(rig.next_message(ANA, CHURN, before))


def test_a_phase_is_marked_done_from_a_message_whose_link_travels_along(rig: Rig) -> None:
    ts = rig.slack.say(OMAR, CHURN, "The evaluation is through")
    before = len(rig.slack.visible_to(ANA, CHURN))

    chosen(rig, ANA, CHURN, ts, DONE_SHORTCUT)
    rig.wait(lambda: rig.slack.view_of(ANA))
    assert "Link to the message" in shown(rig, ANA)
    assert rig.slack.submit(ANA, {}).errors == {}

    assert f"<@{DANA}>" in words(rig.next_message(ANA, CHURN, before))
    rig.deliver()
    link = f"<https://acme.slack.com/archives/{CHURN}/p{ts.replace('.', '')}|message>"
    assert link in words(rig.card(CHURN))
    assert link in words(rig.direct(DANA))
    assert rig.slack.view_of(ANA) is None


def test_the_link_of_a_reply_leads_into_its_thread_and_may_be_left_out(rig: Rig) -> None:
    first = rig.slack.say(OMAR, CHURN, "How is the evaluation?")
    reply = rig.slack.say(LEE, CHURN, "Through", first)
    chosen(rig, ANA, CHURN, reply, DONE_SHORTCUT)
    view = rig.wait(lambda: rig.slack.view_of(ANA))
    assert f"?thread_ts={first}&cid={CHURN}" in str(view)
    assert rig.slack.submit(ANA, {link_block("message"): {GIVEN: ""}}).errors == {}
    rig.deliver()
    assert "|message>" not in words(rig.card(CHURN))


def test_whoever_may_mark_several_phases_is_asked_which(rig: Rig) -> None:
    ts = rig.slack.say(OMAR, COFFEE, "All of it is done")
    chosen(rig, PRIYA, COFFEE, ts, DONE_SHORTCUT)
    rig.wait(lambda: rig.slack.view_of(PRIYA))
    assert "Which phase?" in shown(rig, PRIYA)

    reply = rig.slack.submit(PRIYA, {PHASE: {GIVEN: "churn\nmodel_evaluation"}})

    assert (reply.error, reply.action) == ("", "update")
    assert "Link to the message" in shown(rig, PRIYA)
    assert rig.slack.submit(PRIYA, {}).errors == {}
    assert rig.project("churn").phase(EVALUATION).status is PhaseStatus.DONE


def test_a_phase_that_somebody_marked_meanwhile_is_told_in_the_place_of_the_choice(
    rig: Rig,
) -> None:
    ts = rig.slack.say(OMAR, COFFEE, "All of it is done")
    chosen(rig, PRIYA, COFFEE, ts, DONE_SHORTCUT)
    rig.wait(lambda: rig.slack.view_of(PRIYA))
    rig.mark_done(ANA, CHURN)
    rig.slack.submit(PRIYA, {PHASE: {GIVEN: "churn\nmodel_evaluation"}})
    assert "was already completed" in shown(rig, PRIYA)


def test_whoever_may_mark_nothing_reads_so(rig: Rig) -> None:
    ts = rig.slack.say(OMAR, CHURN, "Done!")
    before = len(rig.slack.visible_to(DANA, CHURN))
    chosen(rig, DANA, CHURN, ts, DONE_SHORTCUT)
    told = rig.next_message(DANA, CHURN, before)
    assert "No phase is open that you may mark done" in words(told)
    assert rig.slack.view_of(DANA) is None


def my_work(rig: Rig, member: str) -> Json:
    assert rig.slack.shortcut(member, MY_WORK_SHORTCUT).error == ""
    return rig.wait(lambda: rig.slack.view_of(member))


def test_my_work_is_the_home_in_a_modal(rig: Rig) -> None:
    work = my_work(rig, ANA)
    assert work["type"] == "modal"
    assert "Model evaluation" in words(work)


def test_a_phase_is_marked_done_over_my_work_which_then_shows_it(rig: Rig) -> None:
    work = my_work(rig, ANA)
    assert MINE in words(work)
    assert rig.slack.click_in_view(ANA, "mark_done:1").error == ""
    rig.wait(lambda: _other(rig, ANA, work))
    assert rig.slack.submit(ANA, {}).errors == {}
    assert "is marked as done" in shown(rig, ANA)
    rig.slack.close_view(ANA)
    rig.wait(lambda: MINE not in shown(rig, ANA) or None)
    assert rig.slack.view_of(ANA)["id"] == work["id"]  # type: ignore[index] - it is open


def test_a_handoff_is_accepted_in_my_work_which_then_shows_it(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    work = my_work(rig, DANA)
    assert rig.slack.click_in_view(DANA, "accept:1").error == ""
    rig.wait(lambda: "is yours as" in shown(rig, DANA) or None)
    assert rig.slack.view_of(DANA)["id"] == work["id"]  # type: ignore[index] - it is open


def _other(rig: Rig, member: str, before: Json) -> Json | None:
    now = rig.slack.view_of(member)
    return now if now and now["id"] != before["id"] else None


def _question(answer: Json) -> str:
    (thumbs,) = (b for b in answer["blocks"] if b["type"] == "context_actions")
    return str(thumbs["elements"][0]["positive_button"]["value"]).split("\n")[1]
