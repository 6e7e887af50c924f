// Times as the person one is sees them, in their own time zone and in the language of their Slack.

import { member, state } from "./store.js";

function zone() {
  return member(state.me)?.tz || undefined;
}

function language() {
  const locale = member(state.me)?.locale ?? "en-US";
  return locale === "en-US" ? "en-GB" : locale;
}

function format(date, options, spoken = language()) {
  try {
    return new Intl.DateTimeFormat(spoken, { timeZone: zone(), ...options }).format(date);
  } catch {
    return new Intl.DateTimeFormat("en-GB", options).format(date);
  }
}

const day = (date) => format(date, { year: "numeric", month: "2-digit", day: "2-digit" }, "en-GB");

// "today", "2 hours ago"
const relative = (count, unit) =>
  new Intl.RelativeTimeFormat(language(), { numeric: "auto" }).format(count, unit);

function pretty(date, otherwise) {
  const away = (days) => day(new Date(Date.now() + days * 86_400_000));
  const near = [0, -1, 1].find((days) => day(date) === away(days));
  return near === undefined ? otherwise : relative(near, "day");
}

export const clock = (ts) => format(new Date(ts * 1000), { hour: "2-digit", minute: "2-digit" });

export const full = (ts) => format(new Date(ts * 1000), { dateStyle: "full", timeStyle: "long" });

function ago(date) {
  const minutes = Math.round((Date.now() - date) / 60_000);
  if (Math.abs(minutes) < 60) return relative(-minutes, "minute");
  if (Math.abs(minutes) < 48 * 60) return relative(-Math.round(minutes / 60), "hour");
  return relative(-Math.round(minutes / 1440), "day");
}

// Fills in a `<!date^…>` pattern such as `{date_short_pretty} at {time}`.
export function filled(seconds, pattern) {
  const date = new Date(seconds * 1000);
  const short = format(date, { day: "numeric", month: "short", year: "numeric" });
  const usual = format(date, { day: "numeric", month: "long", year: "numeric" });
  const long = format(date, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  const known = {
    date_num: day(date).split("/").reverse().join("-"),
    date: usual, date_short: short, date_long: long,
    date_pretty: pretty(date, usual),
    date_short_pretty: pretty(date, short),
    date_long_pretty: pretty(date, long),
    time: clock(seconds),
    time_secs: format(date, { hour: "2-digit", minute: "2-digit", second: "2-digit" }),
    ago: ago(date),
  };
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => known[name] ?? whole);
}
