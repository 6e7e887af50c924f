"""Learning and asking what people read, in one workspace at a time."""

from collections.abc import Mapping

from bot.use_cases.delivering.readers import KnowReader
from bot.use_cases.people.languages import KnowLanguage
from bot.use_cases.people.telling import WaitForHours
from bot.use_cases.ports.calendars import SlackProfile
from domain.ids import MemberId, WorkspaceId
from domain.reminder_notices import reminder_again
from tests.bot.use_cases.doing import HANDOFF, Deed
from tests.bot.use_cases.two_workspaces import ANA, DANA, MARKS, Both


def learn(both: Both, at: WorkspaceId) -> object:
    """Learn a locale that names the workspace, so that it is seen wherever it is told."""
    both.zones.note(at, MemberId(ANA), SlackProfile(locale=f"de-{MARKS[at]}"))
    with both.work(at) as work:
        return work.calendars.locales((MemberId(ANA),))


def know_reader(both: Both, at: WorkspaceId) -> object:
    wait = WaitForHours(both.work, both.zones, both.clock, both.shelf)
    know = KnowReader(both.work, both.zones, wait)
    return know(at, reminder_again(HANDOFF, MemberId(DANA), 1), None)


DEEDS_OF_READING: Mapping[str, Deed] = {
    "KnowTimeZones.note": learn,
    "KnowLanguage.__call__": lambda b, at: (
        learn(b, at),
        KnowLanguage(b.work, b.admit, lambda _language: None)(at, MemberId(ANA)),
    ),
    "KnowReader.__call__": know_reader,
}
