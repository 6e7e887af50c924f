"""Orders that are given in a form and not by a sentence."""

from dataclasses import dataclass

from domain.errors import Refused
from domain.wording import Wording
from domain.words import _


@dataclass(eq=False)
class RolesGivenInAForm(Refused):
    """Somebody told us to give somebody a role."""

    def told(self, wording: Wording, /) -> str:
        del wording
        return _("I give nobody a role on a sentence alone: `/baton assign` opens the form for it.")
