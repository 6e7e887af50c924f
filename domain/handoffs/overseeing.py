"""What a workspace admin sees of the whole workspace: figures, and no name of a project."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figures:
    """How much there is, and what needs somebody to look after it.

    `offers` wait to be accepted, `unsent` are messages that were not sent yet; `refused` are those
    that Slack refused for good, counted by its own error code. `tokens` are the valid tokens of
    pipelines, by name.
    """

    projects: int
    private: int
    members: int
    offers: int
    unsent: int
    refused: tuple[tuple[str, int], ...] = ()
    tokens: tuple[str, ...] = ()
