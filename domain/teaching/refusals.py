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
from domain.words import _, ngettext

NAMED = 3  # maintainers in one sentence


class LessonRefused(Refused):
    """The lesson does not fit what is known; nothing was taught."""


@dataclass(eq=False)
class PhraseWithoutWords(LessonRefused):
    """There is no word in it that could be recognised."""

    def told(self, wording: Wording, /) -> str:
        del wording
        return _("Write the words that people use; there is none that I could recognise.")


@dataclass(eq=False)
class PhraseTooLong(LessonRefused):
    """Nobody says so much twice in the same words."""

    limit: int

    def told(self, wording: Wording, /) -> str:
        del wording
        return _(
            "That is too long to be recognised: up to {limit} characters, please.", limit=self.limit
        )


@dataclass(eq=False)
class TaughtAlready(LessonRefused):
    """The same words were taught before, or are known anyway, and mean this role."""

    phrase: str
    role: str

    def told(self, wording: Wording, /) -> str:
        return _(
            "I know “{phrase}” already: it is the {role}’s. "
            "If that is wrong, undo it first: `/baton taught` lists what was taught.",
            phrase=wording.text(self.phrase),
            role=wording.text(within(self.role)),
        )


@dataclass(eq=False)
class AliasTaken(LessonRefused):
    """The words belong to another responsibility."""

    alias: str
    responsibility: str
    role: str

    def told(self, wording: Wording, /) -> str:
        return _(
            "“{alias}” is {responsibility} of the {role} already.",
            alias=wording.text(self.alias),
            responsibility=wording.text(within(self.responsibility)),
            role=wording.text(within(self.role)),
        )


@dataclass(eq=False)
class BelongsThere(LessonRefused):
    """The role answers for the responsibility already."""

    responsibility: str
    role: str

    def told(self, wording: Wording, /) -> str:
        what, role = wording.text(self.responsibility), wording.text(within(self.role))
        return _("{responsibility} belongs to the {role} already.", responsibility=what, role=role)


@dataclass(eq=False)
class WouldContradict(LessonRefused):
    """What is known would contradict itself."""

    sentence: str

    def told(self, wording: Wording, /) -> str:
        sentence = wording.text(self.sentence)
        return _("That would contradict what I know: {sentence}.", sentence=sentence)


@dataclass(eq=False)
class BreaksSavedQuestion(LessonRefused):
    """A kept question, empty for who may not read it, would be answered with another role."""

    question: str
    role: str

    def told(self, wording: Wording, /) -> str:
        role = wording.text(within(self.role))
        if not self.question:
            return _(
                "Your team keeps a question, and it must be answered with the {role}: "
                "this would change it, so all stays as it is. "
                "`/baton forget` lets the question go.",
                role=role,
            )
        return _(
            "Your team keeps the question “{question}”, and it must be answered with the {role}: "
            "this would change it, so all stays as it is. `/baton forget` lets the question go.",
            question=wording.text(self.question),
            role=role,
        )


@dataclass(eq=False)
class NotForYou(Refused):
    """Only maintainers may."""

    maintainers: tuple[MemberId, ...]

    def told(self, wording: Wording, /) -> str:
        names = [wording.member(member) for member in self.maintainers[:NAMED]]
        more = len(self.maintainers) - NAMED
        if more > 0:
            names.append(ngettext("{count} more", "{count} more", more))
        people = listed(names, "or")
        return _("Only those who lead a project may do that: ask {people}.", people=people)


@dataclass(eq=False)
class TeachingSettled(Refused):
    """Somebody settled it before."""

    status: str
    by: MemberId | None

    def told(self, wording: Wording, /) -> str:
        status = _teaching_is(self.status)
        if self.by is None:
            return _("That is {status} now, so there is nothing to decide.", status=status)
        who = wording.member(self.by)
        return _("{who} decided that already: it is {status} now.", who=who, status=status)


@dataclass(eq=False)
class TeachingNotFound(NotFound):
    """No such teaching is known here."""

    def told(self, wording: Wording, /) -> str:
        del wording
        return _("I do not know that teaching any longer; `/baton taught` lists those that I know.")


@dataclass(eq=False)
class QuestionForgotten(NotFound):
    """The question was asked too long ago, or was never answered."""

    def told(self, wording: Wording, /) -> str:
        del wording
        return _("I do not remember that question any longer; please ask it again.")


@dataclass(eq=False)
class ResponsibilityNotFound(NotFound):
    """Neither a role nor a responsibility is called so."""

    name: str

    def told(self, wording: Wording, /) -> str:
        name = wording.text(self.name)
        return _("I know no role and no responsibility called “{name}”.", name=name)


@dataclass(eq=False)
class NotAnsweredSo(Refused):
    """A question cannot be kept with a role that does not answer it now."""

    question: str
    role: str

    def told(self, wording: Wording, /) -> str:
        question, role = wording.text(self.question), wording.text(within(self.role))
        if not role:
            return _(
                "“{question}” has no answer that names a role, so there is nothing to keep.",
                question=question,
            )
        return _(
            "“{question}” is not answered with the {role} now: teach it first.",
            question=question,
            role=role,
        )


def _teaching_is(status: str) -> str:
    """Say where a teaching stands, as in "it is taught now"."""
    match status:
        case "proposed":
            return _("proposed")
        case "taught":
            return _("taught")
        case "rejected":
            return _("rejected")
        case _undone:
            return _("undone")
