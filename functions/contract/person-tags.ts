/** SES takes this many characters for a tag, and only those of base64url. */
const MAX_TAG_CHARACTERS = 256;
const tagName = (n: number): string => `person-${n}`;

/** A long id needs several. */
function personTags(userId: string): { Name: string; Value: string }[] {
  const coded = Buffer.from(userId).toString("base64url");
  const length = Math.ceil(coded.length / MAX_TAG_CHARACTERS);
  return Array.from({ length }, (_, n) => ({
    Name: tagName(n),
    Value: coded.slice(n * MAX_TAG_CHARACTERS, (n + 1) * MAX_TAG_CHARACTERS),
  }));
}

/** An id of an event is short, and has only characters that SES takes. */
const EVENT_TAG = "event";

/** Tags of a mail that say who gets it, if they are known, and of which event it tells. */
export const mailTags = (userId: string | null, eventId: string): { Name: string; Value: string }[] => [
  ...(userId === null ? [] : personTags(userId)),
  { Name: EVENT_TAG, Value: eventId },
];

/** Reads of which event a mail told. `null`: older mails do not say it. */
export const eventOf = (tags: Readonly<Record<string, readonly string[]>>): string | null =>
  tags[EVENT_TAG]?.[0] ?? null;

/** Reads who got a mail. `null`: it was not sent by this service. */
export function personOf(tags: Readonly<Record<string, readonly string[]>>): string | null {
  const parts: string[] = [];
  for (let part = tags[tagName(0)]?.[0]; part !== undefined; part = tags[tagName(parts.length)]?.[0])
    parts.push(part);
  return parts.length === 0 ? null : Buffer.from(parts.join(""), "base64url").toString();
}
