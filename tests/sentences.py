"""Every sentence that is marked in the code, gathered once: to look for them takes seconds."""

from functools import cache

from tools.words import Sentences, marked


@cache
def gathered() -> Sentences:
    """What `make words` gathers; whoever reads it changes nothing."""
    return marked()
