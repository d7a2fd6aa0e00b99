import type { Email } from "postal-mime";

/** Header fields that a message may have only once, of those that SES names. */
const ONCE: ReadonlySet<string> = new Set([
  "auto-submitted",
  "content-disposition",
  "content-id",
  "content-language",
  "content-transfer-encoding",
  "content-type",
  "date",
  "from",
  "in-reply-to",
  "list-id",
  "list-unsubscribe",
  "list-unsubscribe-post",
  "message-id",
  "mime-version",
  "precedence",
  "priority",
  "references",
  "reply-to",
  "return-path",
  "sender",
  "subject",
]);
/** RFC 5321 allows 1,000 bytes with the line break. */
const MAX_LINE_BYTES = 998;

/** What is wrong with the message in the eyes of SES, in its own words. */
export function problemOfMessage(raw: Buffer, { headers, from }: Email): string | undefined {
  if (from === undefined) return "Missing required header 'From'.";
  const seen = new Set<string>();
  for (const { key, originalKey } of headers) {
    if (ONCE.has(key) && seen.has(key)) return `Duplicate header '${originalKey}'.`;
    seen.add(key);
  }
  const tooLong = raw
    .toString("latin1")
    .split("\n")
    .some((line) => line.length > MAX_LINE_BYTES + 1);
  return tooLong ? `A line of the message is longer than ${MAX_LINE_BYTES} bytes.` : undefined;
}

/** What is wrong with the address in the eyes of SES, which takes no letters beyond ASCII. */
export function problemOfAddress(address: string): string | undefined {
  const at = address.lastIndexOf("@");
  if (at < 0) return "Missing final '@domain'";
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  if (local === "") return "Missing local name";
  if (domain === "") return "Missing domain";
  if (/[\s\p{Cc}]/u.test(local)) return "Local address contains control or whitespace";
  if (/[\s\p{Cc}]/u.test(domain)) return "Domain contains control or whitespace";
  if (/[^\x21-\x7e]/.test(local)) return "Local address contains illegal character";
  return /^[a-z\d-]+(\.[a-z\d-]+)+$/i.test(domain) ? undefined : "Domain contains illegal character";
}
