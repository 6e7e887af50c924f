"""Whether a question that we do not understand is in a language that we do not understand."""

from domain.questions.answers import Answer, Choices, Unknown
from domain.questions.asides import OtherLanguage
from domain.questions.languages import language_of


def in_their_language(answer: Answer, text: str) -> Answer:
    """Return a polite no in the asker's language instead of a doubt; what is sure stays."""
    if not isinstance(answer, Choices | Unknown):
        return answer
    language = language_of(text)
    return answer if language is None else OtherLanguage(answer.reading, language)
