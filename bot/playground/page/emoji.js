// The few emoji that a bot of this kind writes by name.

const KNOWN = {
  "+1": "👍", "-1": "👎", thumbsup: "👍", thumbsdown: "👎", wave: "👋", tada: "🎉", eyes: "👀",
  white_check_mark: "✅️", heavy_check_mark: "✔️", ballot_box_with_check: "☑️", x: "❌️",
  warning: "⚠️", information_source: "ℹ️", question: "❓️", exclamation: "❗️", bulb: "💡",
  hourglass: "⌛️", hourglass_flowing_sand: "⏳️", alarm_clock: "⏰️", clock9: "🕘️", newspaper: "📰", bell: "🔔", calendar: "📅",
  arrow_right: "➡️", arrow_left: "⬅️", leftwards_arrow_with_hook: "↩️", back: "🔙",
  fast_forward: "⏩️", arrows_counterclockwise: "🔄", repeat: "🔁", lock: "🔒", key: "🔑",
  inbox_tray: "📥", outbox_tray: "📤", heavy_minus_sign: "➖️", heavy_plus_sign: "➕️",
  grey_question: "❔️", grey_exclamation: "❕️", no_entry: "⛔️", no_entry_sign: "🚫", stopwatch: "⏱️",
  tophat: "🎩", billed_cap: "🧢", construction: "🚧", rocket: "🚀", package: "📦", memo: "📝",
  bar_chart: "📊", mag: "🔍", gear: "⚙️", link: "🔗", pushpin: "📌", speech_balloon: "💬",
  bust_in_silhouette: "👤", busts_in_silhouette: "👥", handshake: "🤝", runner: "🏃",
  large_green_circle: "🟢", large_yellow_circle: "🟡", large_blue_circle: "🔵", red_circle: "🔴",
  white_circle: "⚪️", black_circle: "⚫️", green_heart: "💚", sparkles: "✨", zzz: "💤",
  small_blue_diamond: "🔹", black_small_square: "▪️", robot_face: "🤖", thinking_face: "🤔",
  white_large_square: "⬜️", palm_tree: "🌴", raising_hand: "🙋", telescope: "🔭", file_folder: "📁",
  next_track_button: "⏭️", black_right_pointing_double_triangle_with_vertical_bar: "⏭️",
};

export const emoji = (name) => KNOWN[name] ?? `:${name}:`;
