/** Tags that begin a new line. */
const LINES = ["br", "p", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "pre"];
const OTHERS =
  "a abbr article aside audio b base blockquote body button canvas center cite code dd del details dl dt em embed figcaption figure font footer form frame head header hr html i iframe img input ins kbd label link main mark math meta nav noscript object option picture q s samp script section select small source span strong style sub summary sup svg tbody td template textarea th thead title tt u var video wbr";
const lines = new Set(LINES);
const tags = new Set([...LINES, ...OTHERS.split(" ")]);

/**
 * What stands for a tag of HTML: a new line or nothing. What only looks like a tag stays as text, because `Vec<String>` is
 * no HTML.
 */
export function meaningOf(tag: string): "line" | "nothing" | "text" {
  if (/^<[!?]/.test(tag)) return "nothing";
  const [, closing, name = ""] = /^<(\/?)([a-z0-9]+)/i.exec(tag) ?? [];
  const known = name.toLowerCase();
  if (!tags.has(known)) return "text";
  return lines.has(known) && (closing === "" || known !== "br") ? "line" : "nothing";
}
