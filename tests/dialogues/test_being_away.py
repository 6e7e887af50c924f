"""Whoever is away is stood in for, and everybody reads who was told instead of whom."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.ids import PhaseKey
from domain.projects import PhaseStatus
from tests.factories import ANA, DANA, LEE, OMAR, PRIYA, SAM
from tests.rig import Json, Rig, buttons, words

CHURN = "C0CHURN"  # at model evaluation: Ana marks it, Dana is next, Lee is her backup
TUESDAY = datetime(2026, 11, 24, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _on_a_tuesday_morning(rig: Rig) -> None:
    rig.clock.reach(TUESDAY)


def told(rig: Rig, member: str) -> list[str]:
    return [words(message) for message in rig.slack.direct_messages(member)]


def form(rig: Rig, member: str) -> Json:
    """Open the form of the preferences."""
    assert rig.slack.command(member, CHURN, "/baton", "preferences").error == ""
    return rig.wait(lambda: rig.slack.view_of(member))


def filled(**fields: str) -> Json:
    return {field: {f"{field}_entered": value} for field, value in fields.items()}


def test_the_substitute_is_asked_and_everybody_reads_why(rig: Rig) -> None:
    reply = rig.command(DANA, CHURN, f"away until 3 Jan to <@{SAM}|sam>")
    assert "You are away from Tue 24 Nov 2026 until Sun 3 Jan 2027" in words(reply)
    assert f"<@{SAM}> stands in for you" in words(reply)
    rig.deliver()
    assert f"<@{DANA}> named you" in told(rig, SAM)[0]
    preview = rig.command(ANA, CHURN, "done")
    instead = f"<@{DANA}> is away until 3 Jan; <@{SAM}> instead."
    assert f"<@{SAM}> will be told." in words(preview)
    assert instead in words(preview)
    rig.click(ANA, CHURN, preview, "confirm_done")
    assert instead in words(rig.changed(ANA, CHURN, preview))
    rig.deliver_all()
    offer = rig.direct(SAM)
    assert f"You stand in for <@{DANA}>, who is away until 3 Jan." in words(offer)
    waits = words(rig.command(SAM, CHURN, "what waits for me?"))
    assert "*Model deployment* of *Churn predictor*" in waits
    assert "Dana Kim is away until 3 Jan; Sam Okafor instead." in words(rig.card(CHURN))
    assert told(rig, DANA) == told(rig, LEE) == []
    rig.click(SAM, rig.slack.direct_channel(SAM), offer, "accept")
    rig.wait(lambda: rig.project("churn").handoffs[-1].settled_by == SAM)
    rig.mark_done(SAM, CHURN, "model deployment")
    assert rig.project("churn").phase(PhaseKey("model_deployment")).status is PhaseStatus.DONE


def test_of_a_stand_in_who_cannot_be_reached_the_lead_has_one_message_a_day(rig: Rig) -> None:
    rig.command(DANA, CHURN, f"away until 3 Jan to <@{SAM}|sam>")
    rig.deliver()
    rig.slack.disconnect()  # nobody tells us
    rig.slack.deactivate(SAM)
    rig.slack.connect(rig.address)
    rig.mark_done(ANA, CHURN, "model evaluation")
    rig.deliver_all()
    (first,) = told(rig, PRIYA)
    assert f"<@{SAM}> stands in for somebody and cannot be reached" in first
    assert "• *Model deployment* of *Churn predictor*" in first
    rig.mark_done(PRIYA, CHURN, "model deployment")
    rig.deliver_all()
    (later,) = told(rig, PRIYA)
    assert "• *Model serving* of *Churn predictor*" in later
    assert "Model deployment" not in later


def test_without_a_substitute_the_backup_is_asked(rig: Rig) -> None:
    rig.command(DANA, CHURN, "away until friday")
    marked = rig.mark_done(ANA, CHURN)
    assert f"<@{DANA}> is away until 27 Nov; <@{LEE}> instead." in words(marked)
    rig.deliver_all()
    assert "You stand in for" in told(rig, LEE)[0]
    assert told(rig, DANA) == []


def test_where_all_are_away_the_holder_is_asked_when_they_are_back(rig: Rig) -> None:
    rig.command(DANA, CHURN, "away until friday")
    rig.command(LEE, CHURN, "away until 24.12.")
    marked = rig.mark_done(ANA, CHURN)
    assert f"<@{DANA}>: queued for 09:00 Europe/Berlin on Mon 30 Nov." in words(marked)
    rig.deliver_all()
    assert (len(told(rig, DANA)), told(rig, LEE)) == (1, [])
    assert rig.clock.now >= datetime(2026, 11, 30, 8, tzinfo=UTC)


def test_on_the_evening_before_the_last_day_off_nobody_stands_in_any_longer(rig: Rig) -> None:
    rig.command(DANA, CHURN, "away until sunday")
    rig.clock.reach(datetime(2026, 11, 29, 20, tzinfo=UTC))
    marked = rig.mark_done(ANA, CHURN)
    assert f"<@{DANA}>: queued for 09:00 Europe/Berlin on Mon 30 Nov." in words(marked)


def test_a_substitute_who_is_away_themselves_is_not_asked(rig: Rig) -> None:
    rig.command(DANA, CHURN, f"away until friday to <@{SAM}>")
    rig.command(SAM, CHURN, "away until 24 Dec")
    marked = rig.mark_done(ANA, CHURN)
    assert f"<@{LEE}> instead" in words(marked)


def test_back_ends_it_and_what_waited_comes_at_once(rig: Rig) -> None:
    rig.command(DANA, CHURN, "away until friday")
    rig.command(LEE, CHURN, "away until friday")
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    assert told(rig, DANA) == []
    assert "Welcome back" in words(rig.command(DANA, CHURN, "back"))
    rig.deliver()
    assert len(told(rig, DANA)) == 1
    assert "You are not away" in words(rig.command(DANA, CHURN, "away"))
    assert "You are not away" in words(rig.command(DANA, CHURN, "back"))


def test_a_substitute_who_is_named_no_longer_hears_nothing_of_it(rig: Rig) -> None:
    rig.clock.reach(datetime(2026, 11, 24, 22, tzinfo=UTC))
    rig.command(DANA, CHURN, f"away until friday to <@{SAM}>")
    rig.deliver()
    assert told(rig, SAM) == [], "it is night"
    rig.command(DANA, CHURN, "back")
    rig.deliver_all()
    assert told(rig, SAM) == []


def test_away_shows_what_is_so(rig: Rig) -> None:
    rig.command(DANA, CHURN, "away from 24 Dec until 3 Jan")
    shown = words(rig.command(DANA, CHURN, "away"))
    assert "You are away from Thu 24 Dec 2026 until Sun 3 Jan 2027" in shown
    marked = rig.mark_done(ANA, CHURN)
    assert f"<@{DANA}> will hear from me at once." in words(marked), "it is not Christmas yet"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("away until 2026-11-20", "You cannot be back before you are away"),
        ("away from 24 Dec until 20 Dec", "Sun 20 Dec 2026 is before Thu 24 Dec 2026"),
        ("away until the cows come home", "I cannot tell which day “the cows come home” is"),
        ("away until 3/1", "I cannot tell which day “3/1” is"),
        ("away until 2029-01-01", "further away than the 366 days"),
        ("away for a bit", "Write it as `/baton away until friday`"),
        ("away until friday to Lee", "Write it as `/baton away until friday`"),
        (f"away until friday to <@{DANA}>", "You cannot stand in for yourself"),
        ("hours 9-17 Europe/Madird", "Did you mean Europe/Madrid"),
        ("hours 17-9", "Working hours cannot end before they begin: 09:00 is not after 17:00."),
        ("hours 9-99", "I cannot read “9-99” as working hours"),
    ],
)
def test_bad_input_is_one_sentence_and_nothing_is_saved(
    rig: Rig, typed: str, sentence: str
) -> None:
    assert sentence in words(rig.command(DANA, CHURN, typed))
    assert "You are not away" in words(rig.command(DANA, CHURN, "away"))
    hours = words(rig.command(DANA, CHURN, "hours"))
    assert "You work Mon-Fri, 09:00-18:00 Europe/Berlin (the time zone is Slack's" in hours


def test_the_form_sets_everything_at_once(rig: Rig) -> None:
    form(rig, DANA)
    values = filled(
        time_zone="madrid", days="mon-thu", hours="8-16", away_until="friday", substitute=SAM
    )
    assert rig.slack.submit(DANA, values).errors == {}
    saved = words(rig.slack.view_of(DANA) or {})
    assert "You work Mon-Thu, 08:00-16:00 Europe/Madrid." in saved
    assert f"until Fri 27 Nov 2026, that day included. <@{SAM}> stands in" in saved
    rig.slack.close_view(DANA)
    again = str(form(rig, DANA))
    assert "'initial_value': '08:00-16:00'" in again
    assert f"'initial_user': '{SAM}'" in again
    assert rig.slack.submit(DANA, filled(away_until="")).errors.keys() == {"substitute"}
    assert rig.slack.submit(DANA, filled(away_until="", substitute="")).errors == {}
    assert "You are not away" in words(rig.slack.view_of(DANA) or {})


def test_what_is_wrong_in_the_form_is_said_at_its_field_and_nothing_is_saved(rig: Rig) -> None:
    form(rig, DANA)
    values = filled(
        time_zone="Atlantis", days="Blursday", hours="17-9", away_until="2026-11-20", substitute=SAM
    )
    errors = rig.slack.submit(DANA, values).errors
    assert errors.keys() == {"time_zone", "days", "hours", "away_until"}
    assert errors["time_zone"].startswith("I know no time zone called “Atlantis”.")
    assert "is not after 17:00" in errors["hours"]
    rig.slack.close_view(DANA)
    assert "You work Mon-Fri" in words(rig.command(DANA, CHURN, "hours"))


def test_a_button_opens_the_form_and_default_forgets_own_hours(rig: Rig) -> None:
    reply = rig.command(OMAR, CHURN, "hours 7-15")
    assert "You work Mon-Fri, 07:00-15:00 Europe/Paris" in words(reply)
    assert buttons(reply) == ["preferences"]
    rig.click(OMAR, CHURN, reply, "preferences")
    assert "07:00-15:00" in str(rig.wait(lambda: rig.slack.view_of(OMAR)))
    rig.slack.close_view(OMAR)
    assert "09:00-18:00" in words(rig.command(OMAR, CHURN, "hours default"))


def test_back_with_more_words_is_a_question(rig: Rig) -> None:
    assert "Welcome" not in words(rig.command(PRIYA, CHURN, "back up the data, who does that?"))


def test_what_was_away_long_ago_is_forgotten(rig: Rig) -> None:
    rig.command(DANA, CHURN, "away until friday")
    rig.clock.advance(timedelta(days=14))
    assert "You are not away" in words(rig.command(DANA, CHURN, "away"))
