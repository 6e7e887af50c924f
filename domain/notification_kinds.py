"""What we may owe somebody to tell."""

from enum import StrEnum


class NotificationKind(StrEnum):
    """What a notification says; its subject is a completion, or something else where noted."""

    CARD = "card"  # in the channel: the phase is done, this follows, so it stands
    OFFER = "offer"  # to a receiver: these phases are yours to accept or return
    CALL = "call"  # in the channel, to a user group: these phases are yours to accept or return
    VACANCY = "vacancy"  # to the lead: nobody holds the next role, pick somebody
    RETURNED = "returned"  # to who completed it; subject: the handoff that came back
    REOPENED = "reopened"  # to who works on what follows; subject: the handoff that came back
    SKIPPED = "skipped"  # to who was asked for a phase or worked on it: it is left out
    OPENED = "opened"  # to who answers for a phase or builds on it: somebody opened it again
    TAKEN_OUT = "taken_out"  # to who worked on phases that are gone; subject: that change
    UNDELIVERED = "undelivered"  # to the lead: Slack refused what we owed about this subject
    UNREACHED = "unreached"  # to the lead: the same of who stands in; subject: the member, that day
    REQUESTED = "requested"  # to who may mark it done: somebody asks them; subject: the request
    REMINDER = "reminder"  # to who was asked and has not answered; subject: the handoff
    BACKUP = "backup"  # to a backup: nobody took it on yet; subject: the handoff
    OVERDUE = "overdue"  # to the lead: nobody took it on for long; subject: the handoff
    FORESIGHT = "foresight"  # to the lead: nobody will be there; subject: phase and role
    ASKED = "asked"  # to the lead: somebody asks what I do not know; subject: the question
    LEARNED = "learned"  # to who asked it first: the answer exists; subject: the question
    PROPOSED = "proposed"  # to a maintainer: approve or reject; subject: the teaching
    DECIDED = "decided"  # to who proposed it: what became of it; subject: the teaching
    STANDS_IN = "stands_in"  # to a substitute: somebody named you; subject: the away period
    LEAVING = "leaving"  # said to nobody: an away period begins, and what waits is passed on
    LEFT = "left"  # to the lead: a member's account is deactivated; subject: the member
    LEADERLESS = "leaderless"  # to an admin or its people: a lead left; subject: the member
    CLOSED = "closed"  # to the lead: a channel takes no messages any longer; subject: the channel
    WELCOME = "welcome"  # in a channel that we were invited to; subject: the channel
    WEEKLY = "weekly"  # to who wants it: what has no answer; subject: the span of time
