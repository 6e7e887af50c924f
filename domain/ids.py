"""The ids that travel through Baton, each with a type of its own."""

from typing import NewType

WorkspaceId = NewType("WorkspaceId", str)
MemberId = NewType("MemberId", str)
ChannelId = NewType("ChannelId", str)
UserGroupId = NewType("UserGroupId", str)

RoleKey = NewType("RoleKey", str)
ResponsibilityKey = NewType("ResponsibilityKey", str)
WorkflowKey = NewType("WorkflowKey", str)
PhaseKey = NewType("PhaseKey", str)
ProjectKey = NewType("ProjectKey", str)

# `<project>/<phase>/<how many times the phase was offered>`: the same handoff has the same id in
# every process, so that a message about it can be recognised however often it is tried.
HandoffId = NewType("HandoffId", str)

# `<project>/<phase>/done/<how many times the phase was completed>`: never the id of a handoff.
CompletionId = NewType("CompletionId", str)

NotificationId = NewType("NotificationId", str)

# The key under which a question came in: its reading, its votes and what is told about it have it.
QuestionId = NewType("QuestionId", str)

# The key of the click or command that taught it: the same click teaches once.
TeachingId = NewType("TeachingId", str)

# `away/<member>/<first day>/<last day>`: an away period.
AwayId = NewType("AwayId", str)

# `<project>/<phase>/ahead/<role>`: a phase that will need a role that nobody holds.
AheadId = NewType("AheadId", str)

# `left/<member>`: somebody whose account is deactivated; `channel/<channel>`: what befell it.
LeftId = NewType("LeftId", str)
PlaceId = NewType("PlaceId", str)

# `<project>/<phase>+<phase>/out/<version>/<who changed it>`: they are gone.
TakenOutId = NewType("TakenOutId", str)

# `unreached/<member>/<day>`: what Slack refused to bring to who stands in, on that day.
UnreachedId = NewType("UnreachedId", str)

# `<start>/<end>`, as ISO writes moments: the span of time that a weekly list is about.
WeekId = NewType("WeekId", str)

# `<project>/<phase>/asked/<how many times it was completed>/<asker>`: please mark it done;
# `<project>/<phase>/report/<how many times it was completed>/<number>`: please confirm it.
RequestId = NewType("RequestId", str)

# What a notification is about.
_Elsewhere = QuestionId | TeachingId | WeekId | AwayId | AheadId | RequestId | LeftId | PlaceId
Subject = CompletionId | HandoffId | TakenOutId | UnreachedId | _Elsewhere


def left_id(member: MemberId) -> LeftId:
    """Return the id under which it is told that somebody left the workspace."""
    return LeftId(f"left/{member}")
