import type { NoticeKind, Preferences } from "../../api/answers.ts";

export const CHANNELS = ["mail", "push"] as const;
export type Channel = (typeof CHANNELS)[number];

const REMINDER_MINUTES = [10, 30, 60];

/** Tells whether all of these kinds use the channel. */
export const uses = ({ channels }: Preferences, kinds: readonly NoticeKind[], channel: Channel): boolean =>
  kinds.every((kind) => channels[kind].includes(channel));

/** The preferences with the channel on or off for these kinds. */
export function withChannel(
  preferences: Preferences,
  kinds: readonly NoticeKind[],
  channel: Channel,
  on: boolean,
): Preferences {
  const changed = kinds.map((kind) => {
    const others = preferences.channels[kind].filter((each) => each !== channel);
    return [kind, CHANNELS.filter((each) => (each === channel ? on : others.includes(each)))] as const;
  });
  return { ...preferences, channels: { ...preferences.channels, ...Object.fromEntries(changed) } };
}

/** Another client may have chosen minutes that are not in the list. */
export function reminderChoices({ reminderMinutes }: Preferences): number[] {
  const all = new Set(REMINDER_MINUTES);
  if (reminderMinutes !== null) all.add(reminderMinutes);
  return [...all].sort((a, b) => a - b);
}
