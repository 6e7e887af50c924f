"""Who reads what we owe, and so in which language it is."""

from dataclasses import dataclass
from datetime import datetime

from bot.use_cases.delivering.deliver import WaitFor
from bot.use_cases.people.knowing_zones import KnowTimeZones
from bot.use_cases.people.words import WordsIn
from bot.use_cases.ports.work import OpenWork, Work
from domain.ids import MemberId, WorkspaceId
from domain.notifications import Notification, ToChannel, ToMember
from domain.words import Catalogue, language_of


def reader_of(notification: Notification, work: Work) -> MemberId | None:
    """Return in whose language a notification is: its receiver's; in a channel, the lead's.

    A message in a channel is edited again and again, and stays in the language that it began in.
    What is about no project is in the language of who leads the first one at home there.
    """
    match notification.recipient:
        case ToMember(member):
            return member
        case ToChannel() if notification.project is not None:
            return work.registry.project(notification.project).lead
        case ToChannel(channel):
            here = work.registry.in_channel(channel)
            return here[0].lead if here else None


def words_for(notification: Notification, work: Work, words_in: WordsIn) -> Catalogue | None:
    """Return the words of a notification, as far as its reader's language is known."""
    reader = reader_of(notification, work)
    if reader is None:
        return None
    return words_in(language_of(work.calendars.locales((reader,)).get(reader, "")))


@dataclass(frozen=True, slots=True)
class KnowReader:
    """Lets Slack be asked who reads what is about to be sent, then says what it waits for."""

    open_work: OpenWork
    know_zones: KnowTimeZones
    wait_for: WaitFor

    def __call__(
        self, workspace: WorkspaceId, notification: Notification, queued_for: datetime | None
    ) -> datetime | None:
        """Return the moment to wait for; None where it may be sent now."""
        with self.open_work(workspace) as work:
            reader = reader_of(notification, work)
        if reader is not None:
            self.know_zones(workspace, (reader,))
        return self.wait_for(workspace, notification, queued_for)
