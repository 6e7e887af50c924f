"""What is asked and suggested where somebody looks at a channel, in one workspace at a time."""

from collections.abc import Mapping

from bot.use_cases.asking.following import Conversation
from bot.use_cases.asking.remembering import Remember
from bot.use_cases.asking.suggesting import Suggest
from bot.use_cases.ports.work import InboxKey, KeptQuestion
from domain.ids import WorkspaceId
from tests.bot.use_cases.doing import Deed
from tests.bot.use_cases.telling_slack import HERE
from tests.bot.use_cases.two_workspaces import ALONE, ANA, MARKS, Both, glance

ASKED = (  # each of them reads another part of the registry
    "who handles drift detection?",
    "what is the status?",
    "which projects are there?",
    "which roles are unfilled?",
    "what is waiting for me?",
    "what does Dana do?",
    "who was the ml engineer before?",
)


def asked(both: Both, at: WorkspaceId) -> KeptQuestion:
    """Return a question of the own member, alone with us; its key is the same in both."""
    own = glance(at).member
    text = f"who handles drift detection of {MARKS[at]} model?"
    return KeptQuestion(InboxKey("Q0LOOKS"), at, ALONE, own, text, "", both.clock())


def ask_everything(both: Both, at: WorkspaceId) -> object:
    own = glance(at).member
    return [both.looking.answer(at, text, ALONE, own) for text in ASKED]


def keep(both: Both, at: WorkspaceId) -> object:
    answer = both.looking.again(asked(both, at))
    Remember(both.looking.questions)(asked(both, at), answer)
    return answer


def talk(both: Both, at: WorkspaceId) -> object:
    where = Conversation(ALONE, glance(at).member, "1.0")
    return [both.looking.in_conversation(at, text, where) for text in ASKED[:2]]


def look_again(both: Both, at: WorkspaceId) -> object:
    both.looked.note(at, ALONE, None)
    nothing = both.looked.at(at, ALONE)
    both.looked.note(at, ALONE, glance(at))
    return nothing


DEEDS_OF_LOOKING: Mapping[str, Deed] = {
    "LookedAt.at": lambda b, at: b.looked.at(at, ALONE),
    "LookedAt.note": look_again,
    "QuestionsOfWhoLooks.take": lambda b, at: b.looking(asked(b, at)),
    "QuestionsOfWhoLooks.answered": lambda b, at: b.looking.posted(
        asked(b, at), b.looking.again(asked(b, at))
    ),
    "QuestionsOfWhoLooks.remember": talk,
    "QuestionsOfWhoLooks.keep": keep,
    "QuestionsOfWhoLooks.reads": ask_everything,
    "QuestionsOfWhoLooks.answer_place": lambda b, at: b.looking.questions.answer_place(at, HERE),
    "Suggest.__call__": lambda b, at: [
        Suggest(b.work, b.shelf, b.admit)(at, one, HERE) for one in (ANA, glance(at).member)
    ],
}
