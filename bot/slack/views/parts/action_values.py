"""What the values of buttons and menus carry: views pack them, payloads and listeners unpack."""

from dataclasses import dataclass
from typing import Self

from domain.ids import (
    CompletionId,
    HandoffId,
    PhaseKey,
    ProjectKey,
    QuestionId,
    ResponsibilityKey,
    RoleKey,
)

_BETWEEN = "\n"


@dataclass(frozen=True, slots=True)
class PhaseValue:
    """What the *Mark done* button means: a phase of a project."""

    project: ProjectKey
    phase: PhaseKey

    def packed(self) -> str:
        return _BETWEEN.join((self.project, self.phase))

    @classmethod
    def unpacked(cls, value: str) -> Self:
        project, phase = value.split(_BETWEEN, 1)
        return cls(ProjectKey(project), PhaseKey(phase))


@dataclass(frozen=True, slots=True)
class DoneValue:
    """What the confirming button means: the phase, with the note that was typed."""

    project: ProjectKey
    phase: PhaseKey
    note: str

    def packed(self) -> str:
        return _BETWEEN.join((self.project, self.phase, self.note))

    @classmethod
    def unpacked(cls, value: str) -> Self:
        project, phase, note = value.split(_BETWEEN, 2)
        return cls(ProjectKey(project), PhaseKey(phase), note)


@dataclass(frozen=True, slots=True)
class DoneFormValue:
    """What the form of a phase carries: the phase, and where to say that it is done.

    `how` is `REPLACE` where that takes the place of the message whose button opened the form.
    """

    project: ProjectKey
    phase: PhaseKey
    how: str
    response_url: str

    def packed(self) -> str:
        return _BETWEEN.join((self.project, self.phase, self.how, self.response_url))

    @classmethod
    def unpacked(cls, value: str) -> Self:
        project, phase, how, response_url = value.split(_BETWEEN, 3)
        return cls(ProjectKey(project), PhaseKey(phase), how, response_url)


@dataclass(frozen=True, slots=True)
class MessageValue:
    """What the choice of a phase carries: the message's address, and where to say what is done."""

    address: str
    response_url: str

    def packed(self) -> str:
        return _BETWEEN.join((self.address, self.response_url))

    @classmethod
    def unpacked(cls, value: str) -> Self:
        address, response_url = value.split(_BETWEEN, 1)
        return cls(address, response_url)


@dataclass(frozen=True, slots=True)
class InterventionValue:
    """What the confirming button means: skip or reopen a phase, with the reason."""

    word: str
    project: ProjectKey
    phase: PhaseKey
    reason: str

    def packed(self) -> str:
        return _BETWEEN.join((self.word, self.project, self.phase, self.reason))

    @classmethod
    def unpacked(cls, value: str) -> Self:
        word, project, phase, reason = value.split(_BETWEEN, 3)
        return cls(word, ProjectKey(project), PhaseKey(phase), reason)


@dataclass(frozen=True, slots=True)
class TellNowValue:
    """What the *Tell now* button means: of which completion, and what was done: `DONE`, or a word.

    To reopen concerns the same completion, but others wait to hear of it.
    """

    word: str
    completion: CompletionId

    def packed(self) -> str:
        return _BETWEEN.join((self.word, self.completion))

    @classmethod
    def unpacked(cls, value: str) -> Self:
        word, completion = value.split(_BETWEEN, 1)
        return cls(word, CompletionId(completion))


@dataclass(frozen=True, slots=True)
class ForProjectValue:
    """What a project's button means: the command as it was typed, for this project."""

    word: str
    project: ProjectKey
    text: str

    def packed(self) -> str:
        return _BETWEEN.join((self.word, self.project, self.text))

    @classmethod
    def unpacked(cls, value: str) -> Self:
        word, project, text = value.split(_BETWEEN, 2)
        return cls(word, ProjectKey(project), text)


@dataclass(frozen=True, slots=True)
class DescribeValue:
    """What a choice of a project's menu means: which form to open, named as the command's word."""

    word: str
    project: ProjectKey

    def packed(self) -> str:
        return _BETWEEN.join((self.word, self.project))

    @classmethod
    def unpacked(cls, value: str) -> Self:
        word, project = value.split(_BETWEEN, 1)
        return cls(word, ProjectKey(project))


@dataclass(frozen=True, slots=True)
class SettleValue:
    """What a choice of the overflow menu means: accept or return one handoff."""

    action: str
    handoff: HandoffId

    def packed(self) -> str:
        return _BETWEEN.join((self.action, self.handoff))

    @classmethod
    def unpacked(cls, value: str) -> Self:
        action, handoff = value.split(_BETWEEN, 1)
        return cls(action, HandoffId(handoff))


@dataclass(frozen=True, slots=True)
class SnoozeValue:
    """What a choice of the menu means: how long to wait, and after which reminder of what.

    `again` counts how often that reminder had been put off.
    """

    snooze: str
    handoff: HandoffId
    again: int

    def packed(self) -> str:
        return _BETWEEN.join((self.snooze, self.handoff, str(self.again)))

    @classmethod
    def unpacked(cls, value: str) -> Self:
        snooze, handoff, again = value.split(_BETWEEN, 2)
        return cls(snooze, HandoffId(handoff), int(again))


@dataclass(frozen=True, slots=True)
class PickBlock:
    """What a choice of a member is for: a vacant role of a project; carried by the block_id."""

    project: ProjectKey
    role: RoleKey

    def packed(self) -> str:
        return _BETWEEN.join(("pick", self.project, self.role))

    @classmethod
    def unpacked(cls, block_id: str) -> Self:
        _, project, role = block_id.split(_BETWEEN, 2)
        return cls(ProjectKey(project), RoleKey(role))


@dataclass(frozen=True, slots=True)
class ChoiceValue:
    """What a "did you mean" button means; `project` is empty where none was named.

    `question` is the one that was in doubt, empty on messages that know none.
    """

    role: RoleKey
    topic: ResponsibilityKey | str
    project: ProjectKey | str = ""
    question: str = ""

    def packed(self) -> str:
        question = (self.question,) if self.question else ()
        return _BETWEEN.join((self.role, self.topic, self.project, *question))

    @classmethod
    def unpacked(cls, value: str) -> Self:
        role, topic, project, *question = value.split(_BETWEEN, 3)
        return cls(RoleKey(role), topic, project, "".join(question))


@dataclass(frozen=True, slots=True)
class VoteValue:
    """What a thumb means: the verdict, and the question whose answer it is about."""

    verdict: str
    question: QuestionId

    def packed(self) -> str:
        return _BETWEEN.join((self.verdict, self.question))

    @classmethod
    def unpacked(cls, value: str) -> Self:
        verdict, question = value.split(_BETWEEN, 1)
        return cls(verdict, QuestionId(question))
