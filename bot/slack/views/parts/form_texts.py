"""What forms say alike: that others were faster, that all is as it was."""

from domain.words import _

LONGEST = 3_000  # characters of a section


def overtaken(listed: str) -> str:
    """Say what others saved while the form was open, and that what was entered is kept."""
    before = _(
        "Somebody changed the same meanwhile, so I saved nothing of yours yet. By now it is:"
    )
    after = _("What you entered is kept below: *Save* again replaces this.")
    room = LONGEST - len(before) - len(after) - _AROUND
    return f":warning:  {before}\n{listed[:room]}\n{after}"


def as_it_was() -> str:
    """Say that a form was saved in which nothing was changed."""
    return _("All is as it was.")


_AROUND = 20  # characters: the sign, the ends of the lines
