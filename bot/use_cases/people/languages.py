"""The language that a member reads: Slack says it, with everything else that it says of them."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from bot.use_cases.people.admitting import Admit
from bot.use_cases.people.words import WordsIn
from bot.use_cases.ports.work import OpenWork
from domain.errors import RegistryAway
from domain.ids import MemberId, WorkspaceId
from domain.words import Catalogue, language_of

REMEMBERED_FOR = timedelta(minutes=5)  # so long somebody who changes it reads the old one
UNKNOWN_FOR = timedelta(minutes=1)
MOST_REMEMBERED = 10_000
PATIENCE = 0.8  # seconds; where Slack takes longer to say it, they read English this time
AT_ONCE = 4  # about whom Slack is asked

_Whose = tuple[WorkspaceId, MemberId]
_Known = tuple[Catalogue | None, datetime]

log = structlog.get_logger(__name__)


def _some_at_once() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(AT_ONCE, thread_name_prefix="language")


@dataclass(frozen=True, slots=True)
class KnowLanguage:
    """Says in whose words a member reads; a question costs no statement where it is remembered.

    Of whom nothing is known Slack is asked, by whatever asks what they are: one answer says both.
    """

    open_work: OpenWork
    admit: Admit
    words_in: WordsIn
    patience: float = PATIENCE
    asking: ThreadPoolExecutor = field(default_factory=_some_at_once)
    _known: dict[_Whose, _Known] = field(default_factory=dict[_Whose, _Known])

    def __call__(self, workspace: WorkspaceId, member: MemberId) -> Catalogue | None:
        """Return the words of a member, None for English; nobody reads English."""
        if not member:
            return None
        now, whose = self.admit.now(), (workspace, member)
        known = self._known.get(whose)
        if known is not None and now < known[1]:
            return known[0]
        if len(self._known) >= MOST_REMEMBERED:
            self._known.clear()
        try:
            locale = self._locale(workspace, member) or self._ask(workspace, member)
        except RegistryAway:
            return None  # whoever is waiting hears of that, and in English
        words = self.words_in(language_of(locale))
        self._known[whose] = (words, now + (REMEMBERED_FOR if locale else UNKNOWN_FOR))
        return words

    def forget(self, workspace: WorkspaceId, member: MemberId) -> None:
        """Look anew next time: the member may have chosen another language."""
        self._known.pop((workspace, member), None)

    def _ask(self, workspace: WorkspaceId, member: MemberId) -> str:
        """Let Slack be asked, and return what is known then, empty where it takes too long."""
        asked = self.asking.submit(self.admit.known, workspace, member)
        try:
            asked.result(self.patience)
        except Exception as error:  # noqa: BLE001 - whatever it is, it keeps nobody from an answer
            log.info("language_not_told", why=type(error).__name__)
            return ""
        return self._locale(workspace, member)

    def _locale(self, workspace: WorkspaceId, member: MemberId) -> str:
        with self.open_work(workspace) as work:
            return work.calendars.locales((member,)).get(member, "")
