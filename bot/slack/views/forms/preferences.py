"""A member's own settings: shown, asked for in a form, confirmed."""

from collections.abc import Sequence
from datetime import date

from bot.slack.views.parts.actions import PREFERENCES
from bot.slack.views.parts.blocks import Element, actions, bold, button, context, modal, section
from bot.slack.views.parts.fields import field, line, optional
from bot.slack.views.parts.message import Block, Message
from bot.slack.views.parts.mrkdwn import escape, everybody, mention, plain
from domain.handoffs.forms.preferences import Field
from domain.handoffs.hours.calendar import Away, Calendar, WorkingHours, clock_time
from domain.handoffs.hours.days import day_text, short_day
from domain.handoffs.hours.preferences import Preferences
from domain.handoffs.hours.written_hours import clocks_text, days_text
from domain.handoffs.passing_on import PassedOn
from domain.ids import MemberId
from domain.wording import sentences
from domain.words import _, ngettext

PREFERENCES_MODAL = "preferences_form"
LONGEST = 60  # characters of a field
_SOME_DAYS, _SOME_DAY = frozenset({0, 1, 2, 3, 5}), date(2026, 12, 24)  # as examples
SHOWN = 10  # handoffs that were passed on; more are counted


def hours_told(preferences: Preferences, calendar: Calendar | None) -> Message:
    """Say when a member works, from where that is known, and how to change it."""
    if calendar is None:
        text = _("I do not know your time zone, so I tell you about handoffs at any hour.")
    else:
        waits = _("What is handed to you at other hours waits.")
        text = f":clock9:  {sentences(_work(preferences, calendar), waits)}"
    how = _(
        "`/baton hours 9-17 Mon-Thu Europe/Madrid` changes them, `/baton hours default` forgets "
        "yours."
    )
    return _told(text, how)


def digest_told(preferences: Preferences, calendar: Calendar | None) -> Message:
    """Say whether a member is told once a day, when, and how to change it."""
    if preferences.digest is None or calendar is None:
        text = _("You get each message by itself, in your working hours.")
        return _told(text, _("`/baton digest 09:00` gathers what is handed to you in one a day."))
    time = f"{clock_time(preferences.digest)} {escape(calendar.time_zone)}"
    one_a_day = _(
        "You get one message a day, at {time} on the days you work: what is handed to you, and "
        "what still waits.",
        time=time,
    )
    alone = _("What you put off and answers to what you do come by themselves.")
    text = f":newspaper:  {sentences(one_a_day, alone)}"
    return _told(text, _("`/baton digest off` brings each message by itself again."))


def away_told(preferences: Preferences, today: date, passed_on: Sequence[PassedOn] = ()) -> Message:
    """Say whether a member is away, until when, who stands in for them, what was passed on.

    `today` is the day where they are.
    """
    if preferences.away is None:
        return _told(_("You are not away."), _how_away())
    text = "\n".join((_away(preferences.away, today), *_passed_on(passed_on)))
    return _told(text, _("`/baton back` ends it."))


def back_told(was_away: Away | None) -> Message:
    """Say that a member is away no longer."""
    if was_away is None:
        return _told(_("You are not away."), _how_away())
    welcome = _("Welcome back: what is handed on to you comes to you again.")
    return _told(welcome, _how_away())


def substitute_notice(member: MemberId, away: Away) -> Message:
    """Tell somebody that they stand in for a member who is away."""
    comes = _(
        "From {first}, what is handed to them comes to you; they are away until {last}.",
        first=day_text(away.first),
        last=short_day(away.last),
    )
    named_you = _("{member} named you.", member=mention(member))
    text = f":palm_tree:  {sentences(named_you, comes)}"
    return Message(text, (section(text),))


def preferences_modal(preferences: Preferences, calendar: Calendar | None) -> Block:
    """Ask for everything at once, with what is so now filled in."""
    hours = preferences.hours or WorkingHours()
    away = preferences.away
    zone_now = calendar.time_zone if calendar else "Europe/Madrid"
    zone = line(input_of(Field.TIME_ZONE), zone_now, LONGEST, preferences.time_zone or "")
    days = line(input_of(Field.DAYS), days_text(_SOME_DAYS), LONGEST, days_text(hours.days))
    clocks = line(input_of(Field.HOURS), "9-17", LONGEST, clocks_text(hours))
    last, some_day = away.last.isoformat() if away else "", short_day(_SOME_DAY)
    until = line(input_of(Field.AWAY_UNTIL), some_day, LONGEST, last)
    time = "" if preferences.digest is None else clock_time(preferences.digest)
    digest = line(input_of(Field.DIGEST), "09:00", LONGEST, time)
    blocks = (
        optional(field(Field.TIME_ZONE, _("Time zone; empty: as in Slack"), zone)),
        field(Field.DAYS, _("Days on which you work"), days),
        field(Field.HOURS, _("Hours on these days"), clocks),
        optional(field(Field.AWAY_UNTIL, _away_until(), until)),
        optional(field(Field.DIGEST, _("Daily digest at; empty: messages one by one"), digest)),
        optional(field(Field.SUBSTITUTE, _("Who stands in for you"), _member_menu(away))),
        context(_("Outside of these hours, what is handed to you waits until they begin.")),
    )
    return modal(_title(), blocks, PREFERENCES_MODAL, submit=_("Save"))


def saved_modal(
    preferences: Preferences,
    calendar: Calendar | None,
    today: date,
    passed_on: Sequence[PassedOn] = (),
) -> Block:
    """Say what is so from now on; takes the form's place."""
    told = (
        hours_told(preferences, calendar),
        digest_told(preferences, calendar),
        away_told(preferences, today, passed_on),
    )
    return modal(_title(), tuple(message.blocks[0] for message in told))


def refused_preferences(sentence: str) -> Block:
    """Say why nothing was saved; takes the form's place."""
    return modal(_title(), (section(sentence),))


def input_of(wanted: Field) -> str:
    """The action_id of a field of the form."""
    return f"{wanted}_entered"


def _away(away: Away, today: date) -> str:
    is_away = _(
        "You are away from {first} until {last}, that day included.",
        first=day_text(away.first),
        last=day_text(away.last),
    )
    then = _("What still waits for you when that begins is passed on then.")
    said = sentences(is_away, _instead(away), then if away.first > today else "")
    return f":palm_tree:  {said}"


def _instead(away: Away) -> str:
    if away.substitute is None:
        return _(
            "What is handed to you meanwhile goes to the backup of your role, or waits for you."
        )
    member = mention(away.substitute)
    return _("{member} stands in for you and is told so.", member=member)


def _work(preferences: Preferences, calendar: Calendar) -> str:
    named = {
        "days": days_text(calendar.hours.days),
        "hours": clocks_text(calendar.hours),
        "zone": escape(calendar.time_zone),
    }
    if preferences.time_zone:
        return _("You work {days}, {hours} {zone}.", **named)
    return _(
        "You work {days}, {hours} {zone} (the time zone is Slack's or the registry's).", **named
    )


def _passed_on(passed_on: Sequence[PassedOn]) -> list[str]:
    if not passed_on:
        return []
    headline = ngettext(
        "What waited for you is passed on:",
        "{count} handoffs are passed on:",
        len(passed_on),
    )
    lines = [headline, *(f"• {_to_whom(one)}" for one in passed_on[:SHOWN])]
    more = len(passed_on) - SHOWN
    if more > 0:
        lines.append(ngettext("And {count} more.", "And {count} more.", more))
    return lines


def _to_whom(one: PassedOn) -> str:
    return _(
        "{phase} of {project} to {people}",
        phase=bold(one.phase),
        project=bold(one.project),
        people=everybody(one.to, one.groups),
    )


def _told(text: str, how: str) -> Message:
    more = actions(button(_("All preferences…"), PREFERENCES, PREFERENCES))
    return Message(text, (section(text), context(how), more))


def _member_menu(away: Away | None) -> Element:
    chosen = plain(_("Choose a member"), 150)
    menu: Element = {
        "type": "users_select",
        "action_id": input_of(Field.SUBSTITUTE),
        "placeholder": {"type": "plain_text", "text": chosen, "emoji": True},
    }
    if away and away.substitute:
        menu["initial_user"] = away.substitute
    return menu


def _how_away() -> str:
    return _(
        "`/baton away until friday`, or `/baton away from 24 Dec until 3 Jan to @somebody`; "
        "`/baton back` ends it."
    )


def _away_until() -> str:
    return _("Away until, that day included; empty: not away")


def _title() -> str:
    return _("When I tell you")
