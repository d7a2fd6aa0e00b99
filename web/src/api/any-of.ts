import type { AnyOf, OnOffer } from "./answers.ts";
import type { Answer } from "./failure.ts";
import { eventPath } from "./queries.ts";
import { type ApiAccess, requestJson } from "./request.ts";

/** What a request for one of several sessions may name. */
export const ANY_OF = { least: 2, most: 5 };

interface AnyOfWish {
  /** The most wanted first. */
  readonly sessionIds: readonly string[];
  readonly onOffer: OnOffer;
}

/** Takes the first free seat of several sessions, or joins their waitlists as one group. Repeating it is safe. */
export const askAnyOf = (access: ApiAccess, eventId: string, wish: AnyOfWish): Promise<Answer<AnyOf>> =>
  requestJson(access, { method: "POST", path: `${eventPath(eventId)}/any-of`, body: wish });
