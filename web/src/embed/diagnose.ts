import { ServerError, ServerParseError } from "@apollo/client/errors";
import { failureOf } from "../api/failure.ts";
import { embedMessages } from "../messages/attendee/embed-messages.ts";

/**
 * Why a session could not be loaded. The site's owner must fix two cases: with `blocked`, the service does
 * not let this origin call; with `elsewhere`, it is not at this address. `failed` may go away by itself.
 */
export type Trouble = "failed" | "blocked" | "elsewhere";

/** @param url the address before `/api` */
export async function diagnose(url: string, error: unknown): Promise<Trouble> {
  if (ServerParseError.is(error)) return "elsewhere";
  if (ServerError.is(error)) return [404, 405].includes(error.statusCode) ? "elsewhere" : "failed";
  if (failureOf(error).kind !== "offline" || new URL(url).origin === location.origin) return "failed";
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

/** Writes to the console, where developers look. */
export function complain(text: string): void {
  console.error(`<session-rsvp-button>: ${text}`);
}
