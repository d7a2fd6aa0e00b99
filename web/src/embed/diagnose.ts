import type { Failure } from "../api/failure.ts";
import { embedMessages } from "../messages/attendee/embed-messages.ts";

/**
 * Why a session could not be loaded. The site's owner must fix two cases: with `blocked`, the service does
 * not let this origin call; with `elsewhere`, it is not at this address. `failed` may go away by itself.
 */
export type Trouble = "failed" | "blocked" | "elsewhere";

/** What something answers that is no RSVP service. */
const STATUSES_ELSEWHERE: readonly (number | undefined)[] = [200, 404, 405];

/** Only the service has a code for what does not exist. */
export const isMissing = (failure: Failure): boolean => failure.kind === "missing" && failure.code !== "";

/** @param url the address before `/api` */
export async function diagnose(url: string, failure: Failure): Promise<Trouble> {
  if (failure.kind === "missing") return "elsewhere";
  if (failure.kind === "unavailable" && STATUSES_ELSEWHERE.includes(failure.status)) return "elsewhere";
  if (failure.kind !== "offline" || new URL(url).origin === location.origin) return "failed";
  const reached = (mode: RequestMode) =>
    fetch(`${url}/api/health`, { mode, credentials: "omit", cache: "no-store" }).then(
      () => true,
      () => false,
    );
  // Without CORS a request still arrives, but the page may not read its answer.
  return !(await reached("cors")) && (await reached("no-cors")) ? "blocked" : "failed";
}

/** What the site's owner can do about it. */
export function advice(trouble: Trouble, url: string): string | undefined {
  if (trouble === "blocked") return embedMessages.blocked(location.origin, new URL(url).origin);
  return trouble === "elsewhere" ? embedMessages.elsewhere(url) : undefined;
}

const complaints = new Set<string>();

/** Writes to the console, where developers look, once. */
export function complain(text: string): void {
  if (complaints.has(text)) return;
  complaints.add(text);
  console.error(`<session-rsvp-button>: ${text}`);
}
