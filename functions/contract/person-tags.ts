/** SES takes this many characters for a tag, and only those of base64url. */
const MAX_TAG_CHARACTERS = 256;
const tagName = (n: number): string => `person-${n}`;

/** Tags of a mail that say who gets it. A long id needs several. */
export function personTags(userId: string): { Name: string; Value: string }[] {
  const coded = Buffer.from(userId).toString("base64url");
  const length = Math.ceil(coded.length / MAX_TAG_CHARACTERS);
  return Array.from({ length }, (_, n) => ({
    Name: tagName(n),
    Value: coded.slice(n * MAX_TAG_CHARACTERS, (n + 1) * MAX_TAG_CHARACTERS),
  }));
}

/** Reads who got a mail. `null`: it was not sent by this service. */
export function personOf(tags: Readonly<Record<string, readonly string[]>>): string | null {
  const parts: string[] = [];
  for (let part = tags[tagName(0)]?.[0]; part !== undefined; part = tags[tagName(parts.length)]?.[0])
    parts.push(part);
  return parts.length === 0 ? null : Buffer.from(parts.join(""), "base64url").toString();
}
