"""How fast messages may go out, whichever process sends them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """What Slack takes: for each conversation, and for each workspace.

    That is about one message a second and several hundred a minute
    (https://docs.slack.dev/apis/web-api/rate-limits). `a_minute` are never more in any 60 seconds;
    so many of them may go out `at_once`, and the others follow evenly.
    """

    seconds_between: float = 1.0  # in one conversation
    a_minute: int = 300  # in one workspace
    at_once: int = 60  # in one workspace, after a pause

    @property
    def seconds_apart(self) -> float:
        """How long after one another messages of a workspace go out, when there are many."""
        return 60 / (self.a_minute - self.at_once)
