import type { AgendaSession, Rsvp } from "../../api/answers.ts";
import { lineMessages as text } from "../../messages/attendee/line-messages.ts";
import type { Toast } from "../../ui/toasts.ts";
import type { Action } from "./actions.ts";
import { createAsked } from "./asked.ts";

/** A person who has just joined a waitlist may want to choose what happens when a seat comes. */
export interface ChoiceAsked {
  readonly session: AgendaSession;
  readonly rsvp: Rsvp;
}

export const choiceAsked = createAsked<ChoiceAsked>();

export interface Done extends ChoiceAsked {
  readonly action: Action;
  /** The address of the pages, where they are another site's; else empty. */
  readonly site: string;
}

/** What a toast offers a person who has just joined. Others have chosen already. */
export function choiceAfter({ action, session, rsvp }: Done): Toast["action"] {
  if (action === "pass" || rsvp.status !== "WAITLISTED" || !choiceAsked.isHeard()) return undefined;
  return { label: text.choose, act: () => void choiceAsked.ask({ session, rsvp }) };
}
