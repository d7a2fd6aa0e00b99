import { defaultChannels } from "./default-channels.ts";
import { type Channel, NOTICE_KINDS, type Notice, type NoticeKind } from "./notice.ts";
import type { ReminderMinutes } from "./reminders.ts";

/** How a person wants to be told. What is absent is as by default. */
export interface Preferences {
  readonly channels: Readonly<Partial<Record<NoticeKind, readonly Channel[]>>>;
  /** How long before a session begins its people are reminded. `null`: not at all. */
  readonly reminderMinutes: ReminderMinutes | null;
  /** The language of all texts (BCP 47). */
  readonly language: string;
  /** The person has erased their account, so changes until this time are not told; ISO, UTC. */
  readonly silentUntil?: string | undefined;
}

/** Preferences of a person, with what decides whether a channel reaches them. */
export interface PersonToTell extends Preferences {
  /** At least one of the person's devices takes push messages. */
  readonly takesPush: boolean;
}

export const defaultPreferences: Preferences = {
  channels: {},
  reminderMinutes: 30,
  language: "en",
};

/**
 * The channels of a notice. What people did themselves is only in the inbox, whatever they have chosen for
 * cancellations by others.
 */
export function channelsFor(
  notice: Pick<Notice, "kind" | "reason">,
  { channels }: Preferences,
): readonly Channel[] {
  const usual = defaultChannels(notice);
  return notice.reason === "ATTENDEE" ? usual : (channels[notice.kind] ?? usual);
}

/** The channels by which this stage can tell the person. */
export const channelsTo = (
  notice: Pick<Notice, "kind" | "reason">,
  person: PersonToTell,
  available: readonly string[],
): readonly Channel[] =>
  channelsFor(notice, person).filter(
    (channel) => available.includes(channel) && (channel !== "push" || person.takesPush),
  );

/** The same preferences without any mail. */
export const withoutMail = (preferences: Preferences): Preferences => ({
  ...preferences,
  channels: Object.fromEntries(
    NOTICE_KINDS.map((kind) => [
      kind,
      channelsFor({ kind, reason: null }, preferences).filter((channel) => channel !== "mail"),
    ]),
  ),
});
