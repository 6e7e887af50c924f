"""What somebody can teach: a phrase, another word, or whose responsibility something is."""

from dataclasses import dataclass

from domain.ids import ResponsibilityKey, RoleKey


@dataclass(frozen=True, slots=True)
class ExactPhrase:
    """A whole question, word for word, and the role that answers for it; wins over everything."""

    phrase: str
    role: RoleKey
    topic: str = ""


@dataclass(frozen=True, slots=True)
class NewAlias:
    """Another word for a responsibility that is there."""

    alias: str
    responsibility: ResponsibilityKey


@dataclass(frozen=True, slots=True)
class MovedResponsibility:
    """A responsibility belongs to another role here."""

    responsibility: ResponsibilityKey
    role: RoleKey


Lesson = ExactPhrase | NewAlias | MovedResponsibility


def words_of(lesson: Lesson) -> str:
    """Return the words that somebody taught, empty where they taught none."""
    match lesson:
        case ExactPhrase(phrase):
            return phrase
        case NewAlias(alias):
            return alias
        case MovedResponsibility():
            return ""
