import type { Failure } from "../api/failure.ts";
import { areaMessages } from "../messages/organizer/area-messages.ts";

const { failure: text } = areaMessages;

/** Says in a sentence why a request was not answered. */
export function failureText(failure: Failure): string {
  switch (failure.kind) {
    case "offline":
      return text.offline;
    case "unauthenticated":
      return text.unauthenticated;
    case "forbidden":
      return text.forbidden;
    case "missing":
      return text.missing;
    case "too-large":
      return text.tooLarge;
    case "rate-limited":
    case "busy":
      return text.busy(failure.retryAfterSeconds);
    case "changed":
      return text.changed;
    case "invalid":
    case "refused":
      return failure.detail;
    case "unavailable":
      return text.unavailable;
  }
}

/** The same request may succeed in a moment. */
export const isBusy = (failure: Failure) => failure.kind === "busy" || failure.kind === "rate-limited";

/** The request may have succeeded, fully or in part, although its answer was lost. */
export const isUnsure = (failure: Failure): boolean =>
  failure.kind === "offline" || failure.kind === "unavailable" || isBusy(failure);
