"""Notifications in the language of who reads them."""

from dataclasses import dataclass

from bot.slack.rendering.notifications import render_notification
from bot.slack.views.parts.message import Message
from bot.use_cases.delivering.readers import words_for
from bot.use_cases.people.words import WordsIn
from bot.use_cases.ports.work import Work
from domain.knowledge.base import KnowledgeBase
from domain.notifications import Notification
from domain.words import speaking


@dataclass(frozen=True, slots=True)
class RenderInTheirWords:
    """Draws a notification in its receiver's language; in a channel, in that of the lead."""

    words_in: WordsIn

    def __call__(
        self, notification: Notification, work: Work, knowledge: KnowledgeBase
    ) -> Message | None:
        """Draw it as it stands now; None where there is nothing left to say."""
        with speaking(words_for(notification, work, self.words_in)):
            return render_notification(notification, work, knowledge)
