"""The form that says when people are reminded of what waits."""

from bot.slack.views.own_modal import Asked, Drawn, Kind, Menu, OwnForm
from domain.handoffs.own_parts import OwnPart, PartShown
from domain.handoffs.reminders_form import FORESIGHT, OWN, REMINDERS

_OWN = Asked(OWN, "For this workflow", Kind.TICK, "Has reminders of its own, as below")
_FIELDS = (
    Asked("remind", "Remind whom it waits for, after so many working hours", Kind.LINE, "4h"),
    Asked("backup", "Ask the backups too, after so many working hours", Kind.LINE, "8h"),
    Asked("lead", "Tell the lead, after so many working hours", Kind.LINE, "16h"),
    Asked(FORESIGHT, "For the lead", Kind.TICK, "Hears early of roles that nobody holds"),
)
_HOURS = (
    "Hours such as `4h` or `90m`, or `off`; the later ones need more. They count for what changes "
    "hands from now on."
)


def _drawn(shown: PartShown) -> Drawn:
    workflows = [(one.name, OwnPart(one.key).packed()) for one in shown.base.workflows]
    everything = [("The whole workspace", OwnPart().packed())]
    menu = Menu("Whose reminders?", [("Everything", everything), ("Workflows", workflows)])
    own = (_OWN,) if shown.part.of else ()
    return Drawn((menu,), (*own, *_FIELDS), (_HOURS,))


REMINDERS_FORM = OwnForm("reminders_form", "Reminders", REMINDERS, _drawn)
