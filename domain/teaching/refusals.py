"""Why something cannot be taught.

LessonRefused
├── PhraseWithoutWords
├── PhraseTooLong
├── TaughtAlready
├── AliasTaken
├── BelongsThere
├── WouldContradict
└── BreaksSavedQuestion
"""

from dataclasses import dataclass

from domain.errors import NotFound, Refused
from domain.ids import MemberId
from domain.wording import Wording, listed, within

NAMED = 3  # maintainers in one sentence


class LessonRefused(Refused):
    """The lesson does not fit what is known; nothing was taught."""


@dataclass(eq=False)
class PhraseWithoutWords(LessonRefused):
    """There is no word in it that could be recognised."""

    def told(self, _: Wording, /) -> str:
        return "Write the words that people use; there is none that I could recognise."


@dataclass(eq=False)
class PhraseTooLong(LessonRefused):
    """Nobody says so much twice in the same words."""

    limit: int

    def told(self, _: Wording, /) -> str:
        return f"That is too long to be recognised: up to {self.limit} characters, please."


@dataclass(eq=False)
class TaughtAlready(LessonRefused):
    """The same words were taught before, or are known anyway, and mean this role."""

    phrase: str
    role: str

    def told(self, wording: Wording, /) -> str:
        phrase, role = wording.text(self.phrase), wording.text(within(self.role))
        return (
            f"I know “{phrase}” already: it is the {role}’s. "
            "If that is wrong, undo it first: `/baton taught` lists what was taught."
        )


@dataclass(eq=False)
class AliasTaken(LessonRefused):
    """The words belong to another responsibility."""

    alias: str
    responsibility: str
    role: str

    def told(self, wording: Wording, /) -> str:
        alias, role = wording.text(self.alias), wording.text(within(self.role))
        return f"“{alias}” is {wording.text(within(self.responsibility))} of the {role} already."


@dataclass(eq=False)
class BelongsThere(LessonRefused):
    """The role answers for the responsibility already."""

    responsibility: str
    role: str

    def told(self, wording: Wording, /) -> str:
        what, role = wording.text(self.responsibility), wording.text(within(self.role))
        return f"{what} belongs to the {role} already."


@dataclass(eq=False)
class WouldContradict(LessonRefused):
    """What is known would contradict itself."""

    sentence: str

    def told(self, wording: Wording, /) -> str:
        return f"That would contradict what I know: {wording.text(self.sentence)}."


@dataclass(eq=False)
class BreaksSavedQuestion(LessonRefused):
    """A kept question, empty for who may not read it, would be answered with another role."""

    question: str
    role: str

    def told(self, wording: Wording, /) -> str:
        role = wording.text(within(self.role))
        question = (
            f"the question “{wording.text(self.question)}”" if self.question else "a question"
        )
        return (
            f"Your team keeps {question}, and it must be answered with the {role}: "
            "this would change it, so all stays as it is. `/baton forget` lets the question go."
        )


@dataclass(eq=False)
class NotForYou(Refused):
    """Only maintainers may."""

    maintainers: tuple[MemberId, ...]

    def told(self, wording: Wording, /) -> str:
        names = [wording.member(member) for member in self.maintainers[:NAMED]]
        more = len(self.maintainers) - NAMED
        who = listed([*names, f"{more} more"] if more > 0 else names, "or")
        return f"Only those who lead a project may do that: ask {who}."


@dataclass(eq=False)
class TeachingSettled(Refused):
    """Somebody settled it before."""

    status: str
    by: MemberId | None

    def told(self, wording: Wording, /) -> str:
        if self.by is None:
            return f"That is {self.status} now, so there is nothing to decide."
        return f"{wording.member(self.by)} decided that already: it is {self.status} now."


@dataclass(eq=False)
class TeachingNotFound(NotFound):
    """No such teaching is known here."""

    def told(self, _: Wording, /) -> str:
        return "I do not know that teaching any longer; `/baton taught` lists those that I know."


@dataclass(eq=False)
class QuestionForgotten(NotFound):
    """The question was asked too long ago, or was never answered."""

    def told(self, _: Wording, /) -> str:
        return "I do not remember that question any longer; please ask it again."


@dataclass(eq=False)
class ResponsibilityNotFound(NotFound):
    """Neither a role nor a responsibility is called so."""

    name: str

    def told(self, wording: Wording, /) -> str:
        return f"I know no role and no responsibility called “{wording.text(self.name)}”."


@dataclass(eq=False)
class NotAnsweredSo(Refused):
    """A question cannot be kept with a role that does not answer it now."""

    question: str
    role: str

    def told(self, wording: Wording, /) -> str:
        question, role = wording.text(self.question), wording.text(within(self.role))
        if not role:
            return f"“{question}” has no answer that names a role, so there is nothing to keep."
        return f"“{question}” is not answered with the {role} now: teach it first."
