"""The form in which somebody teaches Baton, and what takes its place afterwards."""

from bot.slack.views.memory.lesson_texts import became, lesson_text, warning
from bot.slack.views.parts.actions import CANCEL, TEACH_ANYWAY
from bot.slack.views.parts.blocks import actions, button, context, modal, section
from bot.slack.views.parts.fields import Grouped, field, line, optional, radio
from bot.slack.views.parts.menus import menu
from bot.slack.views.parts.message import Block, Message
from bot.slack.views.parts.wish_value import ALIAS, MOVED, PHRASE, Occasion, WishValue
from domain.knowledge.base import KnowledgeBase
from domain.questions.whole import LONGEST_PHRASE
from domain.teaching.applying import LONGEST_TOPIC
from domain.teaching.comparing import Conflicts
from domain.teaching.teachings import Teaching
from domain.words import _

TEACH_MODAL = "teach_form"
TEACH_SURE_MODAL = "teach_sure"

WAY_BLOCK, WAY = "way", "chosen_way"
PHRASE_BLOCK, PHRASE_INPUT = "phrase", "phrase_written"
ROLE_BLOCK, ROLE_CHOSEN = "role", "role_chosen"
RESPONSIBILITY_BLOCK, RESPONSIBILITY_CHOSEN = "responsibility", "responsibility_chosen"
TOPIC_BLOCK, TOPIC_INPUT = "topic", "topic_written"


def teach_modal(
    knowledge: KnowledgeBase, phrase: str, occasion: Occasion, way: str = PHRASE
) -> Block:
    """Ask what to learn, with the fields of one way; choosing another brings its fields."""
    fields = {
        PHRASE: (_words(phrase), _role(knowledge), _topic()),
        ALIAS: (_words(phrase), _responsibility(knowledge)),
        MOVED: (_responsibility(knowledge), _role(knowledge)),
    }
    blocks = (
        field(WAY_BLOCK, _("What do you want to teach?"), radio(WAY, _ways(), way)),
        *fields.get(way, fields[PHRASE]),
        context(_("It is for everybody in this workspace, with your name, and can be undone.")),
    )
    blocks[0]["dispatch_action"] = True
    return modal(_title(), blocks, TEACH_MODAL, occasion.packed(), _("Teach it"))


def to_teach(knowledge: KnowledgeBase, action: str) -> Grouped:
    """Return what there is to choose in the menu of roles, or in that of responsibilities."""
    if action == ROLE_CHOSEN:
        return [(_("Roles"), [(role.name, str(role.key)) for role in knowledge.roles])]
    return [
        (role.name, [(known.name, str(known.key)) for known in role.responsibilities])
        for role in knowledge.roles
    ]


def sure_modal(wish: WishValue, conflicts: Conflicts, knowledge: KnowledgeBase) -> Block:
    """Say what the lesson would change, and ask once more."""
    blocks = (
        section(lesson_text(wish.lesson, knowledge)),
        section(warning(conflicts, knowledge)),
    )
    return modal(_title(), blocks, TEACH_SURE_MODAL, wish.packed(), _("Teach it anyway"))


def learned_modal(teaching: Teaching, knowledge: KnowledgeBase) -> Block:
    """Say that it was learned, or who is asked."""
    return modal(_title(), (section(became(teaching, knowledge)),))


def refused_lesson(sentence: str) -> Block:
    """Say why nothing was taught; takes the form's place."""
    return modal(_title(), (section(sentence),))


def learned_message(teaching: Teaching, knowledge: KnowledgeBase) -> Message:
    """The same for who taught with a command."""
    text = became(teaching, knowledge)
    return Message(text, (section(text),))


def sure_message(wish: WishValue, conflicts: Conflicts, knowledge: KnowledgeBase) -> Message:
    """Ask who taught with a command once more."""
    text = f"{lesson_text(wish.lesson, knowledge)}\n{warning(conflicts, knowledge)}"
    anyway = button(_("Teach it anyway"), TEACH_ANYWAY, wish.packed(), "danger")
    return Message(text, (section(text), actions(anyway, button(_("Cancel"), CANCEL, "cancel"))))


def _title() -> str:
    return _("Teach Baton")


def _ways() -> tuple[tuple[str, str], ...]:
    return (
        (_("The answer to this very question"), PHRASE),
        (_("Another word for something that I know"), ALIAS),
        (_("Something belongs to another role here"), MOVED),
    )


def _words(phrase: str) -> Block:
    words = line(PHRASE_INPUT, _("who owns the zebra board?"), LONGEST_PHRASE, phrase)
    return field(PHRASE_BLOCK, _("The words that people use"), words)


def _role(knowledge: KnowledgeBase) -> Block:
    roles = menu(ROLE_CHOSEN, _("Choose a role"), to_teach(knowledge, ROLE_CHOSEN))
    return field(ROLE_BLOCK, _("The role that answers"), roles)


def _responsibility(knowledge: KnowledgeBase) -> Block:
    groups = to_teach(knowledge, RESPONSIBILITY_CHOSEN)
    known = menu(RESPONSIBILITY_CHOSEN, _("Choose a responsibility"), groups)
    return field(RESPONSIBILITY_BLOCK, _("The responsibility"), known)


def _topic() -> Block:
    topic = line(TOPIC_INPUT, _("zebra board"), LONGEST_TOPIC)
    return optional(field(TOPIC_BLOCK, _("What to call it in the answer"), topic))
