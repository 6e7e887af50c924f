"""Whether a question that we do not understand is in a language that we do not understand."""

from domain.questions.answers import Answer, Choices, Unknown
from domain.questions.asides import OtherLanguage
from domain.questions.languages import language_of


def in_their_language(answer: Answer, text: str) -> Answer:
    """Return a polite no in the asker's language instead of a doubt or a guess.

    What is sure stays: "¿quién se encarga de model versioning?" names it.
    """
    if not isinstance(answer, Choices | Unknown) and not _is_guess(answer):
        return answer
    language = language_of(text)
    return answer if language is None else OtherLanguage(answer.reading, language)


def _is_guess(answer: Answer) -> bool:
    """Tell whether a topic was recognised though nothing in the text names it."""
    topics = answer.reading.topics
    return bool(topics) and not topics[0].alias
