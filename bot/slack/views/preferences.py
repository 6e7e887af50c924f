"""A member's own settings: shown, asked for in a form, confirmed."""

from collections.abc import Sequence
from datetime import date

from bot.slack.views.actions import PREFERENCES
from bot.slack.views.blocks import Element, actions, bold, button, context, modal, section
from bot.slack.views.fields import field, line, optional
from bot.slack.views.message import Block, Message
from bot.slack.views.mrkdwn import escape, everybody, mention, plain
from domain.handoffs.calendar import Away, Calendar, WorkingHours, clock_time
from domain.handoffs.days import day_text
from domain.handoffs.later_texts import until_text
from domain.handoffs.passing_on import PassedOn
from domain.handoffs.preferences import Preferences
from domain.handoffs.preferences_form import Field
from domain.handoffs.written_hours import clocks_text, days_text
from domain.ids import MemberId

PREFERENCES_MODAL = "preferences_form"
TITLE = "When I tell you"
LONGEST = 60  # characters of a field
SHOWN = 10  # handoffs that were passed on; more are counted

_HOW_AWAY = (
    "`/baton away until friday`, or `/baton away from 24 Dec until 3 Jan to @somebody`; "
    "`/baton back` ends it."
)
_HOW_HOURS = (
    "`/baton hours 9-17 Mon-Thu Europe/Madrid` changes them, `/baton hours default` forgets yours."
)


def hours_told(preferences: Preferences, calendar: Calendar | None) -> Message:
    """Say when a member works, from where that is known, and how to change it."""
    if calendar is None:
        text = "I do not know your time zone, so I tell you about handoffs at any hour."
    else:
        hours = calendar.hours
        where = "" if preferences.time_zone else " (the time zone is Slack's or the registry's)"
        text = (
            f":clock9:  You work {days_text(hours.days)}, {clocks_text(hours)} "
            f"{escape(calendar.time_zone)}{where}. What is handed to you at other hours waits."
        )
    return _told(text, _HOW_HOURS)


def digest_told(preferences: Preferences, calendar: Calendar | None) -> Message:
    """Say whether a member is told once a day, when, and how to change it."""
    if preferences.digest is None or calendar is None:
        text = "You get each message by itself, in your working hours."
        return _told(text, "`/baton digest 09:00` gathers what is handed to you in one a day.")
    at = f"{clock_time(preferences.digest)} {escape(calendar.time_zone)}"
    text = (
        f":newspaper:  You get one message a day, at {at} on the days you work: what is handed to "
        "you, and what still waits. What you put off and answers to what you do come by themselves."
    )
    return _told(text, "`/baton digest off` brings each message by itself again.")


def away_told(preferences: Preferences, today: date, passed_on: Sequence[PassedOn] = ()) -> Message:
    """Say whether a member is away, until when, who stands in for them, what was passed on.

    `today` is the day where they are.
    """
    if preferences.away is None:
        return _told("You are not away.", _HOW_AWAY)
    text = "\n".join((_away(preferences.away, today), *_passed_on(passed_on)))
    return _told(text, "`/baton back` ends it.")


def back_told(was_away: Away | None) -> Message:
    """Say that a member is away no longer."""
    if was_away is None:
        return _told("You are not away.", _HOW_AWAY)
    return _told("Welcome back: what is handed on to you comes to you again.", _HOW_AWAY)


def substitute_notice(member: MemberId, away: Away) -> Message:
    """Tell somebody that they stand in for a member who is away."""
    begins = f"From {day_text(away.first)}, "
    text = (
        f":palm_tree:  {mention(member)} named you. {begins}what is handed to them comes to you; "
        f"they are {until_text(away.last)}."
    )
    return Message(text, (section(text),))


def preferences_modal(preferences: Preferences, calendar: Calendar | None) -> Block:
    """Ask for everything at once, with what is so now filled in."""
    hours = preferences.hours or WorkingHours()
    away = preferences.away
    zone_now = calendar.time_zone if calendar else "Europe/Madrid"
    zone = line(input_of(Field.TIME_ZONE), zone_now, LONGEST, preferences.time_zone or "")
    days = line(input_of(Field.DAYS), "Mon-Thu, Sat", LONGEST, days_text(hours.days))
    clocks = line(input_of(Field.HOURS), "9-17", LONGEST, clocks_text(hours))
    until = line(
        input_of(Field.AWAY_UNTIL), "24 Dec", LONGEST, away.last.isoformat() if away else ""
    )
    time = "" if preferences.digest is None else clock_time(preferences.digest)
    digest = line(input_of(Field.DIGEST), "09:00", LONGEST, time)
    blocks = (
        optional(field(Field.TIME_ZONE, "Time zone; empty: as in Slack", zone)),
        field(Field.DAYS, "Days on which you work", days),
        field(Field.HOURS, "Hours on these days", clocks),
        optional(field(Field.AWAY_UNTIL, "Away until, that day included; empty: not away", until)),
        optional(field(Field.DIGEST, "Daily digest at; empty: messages one by one", digest)),
        optional(field(Field.SUBSTITUTE, "Who stands in for you", _member_menu(away))),
        context("Outside of these hours, what is handed to you waits until they begin."),
    )
    return modal(TITLE, blocks, PREFERENCES_MODAL, submit="Save")


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
    return modal(TITLE, tuple(message.blocks[0] for message in told))


def refused_preferences(sentence: str) -> Block:
    """Say why nothing was saved; takes the form's place."""
    return modal(TITLE, (section(sentence),))


def input_of(wanted: Field) -> str:
    """The action_id of a field of the form."""
    return f"{wanted}_entered"


def _away(away: Away, today: date) -> str:
    instead = (
        f"{mention(away.substitute)} stands in for you and is told so."
        if away.substitute
        else "What is handed to you meanwhile goes to the backup of your role, or waits for you."
    )
    then = " What still waits for you when that begins is passed on then."
    return (
        f":palm_tree:  You are away from {day_text(away.first)} until {day_text(away.last)}, "
        f"that day included. {instead}{then if away.first > today else ''}"
    )


def _passed_on(passed_on: Sequence[PassedOn]) -> list[str]:
    if not passed_on:
        return []
    count = "What waited for you is" if len(passed_on) == 1 else f"{len(passed_on)} handoffs are"
    lines = [f"{count} passed on:"]
    for one in passed_on[:SHOWN]:
        to = everybody(one.to, one.groups)
        lines.append(f"• {bold(one.phase)} of {bold(one.project)} to {to}")
    more = len(passed_on) - SHOWN
    return lines + ([f"And {more} more."] if more > 0 else [])


def _told(text: str, how: str) -> Message:
    more = actions(button("All preferences…", PREFERENCES, PREFERENCES))
    return Message(text, (section(text), context(how), more))


def _member_menu(away: Away | None) -> Element:
    menu: Element = {
        "type": "users_select",
        "action_id": input_of(Field.SUBSTITUTE),
        "placeholder": {"type": "plain_text", "text": plain("Choose a member", 150), "emoji": True},
    }
    if away and away.substitute:
        menu["initial_user"] = away.substitute
    return menu
