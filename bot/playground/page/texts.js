// What Slack calls a text object, as text and as nodes.

import { emoji } from "./emoji.js";
import { mrkdwn } from "./mrkdwn.js";

export function plain(text) {
  if (!text) return "";
  return text.emoji === false ? text.text : text.text.replace(/:([a-z0-9_+-]+):/g, (_, name) => emoji(name));
}

export const textNodes = (text) => (text.type === "mrkdwn" ? mrkdwn(text.text) : [plain(text)]);
