import type { SessionRsvpButtonProps } from "./session-rsvp-react.d.ts";

export const ATTRIBUTES = [
  "session-id",
  "event-id",
  "api-url",
  "time-zone",
  "variant",
  "size",
  "is-rsvped",
  "current-capacity",
  "max-capacity",
] as const;

const VARIANTS = ["default", "outline", "secondary"] as const;
const SIZES = ["default", "sm", "lg"] as const;
const UNLIMITED = "unlimited";

/** Returns undefined without a session. An unreadable value counts as absent. */
export function readProps(element: HTMLElement): SessionRsvpButtonProps | undefined {
  const text = (name: (typeof ATTRIBUTES)[number]) => element.getAttribute(name)?.trim() || undefined;
  const sessionId = text("session-id");
  if (sessionId === undefined) return undefined;
  const maxCapacity = text("max-capacity");
  return present({
    sessionId,
    eventId: text("event-id"),
    timeZone: zoneOf(text("time-zone")),
    variant: VARIANTS.find((name) => name === text("variant")),
    size: SIZES.find((name) => name === text("size")),
    isRsvped: element.hasAttribute("is-rsvped") && element.getAttribute("is-rsvped") !== "false",
    currentCapacity: countOf(text("current-capacity")),
    maxCapacity: maxCapacity === UNLIMITED ? null : countOf(maxCapacity),
  });
}

type Present<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

function present<T extends object>(props: T): Present<T> {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as Present<T>;
}

function countOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

/** An unknown zone would make the button fail. */
function zoneOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
