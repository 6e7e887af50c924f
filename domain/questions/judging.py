"""Whether an answer to a labelled question is right: the definitions that Baton is measured by."""

from dataclasses import dataclass, field

from domain.ids import PhaseKey, ProjectKey, RoleKey
from domain.questions.policy import Outcome
from domain.questions.readings import Intent

_WITH_SLOTS = frozenset(
    {
        Intent.WHO_IS,
        Intent.PROJECT_STATUS,
        Intent.CURRENT_PHASE,
        Intent.NEXT_PHASE,
        Intent.NEXT_ROLE,
        Intent.PHASE_DONE,
        Intent.MARK_DONE,
        Intent.UNFILLED_ROLES,
    }
)
_ABOUT_A_PHASE = frozenset({Intent.PHASE_DONE, Intent.MARK_DONE})


@dataclass(frozen=True, slots=True)
class Label:
    """What a question means by the judgement of people.

    `also` are further intents that a sensible person would accept; `roles` are the accepted roles,
    best first; `out_of_scope` must not be answered.
    """

    question: str
    intent: Intent
    also: frozenset[Intent] = frozenset()
    roles: tuple[RoleKey, ...] = ()
    project: ProjectKey | None = None
    phase: PhaseKey | None = None
    out_of_scope: bool = False

    @property
    def has_slots(self) -> bool:
        """Whether the answer depends on what the question names."""
        return not self.out_of_scope and self.intent in _WITH_SLOTS


@dataclass(frozen=True, slots=True)
class Given:
    """What was answered, how surely and in how many milliseconds."""

    outcome: Outcome
    intent: Intent
    roles: tuple[RoleKey, ...] = ()
    project: ProjectKey | None = None
    phase: PhaseKey | None = None
    choices: tuple[RoleKey, ...] = ()
    confidence: float = 0.0
    ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer beside its label; `wrong` says why a direct answer is wrong, else it is empty.

    Asking back or saying "I do not know" is never wrong.
    """

    label: Label
    given: Given
    right_intent: bool = field(init=False)
    wrong: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "right_intent", _read_as(self) in _accepted(self.label))
        object.__setattr__(self, "wrong", _wrong(self))

    @property
    def answered(self) -> bool:
        """Whether it was answered directly."""
        return self.given.outcome is Outcome.ANSWER

    @property
    def right_slots(self) -> bool:
        """Whether it was answered with everything that the question names."""
        return self.answered and self.right_intent and not _wrong_slots(self.label, self.given)

    def role_is_among(self, first: int) -> bool:
        """Tell whether one of the first so many roles is accepted."""
        roles = self.given.roles or self.given.choices
        return bool(set(roles[:first]) & set(self.label.roles))


def _accepted(label: Label) -> frozenset[Intent]:
    return label.also | {label.intent}


def _read_as(judged: Judged) -> Intent:
    if judged.given.outcome is Outcome.UNKNOWN and judged.label.out_of_scope:
        return Intent.OOS
    return judged.given.intent


def _wrong(judged: Judged) -> str:
    label, given = judged.label, judged.given
    if not judged.answered:
        return ""
    if label.out_of_scope:
        spoken_to = _accepted(label) | {Intent.HELP}
        return "" if _read_as(judged) in spoken_to else "answered what is out of scope"
    if not judged.right_intent:
        return f"intent {given.intent}"
    if label.intent is Intent.WHO_HANDLES:
        return "" if judged.role_is_among(1) else f"role {', '.join(given.roles[:1])}"
    return ", ".join(_wrong_slots(label, given)) if label.has_slots else ""


def _wrong_slots(label: Label, given: Given) -> list[str]:
    wrong: list[str] = []
    if label.project and given.project != label.project:
        wrong.append("project")
    about_phase = label.intent in _ABOUT_A_PHASE and label.phase
    if about_phase and given.phase not in {label.phase, None}:
        wrong.append("phase")
    named = label.intent is Intent.WHO_IS and label.roles
    if named and not set(given.roles) & set(label.roles):
        wrong.append("role")
    return wrong
