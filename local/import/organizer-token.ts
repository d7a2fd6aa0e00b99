import { requestToken } from "../request-token.ts";
import type { RunFile } from "../run-file.ts";
import { ImportError } from "./import-error.ts";

/** Gets an organizer's token from the service on this machine. */
export async function localOrganizerToken({ adminUrl }: RunFile): Promise<string> {
  try {
    return await requestToken(adminUrl, { user: "importer", groups: ["organizer"] });
  } catch {
    throw new ImportError(
      `the service's ${adminUrl} gave no token: pass one with --token or SESSION_RSVP_TOKEN`,
    );
  }
}

/** Whether both URLs lead to the same port of this machine, by any of its names. */
export function isSameService(url: string, other: string): boolean {
  return originOf(url) === originOf(other);
}

function originOf(url: string): string | undefined {
  return URL.parse(url)?.origin.replace(/\/\/(127\.0\.0\.1|\[::1\])(?=:|$)/, "//localhost");
}
