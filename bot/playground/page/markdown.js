// The markdown of markdown blocks: headings, lists, quotes, code, links, emphasis.

import { h } from "./dom.js";
import { inline as slackInline, link } from "./mrkdwn.js";

const TOKEN = /`([^`\n]+)`|\[([^\]\n]+)\]\(([^)\s]+)\)|(\*\*|__)(?=\S)(.+?)(?<=\S)\4|(?<![\p{L}\p{N}*_])([*_])(?=\S)(.+?)(?<=\S)\6(?![\p{L}\p{N}])|~~(.+?)~~|<([@#!][^<>\n]+)>/gu;

export function markdown(text) {
  const nodes = [];
  text.split(/```[^\n]*\n?/).forEach((part, place) => {
    if (place % 2 === 1) nodes.push(h("pre", {}, h("code", {}, part.replace(/\n$/, ""))));
    else for (const block of part.split(/\n{2,}/)) nodes.push(...paragraph(block.trim()));
  });
  return nodes;
}

function paragraph(block) {
  if (!block) return [];
  const heading = /^(#{1,6}) (.*)$/.exec(block.split("\n")[0]);
  if (heading) {
    const rest = block.split("\n").slice(1).join("\n");
    return [h(`h${Math.min(heading[1].length + 2, 6)}`, {}, inline(heading[2])), ...paragraph(rest.trim())];
  }
  if (/^(-{3,}|\*{3,})$/.test(block)) return [h("hr")];
  const rows = block.split("\n");
  if (rows.every((row) => /^\s*[-*+] /.test(row))) return [list("ul", rows, /^\s*[-*+] /)];
  if (rows.every((row) => /^\s*\d+[.)] /.test(row))) return [list("ol", rows, /^\s*\d+[.)] /)];
  if (rows.every((row) => row.startsWith(">"))) {
    return [h("blockquote", {}, inline(rows.map((row) => row.replace(/^> ?/, "")).join("\n")))];
  }
  return [h("p", {}, inline(block))];
}

function list(tag, rows, mark) {
  return h(tag, {}, rows.map((row) => h("li", {}, inline(row.replace(mark, "")))));
}

function inline(text) {
  const nodes = [];
  let end = 0;
  const plain = (part) => part.split("\n").flatMap((row, place) => (place ? [h("br"), row] : [row]));
  for (const found of text.matchAll(TOKEN)) {
    nodes.push(...plain(text.slice(end, found.index)), token(found));
    end = found.index + found[0].length;
  }
  return [...nodes, ...plain(text.slice(end))];
}

function token([, code, label, address, , bold, , italic, struck, reference]) {
  if (code !== undefined) return h("code", {}, code);
  if (address !== undefined) return link(address, label);
  if (bold !== undefined) return h("strong", {}, inline(bold));
  if (italic !== undefined) return h("em", {}, inline(italic));
  if (struck !== undefined) return h("s", {}, inline(struck));
  return h("span", {}, slackInline(`<${reference}>`));
}
