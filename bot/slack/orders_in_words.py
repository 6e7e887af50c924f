"""An order in a mention or a direct message that is answered with a look ahead at what it does."""

from dataclasses import dataclass

from bot.slack.errors import sentence_for
from bot.slack.views.handoffs.interventions import outlook_card, which_project
from bot.slack.views.parts.message import Message
from bot.use_cases.asking.reopening_in_words import LookAheadAtReopening
from bot.use_cases.handoffs.intervening import Word
from bot.use_cases.ports.work import KeptQuestion
from domain.errors import BatonError, RegistryAway, SeveralProjectsHere
from domain.handoffs.written_reopen import read_reopen


@dataclass(frozen=True, slots=True)
class AnswerOrder:
    """Shows what *reopen* said in words would do; one click does it."""

    look_ahead: LookAheadAtReopening

    def __call__(self, asked: KeptQuestion) -> Message | None:
        """Return the look ahead or a refusal; None where the text is no order."""
        try:
            seen = self.look_ahead(asked)
        except RegistryAway:
            raise
        except SeveralProjectsHere as several:
            said = read_reopen(asked.text)
            text = f"{said.what} {said.reason}".strip() if said else ""
            return which_project(Word.REOPEN, text, several) or Message(sentence_for(several))
        except BatonError as refused:
            return Message(sentence_for(refused))
        return None if seen is None else outlook_card(seen)
