"""The form that says when people are reminded of what waits."""

from collections.abc import Iterator

from bot.slack.views.forms.own import Asked, Drawn, Kind, Menu, OwnForm
from domain.handoffs.forms.own_parts import OwnPart, PartShown
from domain.handoffs.forms.reminders import FORESIGHT, OWN, REMINDERS
from domain.words import Saying, _


def _drawn(shown: PartShown) -> Drawn:
    workflows = [(one.name, OwnPart(one.key).packed()) for one in shown.base.workflows]
    everything = [(_("The whole workspace"), OwnPart().packed())]
    groups = [(_("Everything"), everything), (_("Workflows"), workflows)]
    return Drawn((Menu(_("Whose reminders?"), groups),), tuple(_fields(shown.part)), (_hours(),))


def _fields(part: OwnPart) -> Iterator[Asked]:
    if part.of:
        own = _("Has reminders of its own, as below")
        yield Asked(OWN, _("For this workflow"), Kind.TICK, own)
    waits = _("Remind whom it waits for, after so many working hours")
    yield Asked("remind", waits, Kind.LINE, "4h")
    backups = _("Ask the backups too, after so many working hours")
    yield Asked("backup", backups, Kind.LINE, "8h")
    yield Asked("lead", _("Tell the lead, after so many working hours"), Kind.LINE, "16h")
    early = _("Hears early of roles that nobody holds")
    yield Asked(FORESIGHT, _("For the lead"), Kind.TICK, early)


def _hours() -> str:
    return _(
        "Hours such as `4h` or `90m`, or `off`; the later ones need more. They count for what "
        "changes hands from now on."
    )


REMINDERS_FORM = OwnForm("reminders_form", Saying("Reminders"), REMINDERS, _drawn)
