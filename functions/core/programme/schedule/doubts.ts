import type { KnownSession } from "./plan-import.ts";
import type { ScheduledSession } from "./scheduled-session.ts";

/** A case for the organizer to check, because the file does not say clearly which session is which. */
export interface Doubt {
  /** `taken-for-same`: only room, start and title match. `taken-for-new`: the similar `from` leaves. */
  readonly kind: "taken-for-same" | "taken-for-new";
  readonly from: KnownSession;
  readonly to: ScheduledSession;
}

/** Describes a doubt in words. `when` writes a time (ISO, UTC) as people of the event read it. */
export function doubtText({ kind, from, to }: Doubt, when: (time: string) => string): string {
  const named = ({ title, startsAt, room }: ScheduledSession | KnownSession) =>
    `"${title}" (${[when(startsAt), room].filter(Boolean).join(", ")})`;
  if (kind === "taken-for-same") {
    return `Session ${named(to)} has a different guid now. It counts as the same session, because room, start and title are the same.`;
  }
  const people = from.taken + from.waiting;
  return (
    `Session ${named(to)} is added as a new session, and ${named(from)} is no longer in the file. ` +
    `If they are the same session, note that ${people === 1 ? "1 person stays" : `${people} people stay`} with the old one.`
  );
}
