import type { Failure } from "../../api/failure.ts";
import { swapMessages as text } from "../../messages/attendee/swap-messages.ts";

/** @param other the title of the session whose seat has been given up, if any */
export const swappedText = (title: string, other: string | undefined): string | undefined =>
  other === undefined ? undefined : text.done(title, other);

/** What a refused exchange leaves as it is. */
export function keptText(failure: Failure, other: string | undefined): string {
  const keeps = other !== undefined && failure.kind === "refused" && failure.code !== "NOTHING_TO_SWAP";
  return keeps ? ` ${text.kept(other)}` : "";
}
