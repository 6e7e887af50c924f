"""What kind of question it is: rules over the shape of a text, first come, first served."""

from domain.questions.readings import Intent
from domain.questions.rules.handing import MARK_DONE, NEXT_PHASE, NEXT_ROLE
from domain.questions.rules.loose import LOOSE
from domain.questions.rules.people import MY_PENDING, ROLES_OF, WHO_IS
from domain.questions.rules.roles import COMPARE, UNFILLED, WHAT_DOES
from domain.questions.rules.rule import Rule
from domain.questions.rules.standing import CURRENT_PHASE, PHASE_DONE, STATUS
from domain.questions.rules.talk import HELP, LIST_PROJECTS

# The order decides: what is more particular comes first.
RULES: tuple[Rule, ...] = (
    *HELP,
    *COMPARE,
    *MY_PENDING,
    *MARK_DONE,
    *UNFILLED,
    *NEXT_ROLE,
    *PHASE_DONE,
    *ROLES_OF,
    *NEXT_PHASE,
    *LIST_PROJECTS,
    *CURRENT_PHASE,
    *WHAT_DOES,
    *WHO_IS,
    *STATUS,
)


def guess_of(shape: str) -> Intent | None:
    """Return what a shape is probably about where no rule fits it."""
    return next((rule.intent for rule in LOOSE if rule.fits(shape)), None)


def intent_of(shape: str) -> Intent | None:
    """Return the intent of the first rule that fits a shape, None where none does."""
    return next((rule.intent for rule in RULES if rule.fits(shape)), None)
