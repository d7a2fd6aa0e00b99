import { createHash } from "node:crypto";
import type { SessionSource } from "../core/programme/session.ts";
import { line } from "./text.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** A longer name is replaced by its hash, because an item holds at most 400 KB. */
const MAX_NAME_CHARACTERS = 1_000;
const TOKEN = /^[a-z0-9_-]{1,64}$/;

/**
 * Finds the names of an event in the file. They are the same for one session in every format. The result is
 * null if nothing identifies it.
 */
export function sourceOf(event: {
  guid: string | null;
  id: string | null;
  slug: string | null;
}): SessionSource | null {
  const written = [event.guid, event.id, event.slug].map((text) => text?.trim()).find(Boolean);
  if (written === undefined) return null;
  const name = bounded(written);
  const lower = name.toLowerCase();
  const id = line(event.id && bounded(event.id));
  if (UUID.test(lower)) return { token: lower.replaceAll("-", ""), name: lower, id };
  return { token: TOKEN.test(lower) ? lower : hash(lower), name, id };
}

const bounded = (text: string): string => (text.length <= MAX_NAME_CHARACTERS ? text : hash(text));
const hash = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 32);
