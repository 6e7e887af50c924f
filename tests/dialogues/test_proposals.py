"""Who leads no project proposes; a maintainer decides with a click, and everybody sees it."""

from datetime import timedelta

from tests.databases import on_either
from tests.dialogues.teaching_rig import CHURN, COFFEE, ZEBRA, asked, told
from tests.factories import ANA, DANA, INES, LEE, OMAR, PRIYA, SAM
from tests.rig import Json, Rig, buttons, words


def proposal(rig: Rig, channel: str = CHURN, member: str = ANA) -> Json:
    """Propose something and return what its author reads."""
    return rig.command(member, channel, f'teach "{ZEBRA}" = ML engineer')


def decide(rig: Rig, maintainer: str, action: str) -> None:
    """Press a button of the newest direct message."""
    message = rig.direct(maintainer)
    rig.click(maintainer, rig.slack.direct_channel(maintainer), message, action)
    rig.changed(maintainer, rig.slack.direct_channel(maintainer), message)


def test_a_proposal_is_not_in_force_and_goes_to_the_lead_of_the_channel(rig: Rig) -> None:
    assert "Proposed" in words(proposal(rig))
    (message,) = told(rig, PRIYA)
    assert f"<@{ANA}> wants to teach me something" in message
    assert buttons(rig.direct(PRIYA)) == ["approve:1", "reject:1"]
    assert told(rig, OMAR) == []
    assert "I don’t know" in words(asked(rig, DANA, ZEBRA))


@on_either
def test_an_approved_proposal_is_in_force_and_its_author_and_the_asker_are_told(
    rig: Rig,
) -> None:
    asked(rig, OMAR, ZEBRA)
    proposal(rig)
    rig.deliver_all()
    decide(rig, PRIYA, "approve:1")
    assert f"<@{PRIYA}> approved it" in told(rig, ANA)[0]
    assert "I know it now" in told(rig, OMAR)[0]
    assert f"<@{DANA}>" in words(asked(rig, LEE, ZEBRA))


def test_a_rejected_proposal_changes_nothing_and_its_author_is_told(rig: Rig) -> None:
    proposal(rig)
    rig.deliver_all()
    decide(rig, PRIYA, "reject:1")
    assert f"<@{PRIYA}> rejected it" in told(rig, ANA)[0]
    assert "I don’t know" in words(asked(rig, ANA, ZEBRA))


def test_elsewhere_some_maintainers_are_asked_and_the_first_one_decides(rig: Rig) -> None:
    proposal(rig, COFFEE)
    rig.deliver_all()
    reached = [m for m in (INES, OMAR, PRIYA, SAM) if rig.slack.direct_messages(m)]
    assert len(reached) == 3
    decide(rig, reached[0], "approve:1")
    rig.deliver_all()
    for other in reached[1:]:
        assert buttons(rig.direct(other)) == []
        assert "approved it" in words(rig.direct(other))


def test_a_second_decision_is_refused(rig: Rig) -> None:
    proposal(rig)
    rig.deliver_all()
    listed = rig.command(OMAR, CHURN, "taught")
    decide(rig, PRIYA, "approve:1")
    before = len(rig.slack.visible_to(OMAR, CHURN))
    rig.click(OMAR, CHURN, listed, "reject:1")
    assert f"<@{PRIYA}> decided that already" in words(rig.next_message(OMAR, CHURN, before))


def test_only_maintainers_see_the_buttons_of_a_proposal(rig: Rig) -> None:
    proposal(rig)
    assert buttons(rig.command(DANA, CHURN, "taught")) == []
    assert buttons(rig.command(OMAR, CHURN, "taught")) == ["approve:1", "reject:1"]


def test_authors_undo_their_own_and_maintainers_everything(rig: Rig) -> None:
    proposal(rig)
    rig.deliver_all()
    decide(rig, PRIYA, "approve:1")
    rig.clock.advance(timedelta(minutes=1))
    rig.command(OMAR, CHURN, 'teach "quagga index" = model versioning')
    assert buttons(rig.command(DANA, CHURN, "taught")) == []
    assert buttons(rig.command(ANA, CHURN, "taught")) == ["undo:2"]
    assert buttons(rig.command(PRIYA, CHURN, "taught")) == ["undo:1", "undo:2"]


def test_what_is_undone_is_forgotten_at_once(rig: Rig) -> None:
    rig.command(PRIYA, CHURN, f'teach "{ZEBRA}" = ML engineer')
    assert f"<@{DANA}>" in words(asked(rig, ANA, ZEBRA))
    listed = rig.command(PRIYA, CHURN, "taught")
    assert ZEBRA in words(listed)
    rig.click(PRIYA, CHURN, listed, "undo:1")
    assert "Undone" in words(rig.changed(PRIYA, CHURN, listed))
    assert "I don’t know" in words(asked(rig, ANA, ZEBRA))
    assert "I was taught nothing here yet" in words(rig.command(PRIYA, CHURN, "taught"))


def test_a_list_that_is_long_is_cut(rig: Rig) -> None:
    for number in range(18):
        rig.command(PRIYA, CHURN, f'teach "zebra number {number}" = ML engineer')
    listed = rig.command(PRIYA, CHURN, "taught")
    assert len(buttons(listed)) == 15
    assert "the latest ones are shown" in words(listed)
