"""The sentences about what was taught, is proposed, or would change."""

from bot.slack.views.parts.blocks import inside, name
from bot.slack.views.parts.mrkdwn import moment, shortened
from bot.slack.views.parts.naming import mentioned
from domain.ids import ResponsibilityKey, RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.teaching.comparing import Conflicts
from domain.teaching.lessons import ExactPhrase, Lesson, MovedResponsibility, NewAlias
from domain.teaching.teachings import Teaching, TeachingStatus
from domain.words import _, ngettext

PHRASE = 300  # characters of what somebody taught, as far as they are shown


def lesson_text(lesson: Lesson, knowledge: KnowledgeBase) -> str:
    """Say what is taught, in one line."""
    match lesson:
        case ExactPhrase(phrase, role, topic):
            called = f" (*{name(topic)}*)" if topic else ""
            answers = f"{role_name(knowledge, role)}{called}"
            return _("“{question}” → {role}", question=shortened(phrase, PHRASE), role=answers)
        case NewAlias(alias, responsibility):
            what = _responsibility(knowledge, responsibility)
            said = shortened(alias, PHRASE)
            return _("“{alias}” is another word for {what}", alias=said, what=what)
        case MovedResponsibility(responsibility, role):
            what = _responsibility(knowledge, responsibility)
            belongs_to = role_name(knowledge, role)
            return _("{what} belongs to the {role}", what=what, role=belongs_to)


def warning(conflicts: Conflicts, knowledge: KnowledgeBase) -> str:
    """Say what a lesson would change."""
    example = shortened(conflicts.example, PHRASE)
    if not example:
        return changed(conflicts.count)
    if conflicts.role is None:
        said = ngettext(
            "This changes {count} answered question, such as “{example}”.",
            "This changes {count} answered questions, such as “{example}”.",
            conflicts.count,
            example=example,
        )
    else:
        said = ngettext(
            "This changes {count} answered question, such as “{example}”, answered with {role} "
            "so far.",
            "This changes {count} answered questions, such as “{example}”, answered with {role} "
            "so far.",
            conflicts.count,
            example=example,
            role=role_name(knowledge, conflicts.role),
        )
    return f":warning:  {said}"


def changed(count: int) -> str:
    """Say how many questions would be answered otherwise."""
    said = ngettext(
        "This changes {count} answered question.", "This changes {count} answered questions.", count
    )
    return f":warning:  {said}"


def became(teaching: Teaching, knowledge: KnowledgeBase) -> str:
    """Say what became of a wish to teach something."""
    what = lesson_text(teaching.lesson, knowledge)
    match teaching.status:
        case TeachingStatus.TAUGHT:
            learned = _("Learned: {what}. `/baton taught` lists it, with *Undo*.", what=what)
            return f":white_check_mark:  {learned}"
        case TeachingStatus.PROPOSED:
            proposed = _("Proposed: {what}. Somebody who leads a project is asked.", what=what)
            return f":hourglass:  {proposed}"
        case TeachingStatus.REJECTED:
            return _("Rejected: {what}.", what=what)
        case TeachingStatus.UNDONE:
            return _("Undone: {what}.", what=what)


def author(teaching: Teaching) -> str:
    """Say who taught it, when, and who approved."""
    by, at = mentioned(teaching.by), moment(teaching.at)
    if not teaching.settled_by:
        return f"{by}, {at}"
    approver = mentioned(teaching.settled_by)
    return _("{member}, {moment}, approved by {approver}", member=by, moment=at, approver=approver)


def role_name(knowledge: KnowledgeBase, key: RoleKey) -> str:
    return inside(knowledge.role(key).name if knowledge.has_role(key) else key)


def _responsibility(knowledge: KnowledgeBase, key: ResponsibilityKey) -> str:
    known = (r.name for _role, r in knowledge.responsibilities() if r.key == key)
    return f"*{inside(next(known, key))}*"
