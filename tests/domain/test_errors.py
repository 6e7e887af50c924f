"""Every sentence that Baton says when something does not work, read aloud."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from domain.errors import (
    BadInput,
    BatonError,
    ChannelWithoutProject,
    FileMistake,
    HandoffNotFound,
    KnowledgeMistake,
    NotFound,
    NothingBeyond,
    PhaseNotFound,
    ProjectNotFound,
    Refused,
    RegistryAway,
    RegistryMistake,
    RoleNotFound,
    SettingMistake,
    SeveralProjectsHere,
    SomebodyWasFaster,
    WorkflowNotFound,
)
from domain.handoffs.admission import NotOfTheTeam, OutsiderNamed
from domain.handoffs.forms.project import CannotLead, FormRefused, NameTaken, NameUnusable
from domain.handoffs.not_taken_back import (
    AlreadyOpenedAgain,
    NobodyWaits,
    NothingOver,
    PhaseNotOver,
    SomebodyWentOn,
    TooLateToUndo,
    UndoNotYours,
)
from domain.handoffs.packet_refusals import LinksRefused, Missing, NoSuchItem, NotDoneYet
from domain.handoffs.permission_refusals import (
    NotAllowed,
    NotYoursToDescribe,
    PhaseNotYours,
)
from domain.handoffs.refusals import (
    HandoffSettled,
    NoPhaseOpen,
    PhaseAlreadyDone,
    PhaseAlreadySkipped,
    PhaseMovedOn,
    PhaseWaits,
    ReasonMissing,
    SeveralPhasesOpen,
    TooLong,
)
from domain.handoffs.requesting import AskedAlready, NobodyToAsk
from domain.ids import ChannelId, HandoffId, MemberId, PhaseKey, ProjectKey
from domain.packets import Link
from domain.statuses import Membership, TakenBackBy
from domain.wording import PlainWording, listed, within
from tests.factories import ANA, DANA, NOW, PRIYA

MANY = tuple(MemberId(f"U{number}") for number in range(500))

READ_ALOUD: list[tuple[BatonError, str]] = [
    (ProjectNotFound("zebra"), "I know no project called “zebra”."),
    (
        ProjectNotFound("chrn", ("Churn predictor",)),
        "I know no project called “chrn”. Did you mean Churn predictor?",
    ),
    (
        ProjectNotFound("model", ("Atlas", "Churn predictor", "Kestrel")),
        "I know no project called “model”. Did you mean Atlas, Churn predictor or Kestrel?",
    ),
    (
        ChannelWithoutProject(ChannelId("C0COFFEE")),
        (
            "No project is registered in this channel; name one, "
            "or set one up here with `/baton new`."
        ),
    ),
    (
        PhaseNotFound("Churn predictor", "party", ("Data ingestion", "Model serving")),
        (
            "Churn predictor has no phase called “party”; its phases are data ingestion and "
            "model serving."
        ),
    ),
    (
        PhaseNotFound("Churn predictor", "party", ("Model serving",)),
        "Churn predictor has no phase called “party”; its only phase is model serving.",
    ),
    (
        PhaseNotFound("Churn predictor", "party"),
        "Churn predictor has no phase called “party”.",
    ),
    (
        NothingBeyond("Churn predictor", "Data ingestion", "comes before"),
        "Nothing comes before data ingestion on Churn predictor.",
    ),
    (
        RoleNotFound("clown", ("ML engineer", "Data analyst")),
        "I know no role called “clown”; the roles are ML engineer and data analyst.",
    ),
    (
        RoleNotFound("clown", ("ML engineer",)),
        "I know no role called “clown”; the only role is ML engineer.",
    ),
    (RoleNotFound("clown"), "I know no role called “clown”."),
    (WorkflowNotFound("waterfall"), "I know no workflow called “waterfall”."),
    (
        HandoffNotFound(HandoffId("churn/model_serving/1")),
        "This handoff is not open any longer: the phase moved on since the message was sent.",
    ),
    (
        SeveralProjectsHere(("Atlas", "Churn predictor")),
        "This channel has several projects, Atlas and Churn predictor: name one.",
    ),
    (
        SomebodyWasFaster("Churn predictor"),
        (
            "Somebody changed Churn predictor at the same moment; nothing of yours was done, "
            "please look at the project and try again."
        ),
    ),
    (
        NotDoneYet("Churn predictor", "Model serving", Missing(links=("run",)), PRIYA),
        (
            "Model serving of Churn predictor is not done yet: the link “run” is missing; the "
            "lead, U0PRIYA, may override this with a reason."
        ),
    ),
    (
        LinksRefused((Link("run", "javascript:alert(1)"),)),
        (
            "The link “run” cannot be “javascript:alert(1)”: an address starts with http:// or "
            "https:// and a host, has no blanks and at most 500 characters, its name at most 40."
        ),
    ),
    (LinksRefused(()), "There may be at most 10 links, each name given once."),
    (
        NoSuchItem("Model serving", "party", ("load_test",)),
        "Model serving has no item “party” on its checklist; load_test can be ticked.",
    ),
    (
        NoSuchItem("Model serving", "party", ()),
        "Model serving has no checklist, so “party” cannot be ticked.",
    ),
    (
        PhaseWaits("Churn predictor", "Model serving", ("Model deployment",)),
        "Model serving of Churn predictor still waits: model deployment is not done yet.",
    ),
    (
        PhaseWaits("Churn predictor", "Model serving", ("Model deployment", "Model building")),
        (
            "Model serving of Churn predictor still waits: model deployment and model building are "
            "not done yet."
        ),
    ),
    (
        PhaseAlreadyDone("Churn predictor", "Model serving", ANA, NOW),
        (
            "Model serving of Churn predictor was already completed by U0ANA at "
            "2026-11-23T14:02+00:00."
        ),
    ),
    (
        PhaseAlreadyDone("Churn predictor", "Model serving", None, NOW),
        "Model serving of Churn predictor was already completed at 2026-11-23T14:02+00:00.",
    ),
    (
        PhaseAlreadyDone("Churn predictor", "Model serving", None, None),
        "Model serving of Churn predictor was already completed.",
    ),
    (
        PhaseMovedOn("Churn predictor", "Model serving", "skipped"),
        (
            "Model serving of Churn predictor is skipped now, so this does not fit any longer; "
            "please look at the project again."
        ),
    ),
    (
        HandoffSettled("Model serving", "accepted", DANA, NOW),
        "The handoff of model serving was already accepted by U0DANA at 2026-11-23T14:02+00:00.",
    ),
    (
        HandoffSettled("Model serving", "withdrawn", None, NOW),
        "The handoff of model serving was already withdrawn at 2026-11-23T14:02+00:00.",
    ),
    (
        PhaseAlreadySkipped("Churn predictor", "Model serving", ANA, NOW, "No need"),
        (
            "Model serving of Churn predictor was already skipped by U0ANA at "
            "2026-11-23T14:02+00:00: “No need”."
        ),
    ),
    (
        PhaseAlreadySkipped("Churn predictor", "Model serving", None, NOW, ""),
        "Model serving of Churn predictor was already skipped at 2026-11-23T14:02+00:00.",
    ),
    (
        PhaseNotOver("Churn predictor", "Model serving", "ready"),
        (
            "Model serving of Churn predictor is ready, not done or skipped, so there is nothing "
            "to take back."
        ),
    ),
    (
        NothingOver("Churn predictor", "reopen"),
        "No phase of Churn predictor is done or skipped, so there is nothing to reopen.",
    ),
    (
        NothingOver("Churn predictor", "undo"),
        "You marked no phase of Churn predictor as done or skipped, so there is nothing to undo.",
    ),
    (
        AlreadyOpenedAgain("Churn predictor", "Model serving", TakenBackBy.REOPENING, ANA, NOW),
        (
            "Model serving of Churn predictor was already opened again by U0ANA at "
            "2026-11-23T14:02+00:00."
        ),
    ),
    (
        AlreadyOpenedAgain("Churn predictor", "Model serving", TakenBackBy.RETURN, ANA, NOW),
        (
            "Model serving of Churn predictor was already returned by U0ANA at "
            "2026-11-23T14:02+00:00."
        ),
    ),
    (
        AlreadyOpenedAgain("Churn predictor", "Model serving", TakenBackBy.UNDO, None, NOW),
        (
            "Model serving of Churn predictor is not done any longer: that was undone at "
            "2026-11-23T14:02+00:00."
        ),
    ),
    (
        NobodyWaits("Churn predictor", "Model serving", TakenBackBy.UNDO, ANA, NOW),
        (
            "Nobody waits to hear of model serving of Churn predictor any longer: that was undone "
            "by U0ANA at 2026-11-23T14:02+00:00."
        ),
    ),
    (
        NobodyWaits("Churn predictor", "Model serving", TakenBackBy.REOPENING, None, NOW),
        (
            "Nobody waits to hear of model serving of Churn predictor any longer: it was opened "
            "again at 2026-11-23T14:02+00:00."
        ),
    ),
    (
        NobodyWaits("Churn predictor", "Model serving", TakenBackBy.RETURN, ANA, NOW),
        (
            "Nobody waits to hear of model serving of Churn predictor any longer: it was returned "
            "by U0ANA at 2026-11-23T14:02+00:00."
        ),
    ),
    (
        UndoNotYours("Churn predictor", "Model serving", ANA, NOW),
        (
            "Model serving of Churn predictor was marked done by U0ANA at 2026-11-23T14:02+00:00, "
            "and only whoever marked it can undo that; reopen it instead, with a reason."
        ),
    ),
    (
        UndoNotYours("Churn predictor", "Model serving", None, None),
        (
            "Model serving of Churn predictor was marked done by somebody else, and only whoever "
            "marked it can undo that; reopen it instead, with a reason."
        ),
    ),
    (
        TooLateToUndo("Churn predictor", "Model serving", NOW, timedelta(minutes=5)),
        (
            "Model serving of Churn predictor was marked done at 2026-11-23T14:02+00:00, and that "
            "can be undone for 5 minutes only; reopen it instead, with a reason."
        ),
    ),
    (
        SomebodyWentOn("Churn predictor", "Model serving", "Monitoring", "accepted", DANA, NOW),
        (
            "Model serving of Churn predictor cannot be undone any longer: monitoring was accepted "
            "by U0DANA at 2026-11-23T14:02+00:00; reopen it instead, with a reason."
        ),
    ),
    (
        ReasonMissing("skip"),
        "Say why you skip it, so that the others know why it is left out.",
    ),
    (
        NoPhaseOpen("Churn predictor", "skip"),
        "Churn predictor has no open phase, so there is nothing to skip.",
    ),
    (ReasonMissing(), "Say why you return it, so that the others know what to mend."),
    (TooLong("note", 1_500), "The note may have at most 1,500 characters."),
    (
        SeveralPhasesOpen("Churn predictor", ("App integration", "Monitoring")),
        "Churn predictor has several open phases, app integration and monitoring: name one.",
    ),
    (
        NoPhaseOpen("Churn predictor"),
        "Churn predictor has no open phase, so there is nothing to mark done.",
    ),
    (
        NotAllowed("mark monitoring done", "Data analyst", (ANA,)),
        "Only the data analyst, the lead or a workspace admin may mark monitoring done: ask U0ANA.",
    ),
    (
        NotAllowed("mark monitoring done", "ML engineer", (ANA, DANA)),
        (
            "Only the ML engineer, the lead or a workspace admin may mark monitoring done: "
            "ask U0ANA or U0DANA."
        ),
    ),
    (
        NotAllowed("mark monitoring done", "ML engineer", MANY),
        (
            "Only the ML engineer, the lead or a workspace admin may mark monitoring done: "
            "ask U0, U1, U2, U3, U4 or another of them."
        ),
    ),
    (
        NotAllowed("mark monitoring done", "ML engineer", ()),
        (
            "Only the ML engineer, the lead or a workspace admin may mark monitoring done: "
            "the project has neither of the first two yet."
        ),
    ),
    (
        PhaseNotYours(
            deed="mark monitoring done",
            role="ML engineer",
            who_may=(ANA,),
            unsure=True,
            project=ProjectKey("churn"),
            phase=PhaseKey("monitoring"),
        ),
        (
            "Only the ML engineer, the lead or a workspace admin may mark monitoring done: "
            "ask U0ANA. "
            "Slack did not tell me whether you are an admin, so I take it that you are none."
        ),
    ),
    (
        NotOfTheTeam(Membership.GUEST),
        (
            "You are a guest in this workspace, and guests may neither ask me about its work nor "
            "change where it stands or what I know."
        ),
    ),
    (
        NotOfTheTeam(Membership.BOT),
        "Bots may neither ask me nor change where work stands; a pipeline has a token for that.",
    ),
    (
        OutsiderNamed(),
        (
            "Only members of this workspace can hold a role or stand in for somebody: no guests, "
            "no bots, nobody of another organisation."
        ),
    ),
    (
        NotOfTheTeam(Membership.STRANGER),
        (
            "You belong to another organisation, and only members of this workspace may ask me "
            "about its work, or change where it stands or what I know."
        ),
    ),
    (
        AskedAlready("Data validation", (ANA, DANA), NOW),
        (
            "I asked U0ANA and U0DANA to mark data validation done for you already, "
            f"at {NOW.isoformat(timespec='minutes')}."
        ),
    ),
    (NobodyToAsk("Monitoring", yours=True), "You may mark monitoring done yourself by now."),
    (
        NobodyToAsk("Monitoring", yours=False),
        "Nobody whom I could ask may mark monitoring done yet.",
    ),
    (
        NotAllowed("give the role ML engineer to somebody", None, (ANA,)),
        "Only the lead may give the role ML engineer to somebody: ask U0ANA.",
    ),
    (
        NotAllowed("give the role ML engineer to somebody", None, ()),
        "Only the lead may give the role ML engineer to somebody: the project has no lead yet.",
    ),
    (
        NotYoursToDescribe("say who holds the roles", None, (ANA,)),
        "Only the lead or a workspace admin may say who holds the roles: ask U0ANA.",
    ),
    (
        NotYoursToDescribe("say who holds the roles", None, ()),
        "Only the lead or a workspace admin may say who holds the roles: there is no lead yet.",
    ),
    (
        NameTaken("Churn", "Churn predictor"),
        "The name “Churn” already means the project “Churn predictor”; choose another.",
    ),
    (NameUnusable("!"), "A name needs a letter or a digit."),
    (NameUnusable("x" * 151), "A name may have at most 150 characters."),
    (
        FormRefused({"lead": CannotLead()}),
        "A guest, a bot or somebody of another organisation cannot lead a project.",
    ),
    (
        RegistryAway(),
        "My database does not answer, so nothing was changed; please try again in a minute.",
    ),
]

# What is wrong with a file or a setting begins with the place, as every tool prints it.
PLACED: list[tuple[BadInput, str]] = [
    (KnowledgeMistake(("roles",), 'there are two roles "x"'), 'there are two roles "x"'),
    (RegistryMistake(("projects", 0), "nobody is called x"), "nobody is called x"),
    (FileMistake("team.yaml", 7, "a key is expected"), "team.yaml:7: a key is expected"),
    (SettingMistake("PORT", "is not a number."), "PORT is not a number."),
]


@dataclass
class Guarded:
    """A wording that shows which parts of a sentence went through it."""

    def member(self, member: MemberId) -> str:
        return f"<@{member}>"

    def moment(self, at: datetime) -> str:
        return f"<{at:%H:%M}>"

    def text(self, written: str) -> str:
        return written.replace("<", "&lt;")


@pytest.mark.parametrize(("error", "sentence"), [*READ_ALOUD, *PLACED])
def test_it_reads(error: BatonError, sentence: str) -> None:
    assert error.told(PlainWording()) == sentence
    assert str(error) == sentence


@pytest.mark.parametrize("sentence", [sentence for _, sentence in READ_ALOUD])
def test_it_is_a_sentence_or_two(sentence: str) -> None:
    assert sentence[0].isupper()
    assert sentence.endswith((".", "?"))
    assert 1 <= len(re.findall(r"[.?](?: |$)", sentence)) <= 2
    assert not re.search(r"  |\(\)|,,|: \.|“”| \.|None|\bis are\b", sentence)


def test_every_error_that_we_raise_is_read_here() -> None:
    read = {type(error) for error, _ in [*READ_ALOUD, *PLACED]}
    ours = {kind for kind in _below(BatonError) if kind.__module__ in _MODULES}

    assert ours - read == {NotFound, Refused, BadInput}


EVIL = "<!channel>"
ABOUT_EVIL: list[BatonError] = [
    ProjectNotFound(EVIL, (EVIL,)),
    PhaseNotFound(EVIL, EVIL, (EVIL,)),
    NothingBeyond(EVIL, EVIL, "follows"),
    RoleNotFound(EVIL, (EVIL,)),
    WorkflowNotFound(EVIL),
    SeveralProjectsHere((EVIL, EVIL)),
    SomebodyWasFaster(EVIL),
    PhaseWaits(EVIL, EVIL, (EVIL,)),
    PhaseAlreadyDone(EVIL, EVIL, ANA, NOW),
    PhaseMovedOn(EVIL, EVIL, "active"),
    HandoffSettled(EVIL, "accepted", ANA, NOW),
    SeveralPhasesOpen(EVIL, (EVIL, EVIL)),
    NoPhaseOpen(EVIL),
    PhaseAlreadySkipped(EVIL, EVIL, ANA, NOW, EVIL),
    PhaseNotOver(EVIL, EVIL, "ready"),
    NothingOver(EVIL, "reopen"),
    AlreadyOpenedAgain(EVIL, EVIL, TakenBackBy.UNDO, ANA, NOW),
    NobodyWaits(EVIL, EVIL, TakenBackBy.UNDO, ANA, NOW),
    UndoNotYours(EVIL, EVIL, ANA, NOW),
    TooLateToUndo(EVIL, EVIL, NOW, timedelta(minutes=5)),
    SomebodyWentOn(EVIL, EVIL, EVIL, "accepted", ANA, NOW),
    NotAllowed(f"mark {EVIL} done", EVIL, (ANA,)),
]


def test_what_people_wrote_is_made_harmless_wherever_it_stands() -> None:
    for error in ABOUT_EVIL:
        assert "<!" not in error.told(Guarded()), type(error)


def test_members_and_moments_are_written_as_the_surface_writes_them() -> None:
    error = PhaseAlreadyDone("Churn predictor", "Model serving", ANA, NOW)

    assert error.told(Guarded()).endswith("was already completed by <@U0ANA> at <14:02>.")


@pytest.mark.parametrize(
    ("parts", "sentence"), [((), ""), (("a",), "a"), (("a", "b"), "a or b"), ("abc", "a, b or c")]
)
def test_parts_are_joined_as_english_joins_them(parts: tuple[str, ...], sentence: str) -> None:
    assert listed(parts, "or") == sentence


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Data engineer", "data engineer"),
        ("ML engineer", "ML engineer"),
        ("A/B test", "A/B test"),
        ("R developer", "R developer"),
        ("data_engineer", "data_engineer"),
        ("MLOps", "MLOps"),
        ("", ""),
    ],
)
def test_a_name_stands_inside_a_sentence(name: str, inside: str) -> None:
    assert within(name) == inside


_MODULES = {"domain.errors", "domain.handoffs.not_taken_back", "domain.handoffs.refusals"}


def _below(kind: type[BatonError]) -> set[type[BatonError]]:
    return {below for direct in kind.__subclasses__() for below in {direct, *_below(direct)}}
