"""Names that nobody here knows: that is said, with the nearest ones, and nothing is guessed."""

from bot.use_cases.naming.meaning import nearest_projects
from bot.use_cases.ports.work import Reads
from domain.errors import ProjectNotFound
from domain.questions.answers import Refusal
from domain.questions.policy import Outcome, outcome_of
from domain.questions.readings import Intent, Reading
from domain.questions.slots import WITH_PROJECT


def unknown_project(reads: Reads, reading: Reading) -> Refusal | None:
    """Return that there is no such project; None where none is named that is unknown.

    What is not understood anyway may be about anything: then a project must be nearly named.
    What is said to be done has a preview that names the project.
    """
    if not reading.elsewhere:
        return None
    nearest = nearest_projects(reads, reading.elsewhere)
    is_understood = outcome_of(reading) is not Outcome.UNKNOWN
    is_meant = reading.intent in (_ABOUT_ONE if is_understood else _STRUCTURED)
    if not nearest and not is_meant:
        return None
    return Refusal(reading, ProjectNotFound(reading.elsewhere, nearest))


_ABOUT_ONE = WITH_PROJECT - {Intent.MARK_DONE}
_STRUCTURED = _ABOUT_ONE - {Intent.WHO_HANDLES}
