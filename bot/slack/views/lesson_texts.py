"""The sentences about what was taught, is proposed, or would change."""

from bot.slack.views.blocks import inside, name
from bot.slack.views.mrkdwn import moment, shortened
from bot.slack.views.naming import mentioned
from domain.ids import ResponsibilityKey, RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.teaching.comparing import Conflicts
from domain.teaching.lessons import ExactPhrase, Lesson, MovedResponsibility, NewAlias
from domain.teaching.teachings import Teaching, TeachingStatus

PHRASE = 300  # characters of what somebody taught, as far as they are shown


def lesson_text(lesson: Lesson, knowledge: KnowledgeBase) -> str:
    """Say what is taught, in one line."""
    match lesson:
        case ExactPhrase(phrase, role, topic):
            called = f" (*{name(topic)}*)" if topic else ""
            return f"“{shortened(phrase, PHRASE)}” → {role_name(knowledge, role)}{called}"
        case NewAlias(alias, responsibility):
            what = _responsibility(knowledge, responsibility)
            return f"“{shortened(alias, PHRASE)}” is another word for {what}"
        case MovedResponsibility(responsibility, role):
            what = _responsibility(knowledge, responsibility)
            return f"{what} belongs to the {role_name(knowledge, role)}"


def warning(conflicts: Conflicts, knowledge: KnowledgeBase) -> str:
    """Say what a lesson would change."""
    example = shortened(conflicts.example, PHRASE)
    before = role_name(knowledge, conflicts.role) if conflicts.role else ""
    so_far = f", answered with {before} so far" if before else ""
    such = f", such as “{example}”{so_far}" if example else ""
    return f":warning:  {changed(conflicts.count)}{such}."


def changed(count: int) -> str:
    plural = "question" if count == 1 else "questions"
    return f"This changes {count} answered {plural}"


def became(teaching: Teaching, knowledge: KnowledgeBase) -> str:
    """Say what became of a wish to teach something."""
    what = lesson_text(teaching.lesson, knowledge)
    match teaching.status:
        case TeachingStatus.TAUGHT:
            return f":white_check_mark:  Learned: {what}. `/baton taught` lists it, with *Undo*."
        case TeachingStatus.PROPOSED:
            return f":hourglass:  Proposed: {what}. Somebody who leads a project is asked."
        case TeachingStatus.REJECTED:
            return f"Rejected: {what}."
        case TeachingStatus.UNDONE:
            return f"Undone: {what}."


def author(teaching: Teaching) -> str:
    """Say who taught it, when, and who approved."""
    approved = teaching.settled_by
    by = f", approved by {mentioned(approved)}" if approved else ""
    return f"{mentioned(teaching.by)}, {moment(teaching.at)}{by}"


def role_name(knowledge: KnowledgeBase, key: RoleKey) -> str:
    return inside(knowledge.role(key).name if knowledge.has_role(key) else key)


def _responsibility(knowledge: KnowledgeBase, key: ResponsibilityKey) -> str:
    known = (r.name for _, r in knowledge.responsibilities() if r.key == key)
    return f"*{inside(next(known, key))}*"
