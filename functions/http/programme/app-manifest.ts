import type { ManifestAnswer } from "../../contract/answers.ts";
import { coverColor, type IconShape, iconColor, iconPath } from "../../contract/app-icon.ts";
import type { ConferenceEvent } from "../../core/programme/session.ts";

/** Home screens have room for about this many characters. */
const SHORT_NAME_LENGTH = 12;
const WHITE = "#ffffff";

/** What a browser needs to install an event's pages as an app of its own (W3C, "Web Application Manifest"). */
export function manifestOf({ eventId, title, accentColor }: ConferenceEvent): ManifestAnswer {
  const color = iconColor(eventId, accentColor);
  const start = `/events/${eventId}`;
  const icon = (shape: IconShape, size: 192 | 512) => ({
    src: iconPath(color, shape, size),
    sizes: `${size}x${size}`,
    type: "image/png",
    purpose: shape === "full" ? ("maskable" as const) : ("any" as const),
  });
  return {
    id: start,
    name: title,
    short_name: shortName(title),
    start_url: start,
    // The pages of other events, which may be installed as well, are outside of it.
    scope: start,
    display: "standalone",
    theme_color: coverColor(eventId, accentColor, "light"),
    background_color: WHITE,
    icons: [
      icon("round", 192),
      icon("round", 512),
      icon("full", 192),
      icon("full", 512),
      { src: iconPath(color, "round"), sizes: "any", type: "image/svg+xml", purpose: "any" },
    ],
  };
}

/** Whole words, as many as there is room for. */
function shortName(title: string): string {
  if (title.length <= SHORT_NAME_LENGTH) return title;
  const [first = "", ...words] = title.split(/\s+/);
  let name = first;
  for (const word of words) {
    if (name.length + 1 + word.length > SHORT_NAME_LENGTH) break;
    name += ` ${word}`;
  }
  return name;
}
