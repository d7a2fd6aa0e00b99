import { createHash } from "node:crypto";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const TOKEN = /^[a-z0-9_-]{1,64}$/;

/** The part of a session id after the event's: the same for one session in every format, or null where nothing identifies it. */
export function sessionToken(event: {
  guid: string | null;
  id: string | null;
  slug: string | null;
}): string | null {
  const identity = [event.guid, event.id, event.slug].map((name) => name?.trim().toLowerCase()).find(Boolean);
  if (identity === undefined) return null;
  if (UUID.test(identity)) return identity.replaceAll("-", "");
  return TOKEN.test(identity) ? identity : createHash("sha256").update(identity).digest("hex").slice(0, 32);
}
