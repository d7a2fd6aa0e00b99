/** They turn the direction of text around, so that an address can look like another one. */
const TURNS_TEXT_AROUND = /[\u202A-\u202E\u2066-\u2069]/g;

/** `**word **`: its author meant a bold word, but to Markdown these are stars. */
const BOLD_WITH_SPACE = /(^|\s)\*\*([^\s*](?:[^*\n]*[^\s*])?)[ \t]+\*\*(?=\s|$)/gm;

/** `[words]([address](address))`: the address is a link itself. */
const LINK_TO_LINK = /\]\(\[(https?:[^\]\s]+)\]\([^)\s]*\)\)/g;

/** The items of a list that is far from the margin below an ordinary line, as wikis write it. */
const INDENTED_LIST =
  /^(?![*+-] |\d+[.)] )(\S[^\n]*\n(?:[ \t]*\n)*)((?:[ \t]{4,}(?:[*+-]|\d+[.)]) [^\n]*(?:\n|$))+)/gm;

/** Makes Markdown of what schedules have although Markdown does not mean it. */
export const tidyMarkdown = (text: string): string =>
  text
    .replace(TURNS_TEXT_AROUND, "")
    .replace(BOLD_WITH_SPACE, "$1**$2**")
    .replace(LINK_TO_LINK, "]($1)")
    .replace(INDENTED_LIST, (_, before: string, list: string) => before + list.replace(/^[ \t]+/gm, ""));
