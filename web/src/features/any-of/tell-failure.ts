import type { Failure } from "../../api/failure.ts";
import { actingMessages } from "../../messages/attendee/acting-messages.ts";
import { anyOfMessages as text } from "../../messages/attendee/any-of-messages.ts";

const { refusal, reason: reasons, result } = actingMessages;

/** Why a session could not be had, by the API's code. */
export const refusalText = (code: string): string => refusal[code] ?? result.unavailable;

/** What a person can do about a request that has failed. */
export function failureText(failure: Failure): string {
  switch (failure.kind) {
    case "refused":
      return `${text.allRefused} ${reasons[String(failure.problem.reason)] ?? refusal[failure.code] ?? failure.detail}`;
    case "missing":
    case "busy":
      return refusalText(failure.code);
    case "invalid":
      return text.invalid;
    case "rate-limited":
      return text.tooFast(failure.retryAfterSeconds);
    case "unauthenticated":
      return result.signedOut;
    case "offline":
      return result.offline;
    default:
      return result.unavailable;
  }
}
