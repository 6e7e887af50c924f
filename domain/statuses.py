"""Where phases, handoffs and assignments stand, and stood."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.ids import MemberId


class Standing(StrEnum):
    """Whether a holder comes first or steps in."""

    PRIMARY = "primary"
    BACKUP = "backup"


class PhaseStatus(StrEnum):
    """Where a phase stands."""

    WAITING = "waiting"  # for phases before it
    READY = "ready"  # offered to its role
    ACTIVE = "active"  # somebody accepted it
    DONE = "done"
    SKIPPED = "skipped"


class HandoffStatus(StrEnum):
    """Where a handoff stands."""

    OFFERED = "offered"  # waits for somebody to accept it
    ACCEPTED = "accepted"  # somebody is accountable now
    RETURNED = "returned"  # sent back with a reason
    WITHDRAWN = "withdrawn"  # taken back: skipped, or the phase before it is open again


class TakenBackBy(StrEnum):
    """By what a completion no longer holds, or an offer."""

    SKIP = "skip"  # an offer alone: its phase was left out
    RETURN = "return"  # what it offered came back
    REOPENING = "reopening"  # somebody opened the phase again, with a reason
    UNDO = "undo"  # by who marked it, within minutes


class Closed(StrEnum):
    """Why a channel takes no messages of ours."""

    ARCHIVED = "archived"
    DELETED = "deleted"
    LEFT = "left"  # we are not in it


class Membership(StrEnum):
    """What somebody is in the workspace, as Slack says."""

    MEMBER = "member"
    ADMIN = "admin"  # an owner too
    GUEST = "guest"  # with one channel or several
    BOT = "bot"
    STRANGER = "stranger"  # of another organisation, in a channel that both share


class AnswerPlace(StrEnum):
    """Where the answers to what is asked in a channel appear."""

    PUBLIC = "public"  # in the channel, and in the thread of the question
    THREAD = "thread"  # in the thread of the question, as goes without saying
    ONLY_ME = "only-me"  # to the asker alone, who may share it


class ReportStatus(StrEnum):
    """Where a pipeline's report stands that people have to confirm."""

    OPEN = "open"
    CONFIRMED = "confirmed"  # by as many as were needed: the phase is done
    REJECTED = "rejected"  # with a reason


@dataclass(frozen=True, slots=True)
class Before:
    """How a phase stood before it was completed, for whoever undoes that."""

    status: PhaseStatus
    holder: MemberId | None = None
    since: datetime | None = None
